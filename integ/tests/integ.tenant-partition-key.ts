import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { Probe } from './support/probe';
import { isolated, keyedCalls, refused } from './support/tenant-calls';

// Design (a): the partition key is the tenant id. Two tenants of confusable names, and a session that never existed.
const app = new App();
const stack = new IntegStack(app, 'IntegTenantPartitionKey');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const table = new MultiTenantTable(stack, 'Docs', {
  partitionKey: string('PK'),
  sortKey: string('SK'),
  isolation: TenantIsolation.partitionKey(),
  tenantAttribute: 'PK',
  ...disposable,
});
const probe = new Probe(stack, 'Broker');
const role = new TenantAccessRole(stack, 'TenantRole', { broker: probe });
table.tenantGrants.readWrite(TenantPrincipal.accessRole(role));

const integ = new StackTest(stack);
const item = (tenant: string) => ({ PK: { S: tenant }, SK: { S: 'doc' } });
for (const [own, other] of [
  ['acme', 'acme2'],
  ['acme2', 'acme'],
]) {
  const calls = keyedCalls(table.tableName, item(own), item(other));
  probe.expect(integ, { role: role.roleArn, tags: { TenantID: own }, calls }, isolated(calls));
}
probe.expect(integ, { role: role.roleArn, calls: {} }, { assume: 'AccessDenied' });
const calls = keyedCalls(table.tableName, item('acme'), item('acme2'));
negativeControl(integ, stack, probe.expect(integ, { role: role.roleArn, tags: { TenantID: 'acme' }, calls }, refused(calls)));
