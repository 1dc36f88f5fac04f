import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { Probe } from './support/probe';
import { isolated, keyedCalls, refused } from './support/tenant-calls';

// Design (b): the partition key begins with the tenant, with a separator and without.
const app = new App();
const stack = new IntegStack(app, 'IntegTenantPrefix');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const keys = { partitionKey: string('PK'), sortKey: string('SK'), ...disposable };
const whole = new MultiTenantTable(stack, 'Whole', {
  ...keys,
  isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' }),
});
const separated = new MultiTenantTable(stack, 'Separated', {
  ...keys,
  isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
});
const probe = new Probe(stack, 'Broker');
const role = new TenantAccessRole(stack, 'TenantRole', { broker: probe });
for (const table of [whole, separated]) table.tenantGrants.readWrite(TenantPrincipal.accessRole(role));

const integ = new StackTest(stack);
const item = (PK: string) => ({ PK: { S: PK }, SK: { S: 'doc' } });
const session = { role: role.roleArn, tags: { TenantID: 'acme' } };
const pairs: [MultiTenantTable, string, string][] = [
  [whole, 'TENANT#acme', 'TENANT#acme2'],
  [whole, 'TENANT#acme', 'TENANT#acme#orders'],
  [separated, 'TENANT#acme', 'TENANT#acme2'],
  [separated, 'TENANT#acme#orders', 'TENANT#ac#orders'],
];
for (const [table, own, other] of pairs) {
  const calls = keyedCalls(table.tableName, item(own), item(other));
  probe.expect(integ, { ...session, calls }, isolated(calls));
}
const calls = keyedCalls(separated.tableName, item('TENANT#acme#orders'), item('TENANT#acme2#orders'));
negativeControl(integ, stack, probe.expect(integ, { ...session, calls }, refused(calls)));
