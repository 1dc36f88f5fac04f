import { App, Stack } from 'aws-cdk-lib/core';
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
