import { KeyType } from '@dynamorm-cdk/model-spec';
import { MultiTenantTable, TenantAccessRole, TenantGrants, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, namePrefix, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';

// Design (d): a table per tenant. Everything in the own table, Scan too, and nothing in another's.
const app = new App();
const stack = new IntegStack(app, 'IntegTenantTable');
const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: `${namePrefix}docs-` });
const partitionKey = { name: 'PK', type: AttributeType.STRING };
const tableOf = (tenantId: string) => new MultiTenantTable(stack, `Docs-${tenantId}`, { partitionKey, isolation, tenantId, ...disposable });
const [acme, acme2] = ['acme', 'acme2'].map(tableOf);

const probe = new Probe(stack, 'Broker');
const role = new TenantAccessRole(stack, 'TenantRole', { broker: probe });
const grants = new TenantGrants(stack, 'Grants', {
  isolation,
  shape: { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes: [] },
});
grants.readWrite(TenantPrincipal.accessRole(role));

const integ = new StackTest(stack);
const Key = { PK: { S: 'a' } };
const of = (name: string, table: MultiTenantTable): Record<string, Call> => ({
  [`put${name}`]: ['PutItem', { TableName: table.tableName, Item: Key }],
  [`get${name}`]: ['GetItem', { TableName: table.tableName, Key }],
  [`scan${name}`]: ['Scan', { TableName: table.tableName }],
});
const calls = { ...of('Own', acme), ...of('Other', acme2) };
const DENIED = 'AccessDeniedException';
const other = { putOther: DENIED, getOther: DENIED, scanOther: DENIED };
const session = { role: role.roleArn, tags: { TenantID: 'acme' } };

probe.expect(integ, { ...session, calls }, { putOwn: 'Allowed', getOwn: 'Allowed', scanOwn: 'Allowed 1', ...other });
// A tenant whose id reads as a path would name another's index or table.
probe.expect(integ, { role: role.roleArn, tags: { TenantID: 'acme/index' }, calls: {} }, { assume: 'AccessDenied' });
negativeControl(integ, stack, probe.expect(integ, { ...session, calls }, { putOwn: DENIED, getOwn: DENIED, scanOwn: DENIED, ...other }));
