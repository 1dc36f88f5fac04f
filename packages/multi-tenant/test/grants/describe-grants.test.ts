import { App } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { TenantIsolation, TenantPrincipal } from '../../src';
import { accessRole, grantsOn, sharedTable, stackOf, synthesisError, taggedRole, text } from '../synth/fixture';

const INDEXES = [
  { indexName: 'gsi-date', partitionKey: text('PK'), sortKey: text('date') },
  { indexName: 'gsi-status', partitionKey: text('status') },
];

test('every role is described by what it can and cannot do', () => {
  const app = new App();
  const stack = stackOf(app);
  const isolation = TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' });
  const grants = grantsOn(stack, sharedTable(stack, 'Table', { globalSecondaryIndexes: INDEXES }), { isolation });
  grants.readWrite(TenantPrincipal.accessRole(accessRole(stack)));
  grants.read(TenantPrincipal.taggedSessions(taggedRole(stack)));

  const { markdown, json } = grants.describe();
  expect(markdown).toContain('# Tenant isolation of `Docs/Table`');
  expect(markdown).toContain('The partition key is `TENANT#` and the tenant id, optionally followed by `#` and any text.');
  expect(markdown).toContain('## Role `Docs/Tenant`');
  expect(markdown).toContain(
    'Query on the table and the indexes `gsi-date`, if the partition key is `TENANT#<tenant>` or begins with `TENANT#<tenant>#`.',
  );
  expect(markdown).toContain('Anything on `gsi-status`, which mix the items of tenants.');
  expect(markdown).toContain('The author of the app states that every session has the tag TenantID');
  expect(markdown).toContain('## What is proved');
  expect(markdown).toContain("and each of its keys is the tenant's own.");
  expect(markdown).toContain('- the service that opens sessions states the right tenant');
  expect(markdown).toContain('run `dynamorm-cdk prove --template cdk.out`');
  expect(markdown).toContain('## What remains');

  const document = JSON.parse(json);
  expect(document.roles.map(({ role }: { role: string }) => role)).toEqual(['Docs/Tenant', 'Docs/Tagged']);
  expect(document.roles[0].statements.map(({ purpose }: { purpose: string }) => purpose)).toContain('no key of another tenant');
  expect(document.roles[1].can[0]).toBe(
    'GetItem, BatchGetItem on items if the partition key is `TENANT#<tenant>` or begins with `TENANT#<tenant>#`.',
  );
  expect(JSON.stringify(document)).not.toContain('Token[');
  // Describing changes nothing: the app goes on as before.
  grants.write(TenantPrincipal.taggedSessions(taggedRole(stack, 'Later')));
  expect(synthesisError(app)).toBe('');
});

test('a tenant index with shards', () => {
  const stack = stackOf(new App());
  const table = sharedTable(stack, 'Table', { globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: text('tenantShard') }] });
  const grants = grantsOn(stack, table, { isolation: TenantIsolation.index({ shards: 8 }) });
  grants.read(TenantPrincipal.accessRole(accessRole(stack)));
  const { markdown } = grants.describe();
  expect(markdown).toContain(
    'The index `gsi-tenant` has the tenant id, `#` and a shard from 0 to 7 as its partition key; the table does not.',
  );
  expect(markdown).toContain('Query on the indexes `gsi-tenant`, if the index key is a shard of the tenant of the session.');
});

test('tables of tenants own, a tenant index, and nobody', () => {
  const stack = stackOf(new App());
  const byIndex = grantsOn(
    stack,
    sharedTable(stack, 'Table', { globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: text('tenantID') }] }),
    { isolation: TenantIsolation.index() },
  );
  expect(byIndex.describe().markdown).toContain('No role has a tenant grant.');
  byIndex.read(TenantPrincipal.accessRole(accessRole(stack)));
  expect(byIndex.describe().markdown).toContain('Query on the indexes `gsi-tenant`, if the index key is the tenant of the session.');
  expect(byIndex.describe().markdown).toContain('Any call on the table itself, including writes.');
  const own = grantsOn(
    stack,
    sharedTable(stack, 'Other'),
    { table: undefined, isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }) },
    'Own',
  );
  own.read(TenantPrincipal.accessRole(accessRole(stack, 'OwnRole')));
  expect(own.describe().markdown).toContain("Query, Scan, SearchVectors on the table, if the table is the tenant's own.");
  expect(own.describe().markdown).toContain('administration (DeleteTable, PutResourcePolicy), even on its own table.');
  expect(own.describe().markdown).toContain("reaches the tenant's own table or one of its indexes.");
  expect(own.describe().markdown).not.toContain('No key belongs to two tenants.');
  expect(own.describe().markdown).not.toContain('share its throughput');
  expect(byIndex.describe().markdown).toContain('Tenants of one table share its throughput.');
});
