import type { IndexProperty, KeysProperty, TableResource } from './table-resource';
import { isKnown, UNKNOWN, type Unknown } from './unknown';

/** The indexes that are not unknown as a whole. */
export function indexesOf({ globalIndexes, localIndexes }: TableResource): IndexProperty[] {
  const known = (list: TableResource['globalIndexes']) => (list === UNKNOWN ? [] : list.filter((index) => index !== UNKNOWN));
  return [...known(globalIndexes), ...known(localIndexes)];
}

/** A key attribute without a definition: CloudFormation refuses such a table. */
export interface MissingDefinition {
  readonly attribute: string;
  /** The index that needs it; none where the key of the table does, or an index without a known name. */
  readonly index?: string;
}

/**
 * The key attributes that AttributeDefinitions do not name; none where the definitions are not known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-attributedefinitions
 */
export function missingDefinitions(table: TableResource): MissingDefinition[] {
  const missing: MissingDefinition[] = [];
  const look = (keys: KeysProperty | Unknown, index?: string): void => {
    if (keys === UNKNOWN) return;
    for (const { name, type } of [...keys.partitionKeys, ...keys.sortKeys]) {
      if (type !== undefined || name === UNKNOWN || missing.some(({ attribute }) => attribute === name)) continue;
      missing.push({ attribute: name, ...(index === undefined ? {} : { index }) });
    }
  };
  look(table.keys);
  for (const index of indexesOf(table)) look(index.keys, isKnown(index.name) ? index.name : undefined);
  return [...missing, ...missingOfSearches(table, missing)];
}

/** A vector index needs definitions of what a search narrows by. */
function missingOfSearches({ definitions, vectorIndexes }: TableResource, before: MissingDefinition[]): MissingDefinition[] {
  if (vectorIndexes === UNKNOWN || definitions === UNKNOWN) return [];
  const there = new Set<unknown>([...definitions.map(({ name }) => name), ...before.map(({ attribute }) => attribute)]);
  if (there.has(UNKNOWN)) return [];
  return vectorIndexes.flatMap((index) =>
    index === UNKNOWN
      ? []
      : index.searched.flatMap((attribute) => {
          if (attribute === UNKNOWN || there.has(attribute)) return [];
          there.add(attribute);
          return [{ attribute, ...(isKnown(index.name) ? { index: index.name } : {}) }];
        }),
  );
}
