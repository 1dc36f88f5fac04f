import { TENANT_CLAIM } from '@dynamorm-cdk/core/constructs';
import { KeyType } from '@dynamorm-cdk/model-spec';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { App } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { TenantGrants, TenantIsolation, TenantPrincipal } from '../../src';
import { accessRole, grantsOn, sharedTable, stackOf, text } from '../synth/fixture';

/** The claims that synthesis leaves on a role, each once, however often the app is synthesized. */
function claimsOf(grant: (app: App) => Role): unknown[] {
  const app = new App();
  const role = grant(app);
  app.synth();
  app.synth({ force: true });
  return (role.node.defaultChild?.node.metadata ?? []).filter(({ type }) => type === TENANT_CLAIM).map(({ data }) => JSON.parse(data));
}

test('a role says which tables tell their tenants, and how', () => {
  const claims = claimsOf((app) => {
    const [tables, roles] = [stackOf(app, 'Tables'), stackOf(app, 'Roles')];
    const role = accessRole(roles);
    const principal = TenantPrincipal.accessRole(role);
    const table = sharedTable(tables, 'Table', { globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: text('tenant') }] });
    grantsOn(tables, table, { isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'T#', separator: '#' }) }).read(principal);
    grantsOn(
      tables,
      sharedTable(tables, 'Other', { globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: text('tenantShard') }] }),
      { isolation: TenantIsolation.index({ shards: 4 }) },
      'Sharded',
    ).read(principal);
    new TenantGrants(roles, 'Own', { isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }) }).read(principal);
    return role;
  });
  expect(claims).toEqual([
    { tag: 'TenantID', design: { kind: 'prefixed partition key', prefix: 'T#', separator: '#' }, table: 'Tables/Table/Resource' },
    { tag: 'TenantID', design: { kind: 'index', index: 'gsi-tenant', shards: 4, shardSeparator: '#' }, table: 'Tables/Other/Resource' },
    { tag: 'TenantID', design: { kind: 'table', prefix: 'docs-' } },
  ]);
});

test('of an imported table it says what the grant states', () => {
  const claims = claimsOf((app) => {
    const stack = stackOf(app);
    const role = accessRole(stack, 'Tenant', { tenantTagKey: 'Customer' });
    const shape = { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes: [] };
    grantsOn(stack, TableV2.fromTableName(stack, 'Imported', 'docs'), { shape, tenantTagKey: 'Customer' }).read(
      TenantPrincipal.accessRole(role),
    );
    return role;
  });
  expect(claims).toEqual([
    {
      tag: 'Customer',
      design: { kind: 'partition key' },
      imported: { name: 'docs', account: '111111111111', partitionKey: 'PK', indexes: [] },
    },
  ]);
});
