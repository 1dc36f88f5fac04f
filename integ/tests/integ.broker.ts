import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { EnvironmentProbe } from './support/environment-probe';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { isolated, keyedCalls, refused } from './support/tenant-calls';

// A broker in a stack of its own, connected by one call: what it needs stands in its environment, and a session reaches its own tenant alone.
const app = new App();
const data = new IntegStack(app, 'IntegBrokerTables');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const docs = new MultiTenantTable(data, 'Docs', {
  partitionKey: string('PK'),
  sortKey: string('SK'),
  isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
  environmentVariableName: 'DOCS_TABLE',
  ...disposable,
});
const stack = new IntegStack(app, 'IntegBroker');
const broker = new EnvironmentProbe(stack, 'Broker');
const role = new TenantAccessRole(broker, 'TenantRole', { broker });
docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
role.connectBroker(broker, [docs]);

const integ = new StackTest(stack);
const item = (PK: string) => ({ PK: { S: PK }, SK: { S: 'doc' } });
const calls = keyedCalls('%DOCS_TABLE%', item('TENANT#acme#orders'), item('TENANT#umbrella#orders'));
const session = { role: '%TENANT_ROLE_ARN%', tags: { TenantID: 'acme' } };

broker.expect(integ, { ...session, calls }, isolated(calls));
// The broker itself is granted no table.
broker.expect(integ, { calls }, refused(calls));
broker.expect(integ, { role: '%TENANT_ROLE_ARN%', calls: { assume: ['GetItem', {}] } }, { assume: 'AccessDenied' });
negativeControl(integ, stack, broker.expect(integ, { ...session, calls }, refused(calls)));
