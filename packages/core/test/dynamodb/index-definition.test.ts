import { describe, expect, it } from 'vitest';
import { definitionText, keysText, sameDefinition, sameIndex } from '../../src/dynamodb';

const S = (name: string) => ({ name, type: 'S' });
const byTenant = { name: 'gsi-tenant', partitionKeys: [S('tenant')], sortKeys: [S('at')] };

describe('two definitions', () => {
  it.each([
    ['the same', {}, true],
    ['ALL, stated or not', { projection: 'ALL' }, true],
    ['another partition key', { partitionKeys: [S('Tenant')] }, false],
    ['another type', { sortKeys: [{ name: 'at', type: 'N' }] }, false],
    ['no sort key', { sortKeys: undefined }, false],
    ['another projection', { projection: 'KEYS_ONLY' }, false],
    ['another name', { name: 'gsi-other' }, false],
  ])('%s', (_, changes, same) => {
    expect(sameIndex(byTenant, { ...byTenant, ...changes })).toBe(same);
    expect(sameIndex({ ...byTenant, ...changes }, byTenant)).toBe(same);
  });

  it('are the same whatever the order of projected attributes', () => {
    const including = (...nonKeyAttributes: string[]) => ({ ...byTenant, projection: 'INCLUDE', nonKeyAttributes });
    expect(sameDefinition(including('a', 'b'), including('b', 'a', 'a'))).toBe(true);
    expect(sameDefinition(including('a', 'b'), including('a', 'c'))).toBe(false);
    expect(sameDefinition(including('a'), including('a', 'b'))).toBe(false);
  });

  it('differ by the order of key attributes, and by the key that they stand in', () => {
    const one = { partitionKeys: [S('a'), S('b')], sortKeys: [S('c')] };
    expect(sameDefinition(one, { partitionKeys: [S('b'), S('a')], sortKeys: [S('c')] })).toBe(false);
    expect(sameDefinition(one, { partitionKeys: [S('a')], sortKeys: [S('b'), S('c')] })).toBe(false);
  });
});

it('has a text that tells partition key from sort key', () => {
  expect(keysText([S('PK')])).toBe('PK (S)');
  expect(definitionText({ partitionKeys: [S('a'), S('b')], sortKeys: [{ name: 'c', type: 'N' }] })).toBe('a (S) + b (S), c (N), ALL');
  expect(definitionText({ partitionKeys: [S('a')], projection: 'INCLUDE', nonKeyAttributes: ['z', 'y', 'z'] })).toBe('a (S), INCLUDE y z');
});
