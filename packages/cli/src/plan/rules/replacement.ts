import { canonical, isIntrinsic, known, sameValue, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import { IndexKind, type IndexShape, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import type { Pair } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/** Why CloudFormation makes a new table in place of the old one, and what it is not known of. */
export interface Replacement {
  readonly reasons: string[];
  readonly unknown: string[];
}

/**
 * What makes CloudFormation replace a table: another name, another import source, other keys, other local indexes. DynamoDB itself has no call that
 * changes keys or local indexes of a table.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html
 */
export function replacementOf({ from, to }: Pair): Replacement {
  const result: Replacement = { reasons: [], unknown: [] };
  compare(result, 'the keys', keysText(from.shape), keysText(to.shape), from.properties.KeySchema, to.properties.KeySchema);
  const locals = [from, to].map(localText);
  compare(
    result,
    'the local secondary indexes',
    locals[0],
    locals[1],
    from.properties.LocalSecondaryIndexes,
    to.properties.LocalSecondaryIndexes,
  );
  compareNames(result, from, to);
  const imports = [from, to].map(({ properties }) => known(properties.ImportSourceSpecification));
  if (!from.deployed && !sameValue(imports[0], imports[1])) result.reasons.push('the source of the import changes');
  return result;
}

function compare(result: Replacement, what: string, before: string, after: string, rawBefore: unknown, rawAfter: unknown): void {
  if (before.includes(UnknownValue.TEXT) || after.includes(UnknownValue.TEXT)) {
    if (!sameValue(rawBefore, rawAfter)) result.unknown.push(what);
  } else if (before !== after) result.reasons.push(`${what} change from ${before} to ${after}`);
}

/** A table that CloudFormation named has no name in its template; a deployed one does not say who named it. */
function compareNames(result: Replacement, from: TableSide, to: TableSide): void {
  const before = known(from.properties.TableName);
  const after = known(to.properties.TableName);
  if (sameValue(from.properties.TableName, to.properties.TableName)) return;
  const named = (value: unknown): string => (value === undefined ? 'one that CloudFormation makes' : `\`${value as string}\``);
  if (before === UNKNOWN || after === UNKNOWN) result.unknown.push('the name of the table');
  else if (from.deployed && after === undefined) {
    if (!madeByCloudFormation(String(before))) result.unknown.push('whether the template had named the table');
  } else if (before !== after) result.reasons.push(`the name changes from ${named(before)} to ${named(after)}`);
}

/** `Stack-LogicalId-` and a random end. */
function madeByCloudFormation(name: string): boolean {
  return /^.+-.+-[A-Z0-9]{8,}$/.test(name);
}

function keysText({ partitionKey, sortKey }: TableShape): string {
  return [partitionKey, ...(sortKey ? [sortKey] : [])].map(({ name, type }) => `\`${name} (${type})\``).join(', ');
}

function localText({ shape }: TableSide): string {
  const locals = (shape.indexes ?? []).filter(({ kind }) => kind === IndexKind.LOCAL);
  const texts = locals.map((index: IndexShape) => {
    const fields = [...new Set(index.nonKeyAttributes ?? [])].sort();
    const keys = (index.sortKeys ?? []).map(({ name, type }) => `${name} (${type})`).join(', ');
    return `\`${index.name}\` by ${keys}, ${[index.projection ?? 'ALL', ...fields].join(' ')}`;
  });
  return texts.sort().join('; ') || 'none';
}

/**
 * Attributes whose type changes in one update: a table of the older kind is replaced for that, even where no key of its own is concerned.
 * Waves never edit a definition: the attribute leaves with its last index before it comes again.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-attributedefinitions
 */
export function editedAttributes({ from, to }: Pair): string[] {
  const types = (side: TableSide): Map<string, string> =>
    new Map(
      (Array.isArray(side.properties.AttributeDefinitions) ? side.properties.AttributeDefinitions : [])
        .filter((one) => !isIntrinsic(one) && typeof one?.AttributeName === 'string')
        .map((one) => [one.AttributeName, canonical(one.AttributeType)]),
    );
  const before = types(from);
  return [...types(to)].filter(([name, type]) => before.has(name) && before.get(name) !== type).map(([name]) => name);
}
