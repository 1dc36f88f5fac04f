/** Names that stand more than once, each once. One attribute cannot be two parts of a key, nor one name two indexes. */
export function repeatedNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) < at))];
}

/** A key attribute at some place. */
export interface TypedKey {
  readonly name: string;
  readonly type: string;
}

/** A key whose attribute has another type at an earlier place. */
export interface TypeConflict<K extends TypedKey> {
  readonly key: K;
  readonly first: K;
}

/**
 * The keys that give an attribute another type than the first that names it: DynamoDB defines each key attribute once for a table and all
 * its indexes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html
 */
export function typeConflicts<K extends TypedKey>(keys: readonly K[]): TypeConflict<K>[] {
  const first = firstOfEach(keys);
  const conflicts: TypeConflict<K>[] = [];
  for (const key of keys) {
    const one = first.get(key.name);
    if (one !== undefined && one.type !== key.type) conflicts.push({ key, first: one });
  }
  return conflicts;
}

/** The first key of each attribute. */
export function firstOfEach<K extends TypedKey>(keys: readonly K[]): Map<string, K> {
  const first = new Map<string, K>();
  for (const key of keys) if (!first.has(key.name)) first.set(key.name, key);
  return first;
}
