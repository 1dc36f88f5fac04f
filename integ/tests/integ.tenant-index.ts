import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { TableAccess } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';

// Design (c): the tenant is a plain attribute with an index. A trusted writer maintains the rows; tenants query that index and nothing else.
const app = new App();
const stack = new IntegStack(app, 'IntegTenantIndex');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const table = new MultiTenantTable(stack, 'Docs', {
  partitionKey: string('PK'),
  isolation: TenantIsolation.index({ indexName: 'gsi-tenant', sortKey: string('createdAt') }),
  ...disposable,
});
const writer = new Probe(stack, 'Writer');
table.wholeTable.connect(writer, TableAccess.WRITE, { allTenants: true });
const probe = new Probe(stack, 'Broker');
const role = new TenantAccessRole(stack, 'TenantRole', { broker: probe });
table.tenantGrants.grantTenantIsolatedAccess(TenantPrincipal.accessRole(role));

const integ = new StackTest(stack);
const TableName = table.tableName;
const put = (PK: string, tenantID: string): Call => [
  'PutItem',
  { TableName, Item: { PK: { S: PK }, tenantID: { S: tenantID }, createdAt: { S: '2026-01-01T00:00:00Z' } } },
];
const query = (tenant: string): Call => [
  'Query',
  { TableName, IndexName: 'gsi-tenant', KeyConditionExpression: 'tenantID = :t', ExpressionAttributeValues: { ':t': { S: tenant } } },
];
const calls: Record<string, Call> = {
  queryOwn: query('acme'),
  queryOther: query('acme2'),
  get: ['GetItem', { TableName, Key: { PK: { S: 'a' } } }],
  put: put('c', 'acme'),
  scanIndex: ['Scan', { TableName, IndexName: 'gsi-tenant' }],
  scan: ['Scan', { TableName }],
  queryTable: ['Query', { TableName, KeyConditionExpression: 'PK = :p', ExpressionAttributeValues: { ':p': { S: 'acme' } } }],
};
const DENIED = 'AccessDeniedException';
const isolated = { queryOther: DENIED, get: DENIED, put: DENIED, scanIndex: DENIED, scan: DENIED, queryTable: DENIED };
const session = { role: role.roleArn, tags: { TenantID: 'acme' } };

const written = writer.expect(
  integ,
  { calls: { acme: put('a', 'acme'), acme2: put('b', 'acme2') } },
  { acme: 'Allowed', acme2: 'Allowed' },
);
written.next(probe.expect(integ, { ...session, calls }, { queryOwn: 'Allowed 1', ...isolated }));
const wrong = probe.expect(integ, { ...session, calls }, { queryOwn: DENIED, ...isolated });
written.next(wrong);
negativeControl(integ, stack, wrong);
