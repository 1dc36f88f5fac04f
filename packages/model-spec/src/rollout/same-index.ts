import { type IndexShape, type KeyAttribute, Projection } from '../table-shape';

/** Whether two definitions are the same index to DynamoDB: it can change neither keys nor projection of one that exists. */
export function sameIndex(one: IndexShape, other: IndexShape): boolean {
  return one.name === other.name && definitionText(one) === definitionText(other);
}

/** Keys and projection in one text, such as `status (S), total (N), INCLUDE email`. */
export function definitionText(index: IndexShape): string {
  const projection = index.projection ?? Projection.ALL;
  const fields = [...new Set(index.nonKeyAttributes ?? [])].sort();
  return [
    ...index.partitionKeys.map(keyText),
    ...(index.sortKeys?.length ? ['sorted by', ...index.sortKeys.map(keyText)] : []),
    [projection, ...fields].join(' '),
  ].join(', ');
}

/** The key attributes of an index. */
export function keysOf(index: IndexShape): KeyAttribute[] {
  return [...index.partitionKeys, ...(index.sortKeys ?? [])];
}

function keyText({ name, type }: KeyAttribute): string {
  return `${name} (${type})`;
}
