import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';
import { isolated, keyedCalls, refused } from './support/tenant-calls';

// Somebody attaches `dynamodb:*` to the tenants' role, past the constructs. The guardrails go on holding.
const app = new App();
const stack = new IntegStack(app, 'IntegGuardrails');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const table = new MultiTenantTable(stack, 'Docs', {
  partitionKey: string('PK'),
  sortKey: string('SK'),
  isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
  ...disposable,
});
table.addGlobalIndex('status', { partitionKey: string('status') });
const probe = new Probe(stack, 'Broker');
const role = new TenantAccessRole(stack, 'TenantRole', { broker: probe });
table.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
const later = new ManagedPolicy(stack, 'AttachedLater', {
  statements: [new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] })],
});
later.attachToRole(role);

const integ = new StackTest(stack);
const item = (PK: string) => ({ PK: { S: PK }, SK: { S: 'doc' } });
const TableName = table.tableName;
const foreign: Record<string, Call> = {
  foreignIndex: [
    'Query',
    {
      TableName,
      IndexName: 'gsi-status',
      KeyConditionExpression: '#s = :s',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':s': { S: 'TENANT#acme#x' } },
    },
  ],
  describe: ['DescribeTable', { TableName }],
  backup: ['CreateBackup', { TableName, BackupName: 'all-tenants' }],
};
const calls = { ...keyedCalls(TableName, item('TENANT#acme#1'), item('TENANT#acme2#1')), ...foreign };
const session = { role: role.roleArn, tags: { TenantID: 'acme' } };
probe.expect(integ, { ...session, calls }, isolated(calls));
negativeControl(integ, stack, probe.expect(integ, { ...session, calls }, refused(calls)));
