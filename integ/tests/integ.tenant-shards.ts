import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { TableAccess } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';

// Design (c) with shards: each tenant's items stand under several keys of the index, and its sessions query these keys and no other, also
// when everything that DynamoDB has is attached to the role.
const app = new App();
const stack = new IntegStack(app, 'IntegTenantShards');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const table = new MultiTenantTable(stack, 'Docs', {
  partitionKey: string('PK'),
  isolation: TenantIsolation.index({ shards: 2, sortKey: string('createdAt') }),
  ...disposable,
});
const writer = new Probe(stack, 'Writer');
table.wholeTable.connect(writer, TableAccess.WRITE, { allTenants: true });
const probe = new Probe(stack, 'Broker');
const role = new TenantAccessRole(stack, 'TenantRole', { broker: probe });
table.tenantGrants.grantTenantIsolatedAccess(TenantPrincipal.accessRole(role));
const later = new ManagedPolicy(stack, 'AttachedLater', {
  statements: [new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] })],
});
later.attachToRole(role);

const integ = new StackTest(stack);
const TableName = table.tableName;
const put = (PK: string, tenantShard: string): Call => [
  'PutItem',
  { TableName, Item: { PK: { S: PK }, tenantShard: { S: tenantShard }, createdAt: { S: '2026-01-01T00:00:00Z' } } },
];
const query = (shard: string): Call => [
  'Query',
  { TableName, IndexName: 'gsi-tenant', KeyConditionExpression: 'tenantShard = :s', ExpressionAttributeValues: { ':s': { S: shard } } },
];
const calls: Record<string, Call> = {
  shard0: query('acme#0'),
  shard1: query('acme#1'),
  other: query('acme2#0'),
  beyond: query('acme#2'),
  bare: query('acme'),
  scanIndex: ['Scan', { TableName, IndexName: 'gsi-tenant' }],
};
const DENIED = 'AccessDeniedException';
const denied = { beyond: DENIED, bare: DENIED, scanIndex: DENIED };
const session = (TenantID: string) => ({ role: role.roleArn, tags: { TenantID }, calls });

const items = { a: 'acme#0', b: 'acme#1', c: 'acme#1', d: 'acme2#0', e: 'acme#2', f: 'acme' };
const written = writer.expect(
  integ,
  { calls: Object.fromEntries(Object.entries(items).map(([key, shard]) => [key, put(key, shard)])) },
  Object.fromEntries(Object.keys(items).map((key) => [key, 'Allowed'])),
);
written.next(probe.expect(integ, session('acme'), { shard0: 'Allowed 1', shard1: 'Allowed 2', other: DENIED, ...denied }));
written.next(probe.expect(integ, session('acme2'), { shard0: DENIED, shard1: DENIED, other: 'Allowed 1', ...denied }));
const wrong = probe.expect(integ, session('acme'), { shard0: DENIED, shard1: 'Allowed 2', other: DENIED, ...denied });
written.next(wrong);
negativeControl(integ, stack, wrong);
