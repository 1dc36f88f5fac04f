import { IndexKind, type IndexShape, type KeyAttribute, KeyType, Projection, type TableShape } from '@dynamorm-cdk/model-spec';
import fc from 'fast-check';

// Few names, so that indexes of the two ends meet: the same, changed, and of different types for one attribute.
const names = ['gsi-a', 'gsi-b', 'gsi-c', 'gsi-d', 'gsi-e', 'gsi-f'];
const attributes = ['a', 'b', 'c', 'd'];

/** The indexes of one table: each attribute has one type there. */
export function indexSets(maxLength = 6): fc.Arbitrary<IndexShape[]> {
  return fc
    .tuple(
      fc.record(Object.fromEntries(attributes.map((name) => [name, fc.constantFrom(KeyType.STRING, KeyType.STRING, KeyType.NUMBER)]))),
      fc.uniqueArray(
        fc.record({
          name: fc.constantFrom(...names),
          keys: fc.uniqueArray(fc.constantFrom(...attributes), { minLength: 1, maxLength: 2 }),
          projected: fc.option(fc.uniqueArray(fc.constantFrom('f', 'g', 'h'), { maxLength: 2 }), { nil: undefined }),
        }),
        { selector: ({ name }) => name, maxLength },
      ),
    )
    .map(([types, indexes]) =>
      indexes.map(({ name, keys: [partition, sort], projected }) => {
        const key = (attribute: string): KeyAttribute => ({ name: attribute, type: types[attribute] });
        return {
          name,
          kind: IndexKind.GLOBAL,
          partitionKeys: [key(partition)],
          ...(sort === undefined ? {} : { sortKeys: [key(sort)] }),
          ...projection(projected),
        };
      }),
    );
}

/** A table with these global indexes. */
export function tableWith(indexes: IndexShape[]): TableShape {
  return { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes };
}

function projection(projected: string[] | undefined): Pick<IndexShape, 'projection' | 'nonKeyAttributes'> {
  if (projected === undefined) return {};
  return projected.length === 0 ? { projection: Projection.KEYS_ONLY } : { projection: Projection.INCLUDE, nonKeyAttributes: projected };
}
