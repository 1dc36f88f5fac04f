/** A key attribute; a public type of the packages has this shape. */
export interface KeyDefinition {
  readonly name: string;
  readonly type: string;
}

/** An index; the public type of model-spec has this shape. */
export interface IndexDefinition {
  readonly name: string;
  readonly partitionKeys: readonly KeyDefinition[];
  readonly sortKeys?: readonly KeyDefinition[];
  /** ALL where nothing is stated. */
  readonly projection?: string;
  readonly nonKeyAttributes?: readonly string[];
}

/** The key attributes of an index. */
export function keysOf<K extends KeyDefinition>(index: { readonly partitionKeys: readonly K[]; readonly sortKeys?: readonly K[] }): K[] {
  return [...index.partitionKeys, ...(index.sortKeys ?? [])];
}

/** Whether two definitions are the same index to DynamoDB, which changes neither keys nor projection of one that exists. */
export function sameIndex(one: IndexDefinition, other: IndexDefinition): boolean {
  return one.name === other.name && sameDefinition(one, other);
}

/** Whether keys and projection are the same. The order of key attributes counts, that of projected ones does not. */
export function sameDefinition(one: Omit<IndexDefinition, 'name'>, other: Omit<IndexDefinition, 'name'>): boolean {
  return (
    sameKeys(one.partitionKeys, other.partitionKeys) &&
    sameKeys(one.sortKeys, other.sortKeys) &&
    (one.projection ?? 'ALL') === (other.projection ?? 'ALL') &&
    sameFields(one.nonKeyAttributes, other.nonKeyAttributes)
  );
}

function sameKeys(ours: readonly KeyDefinition[] = [], theirs: readonly KeyDefinition[] = []): boolean {
  return ours.length === theirs.length && ours.every(({ name, type }, at) => name === theirs[at].name && type === theirs[at].type);
}

function sameFields(ours: readonly string[] = [], theirs: readonly string[] = []): boolean {
  if (ours.length === 0 && theirs.length === 0) return true;
  const fields = new Set(ours);
  return new Set(theirs).size === fields.size && theirs.every((name) => fields.has(name));
}

/** A key attribute as messages show it, such as `email (S)`. */
export function keyText({ name, type }: KeyDefinition): string {
  return `${name} (${type})`;
}

/** Partition key, then sort key, such as `tenant (S) + region (S), createdAt (N)`. */
export function keysText(partitionKeys: readonly KeyDefinition[], sortKeys: readonly KeyDefinition[] = []): string {
  return [partitionKeys, sortKeys]
    .filter((keys) => keys.length > 0)
    .map((keys) => keys.map(keyText).join(' + '))
    .join(', ');
}

/** Keys and projection in one text, such as `status (S), total (N), INCLUDE email`. The same definitions have the same text. */
export function definitionText(index: Omit<IndexDefinition, 'name'>): string {
  const fields = [...new Set(index.nonKeyAttributes ?? [])].sort();
  return `${keysText(index.partitionKeys, index.sortKeys)}, ${[index.projection ?? 'ALL', ...fields].join(' ')}`;
}
