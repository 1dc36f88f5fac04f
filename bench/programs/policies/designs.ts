import { IndexKind, KeyType } from '@dynamorm-cdk/model-spec';
import { TenantAccessRole, TenantGrants, TenantIsolation, TenantPlacement, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import type { DesignName } from './design-names';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** What each design declares; where tenants have tables of their own, each grant has a prefix of its own instead. */
export const DESIGNS: Record<DesignName, TenantIsolation> = {
  'partition key': TenantIsolation.partitionKey(),
  'prefix alone': TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' }),
  'prefix and separator': TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
  'tenant index': TenantIsolation.index(),
  'tenant index, 2 shards': TenantIsolation.index({ shards: 2 }),
  'tenant index, 8 shards': TenantIsolation.index({ shards: 8 }),
  'tenant index, 32 shards': TenantIsolation.index({ shards: 32 }),
  'table per tenant': TenantIsolation.tablePerTenant({ tableNamePrefix: 'prefix' }),
};

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** How CDK treats the statements of a role. */
export const WAYS: Record<string, Record<string, unknown>> = {
  apart: { '@aws-cdk/aws-iam:minimizePolicies': false },
  merged: { '@aws-cdk/aws-iam:minimizePolicies': true },
  // CDK takes an ARN that it does not know yet for 150 characters, unless it is told better.
  estimated: { '@aws-cdk/aws-iam:minimizePolicies': true, '@aws-cdk/aws-iam.arnSizeEstimate': 100 },
};

/** An app in which one role may do on so many tables all that a design can hold. Tables have two indexes each, and one more for the tenant. */
export function appOf(isolation: TenantIsolation, tables: number, outdir: string, way: string): App {
  const app = new App({ outdir, analyticsReporting: false, context: WAYS[way] });
  const stack = new Stack(app, 'Docs', { env: { account: ACCOUNT, region: REGION } });
  const broker = new Role(stack, 'Broker', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const role = TenantPrincipal.accessRole(new TenantAccessRole(stack, 'Tenant', { broker }));
  for (let at = 0; at < tables; at++) grantsOn(stack, isolation, at).grantTenantIsolatedAccess(role);
  return app;
}

function grantsOn(stack: Stack, isolation: TenantIsolation, at: number): TenantGrants {
  const name = `documents-${String(at).padStart(4, '0')}`;
  if (isolation.placement === TenantPlacement.TABLE) {
    const indexes = ['gsi-date', 'gsi-status'].map((index) => ({
      name: index,
      kind: IndexKind.GLOBAL,
      partitionKeys: [{ name: index.slice(4), type: KeyType.STRING }],
    }));
    return new TenantGrants(stack, `Grants${at}`, {
      isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: `${name}-` }),
      shape: { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes },
    });
  }
  const table = new TableV2(stack, `Table${at}`, {
    tableName: name,
    partitionKey: text('PK'),
    sortKey: text('SK'),
    globalSecondaryIndexes: [
      { indexName: 'gsi-date', partitionKey: text('PK'), sortKey: text('date') },
      { indexName: 'gsi-status', partitionKey: text('status') },
      ...(isolation.placement === TenantPlacement.INDEX ? [{ indexName: 'gsi-tenant', partitionKey: text('tenantID') }] : []),
    ],
  });
  return new TenantGrants(stack, `Grants${at}`, { table, isolation });
}
