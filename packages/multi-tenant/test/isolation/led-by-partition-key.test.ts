import { IndexKind, type IndexShape, KeyType, UnknownValue } from '@dynamorm-cdk/model-spec';
import { describe, expect, test } from 'vitest';
import { ByPartitionKey } from '../../src/isolation/by-partition-key';
import { ByPrefixedPartitionKey } from '../../src/isolation/by-prefixed-partition-key';

const key = (name: string) => ({ name, type: KeyType.STRING });
const index = (kind: IndexKind, ...names: string[]): IndexShape => ({ name: 'index', kind, partitionKeys: names.map(key) });

describe.each([
  ['the key is the tenant', new ByPartitionKey()],
  ['the key begins with the tenant', new ByPrefixedPartitionKey({ prefix: 'T#' })],
])('%s', (_, design) => {
  const isSafe = (one: IndexShape, partitionKey = 'PK') => design.isSafe(one, { partitionKey: key(partitionKey) });

  test('an index that the key of the table leads shows each tenant its own items', () => {
    expect(isSafe(index(IndexKind.GLOBAL, 'PK'))).toBe(true);
    expect(isSafe(index(IndexKind.GLOBAL, 'PK', 'year'))).toBe(true);
  });

  test('an index that anything else leads does not, also where the key of the table comes second', () => {
    expect(isSafe(index(IndexKind.GLOBAL, 'status'))).toBe(false);
    expect(isSafe(index(IndexKind.GLOBAL, 'year', 'PK'))).toBe(false);
    expect(isSafe(index(IndexKind.GLOBAL))).toBe(false);
  });

  test('a local index has the key of the table, whatever its shape says', () => {
    expect(isSafe(index(IndexKind.LOCAL, 'PK'))).toBe(true);
    expect(isSafe(index(IndexKind.LOCAL))).toBe(true);
  });

  test('two names that only the deployment knows need not be the same', () => {
    expect(isSafe(index(IndexKind.GLOBAL, UnknownValue.TEXT), UnknownValue.TEXT)).toBe(false);
  });
});
