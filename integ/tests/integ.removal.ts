import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';

// A table made with the defaults refuses to be deleted and survives its stack; the hook after the destruction looks, and removes it.
const app = new App();
const stack = new IntegStack(app, 'IntegRemoval');
const partitionKey = { name: 'PK', type: AttributeType.STRING };
const kept = new DynamORMTable(stack, 'Kept', { partitionKey });
const loose = new DynamORMTable(stack, 'Loose', { partitionKey, ...disposable });

const probe = new Probe(stack, 'Probe');
probe.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:DeleteTable', 'dynamodb:DescribeTable'], resources: [kept.tableArn] }));
loose.grants.read(probe);

const integ = new StackTest(stack, {
  hooks: { postDestroy: [`node --import tsx hooks/survivors.ts ${stack.stackName} Kept`] },
});
const calls: Record<string, Call> = {
  describe: ['DescribeTable', { TableName: kept.tableName }],
  deleteTable: ['DeleteTable', { TableName: kept.tableName }],
};
probe.expect(integ, { calls }, { describe: 'Allowed', deleteTable: 'ValidationException' });
negativeControl(integ, stack, probe.expect(integ, { calls }, { describe: 'Allowed', deleteTable: 'AccessDeniedException' }));
