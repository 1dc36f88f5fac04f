import { App, Fn, Stack, Token } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { TenantIsolation, TenantPlacement } from '../../src';
import { ByPrefixedPartitionKey } from '../../src/isolation/by-prefixed-partition-key';
import { ByTenantIndex } from '../../src/isolation/by-tenant-index';
import { LeadingKeys } from '../../src/policy/leading-keys';

test.each([
  [TenantIsolation.partitionKey(), TenantPlacement.PARTITION_KEY, 'The partition key is the tenant id.'],
  [
    TenantIsolation.prefixedPartitionKey({ prefix: 'T#', separator: '#' }),
    TenantPlacement.PREFIXED_PARTITION_KEY,
    'The partition key is `T#` and the tenant id, optionally followed by `#` and any text.',
  ],
  [TenantIsolation.index(), TenantPlacement.INDEX, 'The index `gsi-tenant` has the tenant id as its partition key; the table does not.'],
  [
    TenantIsolation.index({ indexName: 'by-tenant', shards: 8 }),
    TenantPlacement.INDEX,
    'The index `by-tenant` has the tenant id, `#` and a shard from 0 to 7 as its partition key; the table does not.',
  ],
  [
    TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }),
    TenantPlacement.TABLE,
    'Each tenant has a table named `docs-` and the tenant id.',
  ],
])('a declaration says where the tenant stands: %#', (isolation, placement, description) => {
  expect([isolation.placement, isolation.description]).toEqual([placement, description]);
});

describe('separators and prefixes', () => {
  test.each(['_', '.', ':', '/', '=', '+', '-', '@', ' ', 'a', '7', 'é', '::', ''])(
    '%j may be part of a tenant id, or is nothing',
    (separator) => {
      expect(() => TenantIsolation.prefixedPartitionKey({ prefix: 'T#', separator })).toThrow('DYN-V001');
    },
  );

  test.each(['#', '|', '~', '!', '%', ':#', '--~'])('%j is safe', (separator) => {
    expect(TenantIsolation.prefixedPartitionKey({ prefix: 'T#', separator }).description).toContain(
      `optionally followed by \`${separator}\``,
    );
  });

  test('the static text stands for itself, whatever its characters', () => {
    const keys = (prefix: string, separator?: string) => new LeadingKeys(new ByPrefixedPartitionKey({ prefix, separator }), 'T').own;
    expect(keys('A*?$')['ForAllValues:StringEquals']).toEqual({ 'dynamodb:LeadingKeys': ['A*?${$}${aws:PrincipalTag/T}'] });
    expect(keys('A*?$', '*')['ForAllValues:StringLike']).toEqual({
      'dynamodb:LeadingKeys': ['A${*}${?}${$}${aws:PrincipalTag/T}', 'A${*}${?}${$}${aws:PrincipalTag/T}${*}*'],
    });
  });

  test('names that are unknown or no names are refused', () => {
    const token = new Stack(new App()).region;
    for (const indexName of ['x', 'a b', token]) expect(() => TenantIsolation.index({ indexName })).toThrow('DYN-V005');
    for (const tableNamePrefix of ['', 'a/b', token]) expect(() => TenantIsolation.tablePerTenant({ tableNamePrefix })).toThrow('DYN-V004');
  });

  test('a prefix must be known and say something', () => {
    expect(() => TenantIsolation.prefixedPartitionKey({ prefix: '' })).toThrow(/DYN-V002.*partitionKey\(\)/);
    expect(() => TenantIsolation.prefixedPartitionKey({ prefix: new Stack(new App()).region })).toThrow('DYN-V002');
  });
});

describe('shards of the tenant index', () => {
  test('each is named, in what is allowed and in what is denied', () => {
    const keys = new LeadingKeys(new ByTenantIndex({ shards: 2, shardSeparator: '$#' }), 'T');
    const shards = ['${aws:PrincipalTag/T}${$}#0', '${aws:PrincipalTag/T}${$}#1'];
    expect(keys.own['ForAllValues:StringEquals']).toEqual({ 'dynamodb:LeadingKeys': shards });
    expect(keys.foreign['ForAnyValue:StringNotEquals']).toEqual({ 'dynamodb:LeadingKeys': shards });
  });

  test.each([2, 64])('%d are shards', (shards) => {
    expect(new ByTenantIndex({ shards }).ownKeys('acme').values).toEqual(Array.from({ length: shards }, (_, shard) => `acme#${shard}`));
  });

  test.each([1, 0, -2, 2.5, 65, Number.NaN, Number.POSITIVE_INFINITY])('%d are none', (shards) => {
    expect(() => TenantIsolation.index({ shards })).toThrow(`DYN-V006: the number of shards must be a whole number from 2 to 64`);
  });

  test('a number that is unknown until deployment is refused', () => {
    const shards = Token.asNumber(Fn.ref('Shards'));
    expect(() => TenantIsolation.index({ shards })).toThrow(/DYN-V006.*got: a token/);
  });

  test.each([':', 'a', '0', ''])('a separator that a tag could hold (%j) is refused', (shardSeparator) => {
    expect(() => TenantIsolation.index({ shards: 2, shardSeparator })).toThrow('DYN-V001');
  });

  test('a separator without shards separates nothing', () => {
    expect(() => TenantIsolation.index({ shardSeparator: '#' })).toThrow('DYN-V006: shardSeparator is `#`, but there are no shards');
    expect(new ByTenantIndex({}).ownKeys('acme').values).toEqual(['acme']);
  });
});
