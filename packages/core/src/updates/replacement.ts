import {
  canonical,
  expressionText,
  holdsUnknown,
  isIntrinsic,
  type Likeness,
  likenessOf,
  type Properties,
  present,
  readTable,
  recordOf,
  recordsOf,
  sameValue,
  UNKNOWN,
} from '../cloudformation';
import { hasSource, type TableDefinition, type TableUpdate } from './fact';
import { isWrittenOut } from './parts';

/** Why CloudFormation makes a new table in place of the old one, and what it is not known of. */
export interface Replacement {
  readonly reasons: string[];
  readonly unknown: string[];
}

/**
 * What makes CloudFormation replace a table: another name, another import source, other keys, other local indexes. DynamoDB itself has no
 * call that changes keys or local indexes of a table.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
 */
export function replacementOf(update: TableUpdate): Replacement {
  const { before, after } = update;
  const result: Replacement = { reasons: [], unknown: [] };
  if (!hasSource(before) && !hasSource(after)) {
    compareKeys(result, before, after);
    compareLocals(result, before, after);
  }
  compareNames(result, before, after);
  // What only the search of a vector index uses is of no key.
  if (result.unknown.length === 0 && !sameValue(openDefinitions(before), openDefinitions(after)))
    result.unknown.push('the attribute definitions');
  const imports = [before, after].map(({ properties }) => present(properties.ImportSourceSpecification));
  if (!before.described && !sameValue(imports[0], imports[1])) result.reasons.push('the source of the import changes');
  return result;
}

interface RawKey {
  readonly name: unknown;
  readonly role: unknown;
  readonly type: unknown;
}

function compareKeys(result: Replacement, before: TableDefinition, after: TableDefinition): void {
  const schemas = [before, after].map(({ properties }) => present(properties.KeySchema));
  if (!schemas.every((schema) => Array.isArray(schema) && isWrittenOut(schema))) {
    if (!sameValue(schemas[0], schemas[1])) result.unknown.push('the keys');
    return;
  }
  const [ours, theirs] = [before, after].map(({ properties }) => keysIn(properties));
  const texts = [ours, theirs].map((keys) =>
    keys.map(({ name, type }) => `\`${expressionText(name)} (${type === undefined ? 'type unknown' : expressionText(type)})\``).join(', '),
  );
  const untyped = untypedLikeness(before.properties, after.properties);
  const likeness =
    ours.length === theirs.length
      ? worst(
          ours.flatMap((key, at) => [
            likenessOf(key.name, theirs[at].name),
            likenessOf(key.role, theirs[at].role),
            key.type === undefined || theirs[at].type === undefined ? untyped : likenessOf(key.type, theirs[at].type),
          ]),
        )
      : 'different';
  if (likeness === 'different') result.reasons.push(`the keys change from ${texts[0]} to ${texts[1]}`);
  else if (likeness === 'unknown') result.unknown.push(`whether the keys ${texts[0]} and ${texts[1]} are the same`);
}

function keysIn({ KeySchema, AttributeDefinitions }: Properties): RawKey[] {
  const types = new Map(
    recordsOf(AttributeDefinitions).map(({ AttributeName, AttributeType }) => [canonical(AttributeName), AttributeType]),
  );
  return recordsOf(KeySchema).map(({ AttributeName: name, KeyType: role }) => ({ name, role, type: types.get(canonical(name)) }));
}

/** The definitions of which a part is an expression. */
function openDefinitions({ properties: { AttributeDefinitions: definitions } }: TableDefinition): unknown {
  return Array.isArray(definitions) ? definitions.filter(holdsUnknown) : holdsUnknown(definitions) ? definitions : [];
}

/** How the types are of keys that no definition is known of. A definition that is missing is told elsewhere. */
function untypedLikeness(before: Properties, after: Properties): Likeness {
  const isOpen = (properties: Properties): boolean => {
    const { definitions } = readTable(properties);
    return definitions === UNKNOWN || definitions.some(({ name, type }) => name === UNKNOWN || type === undefined);
  };
  const [ours, theirs] = [before, after].map(({ AttributeDefinitions }) => present(AttributeDefinitions));
  return (isOpen(before) || isOpen(after)) && !sameValue(ours, theirs) ? 'unknown' : 'same';
}

function worst(all: Likeness[]): Likeness {
  return (['different', 'unknown'] as const).find((one) => all.includes(one)) ?? 'same';
}

function compareLocals(result: Replacement, before: TableDefinition, after: TableDefinition): void {
  const raw = [before, after].map(({ properties }) => properties.LocalSecondaryIndexes);
  const texts = [before, after].map(localText);
  if (texts.includes(undefined)) {
    const [ours, theirs] = [before, after].map(({ properties }) => [properties.LocalSecondaryIndexes, definitionsOfLocals(properties)]);
    if (!sameValue(ours, theirs)) result.unknown.push('the local secondary indexes');
  } else if (texts[0] !== texts[1]) result.reasons.push(`the local secondary indexes change from ${texts[0]} to ${texts[1]}`);
  else if (!sameValue(partitionKeys(raw[0]), partitionKeys(raw[1])))
    result.unknown.push('the partition keys of the local secondary indexes');
}

/** The definitions of keys of local indexes, and those that may be of them. */
function definitionsOfLocals({ AttributeDefinitions, LocalSecondaryIndexes }: Properties): unknown {
  const keys = recordsOf(LocalSecondaryIndexes).flatMap(({ KeySchema }) =>
    recordsOf(KeySchema).map(({ AttributeName }) => canonical(AttributeName)),
  );
  if (isIntrinsic(AttributeDefinitions)) return AttributeDefinitions;
  return recordsOf(AttributeDefinitions).filter(
    (one) => isIntrinsic(one) || isIntrinsic(one.AttributeName) || keys.includes(canonical(one.AttributeName)),
  );
}

/** The local indexes in a text that is the same for the same ones; undefined where a part is unknown. */
function localText({ properties }: TableDefinition): string | undefined {
  const { localIndexes } = readTable(properties);
  if (localIndexes === UNKNOWN) return undefined;
  const texts = localIndexes.map((index) => {
    if (index === UNKNOWN || index.keys === UNKNOWN || index.nonKeyAttributes === UNKNOWN) return undefined;
    const fields = [...new Set(index.nonKeyAttributes ?? [])];
    const parts = [index.name, index.projection, ...fields, ...index.keys.sortKeys.flatMap(({ name, type }) => [name, type])];
    if (parts.includes(UNKNOWN)) return undefined;
    const keys = index.keys.sortKeys.map(({ name, type }) => `${String(name)} (${String(type ?? '?')})`).join(', ');
    return `\`${index.name === undefined ? 'no name' : String(index.name)}\` by ${keys}, ${[String(index.projection ?? 'ALL'), ...fields.map(String).sort()].join(' ')}`;
  });
  return texts.includes(undefined) ? undefined : texts.sort().join('; ') || 'none';
}

/** The partition keys of local indexes, of which none but that of the table is accepted. */
function partitionKeys(locals: unknown): unknown {
  return recordsOf(locals)
    .map(({ IndexName, KeySchema }) => [IndexName, recordsOf(KeySchema)[0]?.AttributeName])
    .sort();
}

/** A table that CloudFormation named has no name in its template; a described one does not say who named it. */
function compareNames(result: Replacement, before: TableDefinition, after: TableDefinition): void {
  const [had, has] = [before, after].map(({ properties }) => present(properties.TableName));
  if (had === undefined && has === undefined) return;
  if (before.described && has === undefined) {
    if (!isMadeByCloudFormation(String(had))) result.unknown.push('whether the template had named the table');
    return;
  }
  const likeness = had === undefined || has === undefined ? 'different' : likenessOf(had, has);
  const named = (value: unknown): string => (value === undefined ? 'a generated name' : `\`${expressionText(value)}\``);
  if (likeness === 'different') result.reasons.push(`the name changes from ${named(had)} to ${named(has)}`);
  else if (likeness === 'unknown') result.unknown.push(`whether the names ${named(had)} and ${named(has)} are the same`);
}

/** `Stack-LogicalId-` and a random end. */
function isMadeByCloudFormation(name: string): boolean {
  return /^.+-.+-[A-Z0-9]{8,}$/.test(name);
}

/**
 * Attributes whose type changes in one update: a table of the older kind is replaced for that, even where no key of its own is concerned.
 * Waves never edit a definition: the attribute leaves with its last index before it comes again.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-attributedefinitions
 */
export function editedAttributes({ before, after }: TableUpdate): string[] {
  const types = ({ properties }: TableDefinition): Map<string, string> =>
    new Map(
      (Array.isArray(properties.AttributeDefinitions) ? properties.AttributeDefinitions : [])
        .filter((one) => !isIntrinsic(one) && typeof recordOf(one).AttributeName === 'string')
        .map((one) => [recordOf(one).AttributeName as string, canonical(recordOf(one).AttributeType)]),
    );
  const old = types(before);
  return [...types(after)].filter(([name, type]) => old.has(name) && old.get(name) !== type).map(([name]) => name);
}
