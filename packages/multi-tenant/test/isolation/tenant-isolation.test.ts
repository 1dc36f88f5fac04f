import { App, Fn, Stack, Token } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { TenantIsolation } from '../../src';
import { LeadingKeys } from '../../src/policy/leading-keys';

describe('separators and prefixes', () => {
  test.each(['_', '.', ':', '/', '=', '+', '-', '@', ' ', 'a', '7', 'é', '::', ''])(
    '%j may be part of a tenant id, or is nothing',
    (separator) => {
      expect(() => TenantIsolation.prefixedPartitionKey({ prefix: 'T#', separator })).toThrow('DYN-V001');
    },
  );

  test.each(['#', '|', '~', '!', '%', ':#', '--~'])('%j is safe', (separator) => {
    expect(TenantIsolation.prefixedPartitionKey({ prefix: 'T#', separator }).separator).toBe(separator);
  });

  test('the static text stands for itself, whatever its characters', () => {
    const keys = (prefix: string, separator?: string) =>
      new LeadingKeys(TenantIsolation.prefixedPartitionKey({ prefix, separator }), 'T').own;
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
    const keys = new LeadingKeys(TenantIsolation.index({ shards: 2, shardSeparator: '$#' }), 'T');
    const shards = ['${aws:PrincipalTag/T}${$}#0', '${aws:PrincipalTag/T}${$}#1'];
    expect(keys.own['ForAllValues:StringEquals']).toEqual({ 'dynamodb:LeadingKeys': shards });
    expect(keys.foreign['ForAnyValue:StringNotEquals']).toEqual({ 'dynamodb:LeadingKeys': shards });
  });

  test.each([2, 64])('%d are shards', (shards) => {
    expect(TenantIsolation.index({ shards })).toMatchObject({ shards, shardSeparator: '#' });
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
    expect(TenantIsolation.index().shardSeparator).toBeUndefined();
  });
});
