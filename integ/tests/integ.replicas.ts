import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { RegionProbe } from './support/environment-probe';
import { IntegStack, namePrefix, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import type { Call } from './support/probe';

// A function in the region of a replica works with that replica alone, by the name that stands in its environment.
const app = new App();
const account = process.env.CDK_DEFAULT_ACCOUNT;
const home = process.env.CDK_DEFAULT_REGION ?? 'us-east-1';
// Another region of the run: what it leaves behind is looked for there.
const away = (process.env.DYNAMORM_CDK_INTEG_REGIONS ?? 'eu-west-1').split(',').find((region) => region !== home) ?? 'eu-west-1';
const data = new IntegStack(app, 'IntegReplicasTable', { env: { account, region: home } });
const orders = new DynamORMTable(data, 'Orders', {
  partitionKey: { name: 'PK', type: AttributeType.STRING },
  tableName: `${namePrefix}Replicated`,
  replicas: [{ region: away }],
  environmentVariableName: 'ORDERS_TABLE',
  ...disposable,
});
const env = { account, region: away };
const stack = new IntegStack(app, 'IntegReplicas', { env });
stack.addDependency(data);
const probe = new RegionProbe(stack, 'Probe');
orders.connect(probe, TableAccess.READ_WRITE);

const integ = new StackTest(stack, { assertionStack: new IntegStack(app, 'IntegReplicasAssertions', { env }) });
const calls: Record<string, Call> = {
  put: ['PutItem', { TableName: '%ORDERS_TABLE%', Item: { PK: { S: 'a' } } }],
  get: ['GetItem', { TableName: '%ORDERS_TABLE%', Key: { PK: { S: 'a' } } }],
  scan: ['Scan', { TableName: '%ORDERS_TABLE%' }],
};
const DENIED = 'AccessDeniedException';
const denied = { put: DENIED, get: DENIED, scan: DENIED };

probe.expect(integ, { calls }, { put: 'Allowed', get: 'Allowed', scan: DENIED });
probe.expectIn(home, integ, { calls }, denied);
negativeControl(integ, stack, probe.expect(integ, { calls }, denied));
