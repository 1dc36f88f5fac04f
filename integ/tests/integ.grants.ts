import { join } from 'node:path';
import { DynamORMTable, DynamORMTableGrants, PublishedShape, TableAccess, TableClient } from '@dynamorm-cdk/table';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { CompositePrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { EnvironmentProbe } from './support/environment-probe';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe, type ProbeAnswer } from './support/probe';

// Grants as narrow as one thinks: an index alone, keys of the table and of an index, single actions; by reference, by a published shape, for a
// role and for a task.
const app = new App();
const stack = new IntegStack(app, 'IntegGrants');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const orders = new DynamORMTable(stack, 'Orders', {
  partitionKey: string('PK'),
  sortKey: string('SK'),
  environmentVariableName: 'ORDERS_TABLE',
  globalSecondaryIndexes: [
    { indexName: 'gsi-status', partitionKey: string('status') },
    { indexName: 'gsi-owner', partitionKey: string('owner') },
  ],
  ...disposable,
});
orders.publishShape();

const writer = new EnvironmentProbe(stack, 'Writer');
orders.connect(writer, TableAccess.READ_WRITE);

const indexAlone = new Probe(stack, 'IndexAlone');
orders.grants.query(indexAlone, { indexes: ['gsi-status'] });

const byKeys = new Probe(stack, 'ByKeys');
orders.grants.readWrite(byKeys, { indexes: ['gsi-status'], leadingKeys: ['ORDER#*'], indexLeadingKeys: { 'gsi-status': ['OPEN'] } });

const describer = new Probe(stack, 'Describer');
orders.grants.actions(describer, ['dynamodb:DescribeTable']);

const byReference = new Probe(stack, 'ByReference');
DynamORMTableGrants.fromTable(orders.table, { shape: orders.shape }).read(byReference);

const byShape = new EnvironmentProbe(stack, 'ByShape');
DynamORMTable.fromExisting(stack, 'OrdersElsewhere', {
  table: TableV2.fromTableName(stack, 'OrdersByName', orders.tableName),
  shape: PublishedShape.fromFile(join(__dirname, 'support/orders.shape.json')),
}).connect(byShape, TableAccess.READ);

const nobody = new Probe(stack, 'Nobody');
const trusted = () => new CompositePrincipal(new ServicePrincipal('ecs-tasks.amazonaws.com'), nobody.grantPrincipal);
const worker = new Role(stack, 'Worker', { assumedBy: trusted() });
orders.connectClient(TableClient.withoutEnvironment(worker), TableAccess.READ);
const task = new FargateTaskDefinition(stack, 'Task', { taskRole: new Role(stack, 'TaskRole', { assumedBy: trusted() }) });
task.addContainer('App', { image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox') });
orders.connectClient(TableClient.taskDefinition(task), TableAccess.WRITE);

const integ = new StackTest(stack);
const callsOn = (TableName: string): Record<string, Call> => {
  const Key = (PK: string) => ({ PK: { S: PK }, SK: { S: 'x' } });
  const query = (index: string | undefined, name: string, value: string): Call => [
    'Query',
    {
      TableName,
      ...(index ? { IndexName: index } : {}),
      KeyConditionExpression: '#k = :v',
      ExpressionAttributeNames: { '#k': name },
      ExpressionAttributeValues: { ':v': { S: value } },
    },
  ];
  const put = (PK: string): Call => ['PutItem', { TableName, Item: { ...Key(PK), status: { S: 'OPEN' }, owner: { S: 'ann' } } }];
  return {
    put: put('ORDER#1'),
    putOther: put('USER#1'),
    get: ['GetItem', { TableName, Key: Key('ORDER#1') }],
    getOther: ['GetItem', { TableName, Key: Key('USER#1') }],
    query: query(undefined, 'PK', 'ORDER#1'),
    open: query('gsi-status', 'status', 'OPEN'),
    paid: query('gsi-status', 'status', 'PAID'),
    owner: query('gsi-owner', 'owner', 'ann'),
    describe: ['DescribeTable', { TableName }],
  };
};
const calls = callsOn(orders.tableName);
const DENIED = 'AccessDeniedException';
/** All calls are denied but these. */
const only = (allowed: ProbeAnswer): ProbeAnswer => ({
  ...Object.fromEntries(Object.keys(calls).map((label) => [label, DENIED])),
  ...allowed,
});
const reads = { get: 'Allowed', getOther: 'Allowed', query: 'Allowed 1', open: 'Allowed 2', paid: 'Allowed 0' };
const written = { put: 'Allowed', putOther: 'Allowed' };

// The items are there before anybody else looks for them.
const first = writer.expect(integ, { calls: callsOn('%ORDERS_TABLE%') }, only({ ...written, ...reads, owner: 'Allowed 2' }));
first
  .next(indexAlone.expect(integ, { calls }, only({ open: 'Allowed 2', paid: 'Allowed 0' })))
  .next(byKeys.expect(integ, { calls }, only({ put: 'Allowed', get: 'Allowed', query: 'Allowed 1', open: 'Allowed 2' })))
  .next(describer.expect(integ, { calls }, only({ describe: 'Allowed' })))
  .next(byReference.expect(integ, { calls }, only({ ...reads, owner: 'Allowed 2' })))
  // The shape is of a time before gsi-owner.
  .next(byShape.expect(integ, { calls: callsOn('%DYNAMODB_TABLE_NAME%') }, only(reads)))
  .next(nobody.expect(integ, { calls }, only({})))
  .next(nobody.expect(integ, { role: worker.roleArn, calls }, only({ ...reads, owner: 'Allowed 2' })))
  .next(nobody.expect(integ, { role: task.taskRole.roleArn, calls }, only(written)));
negativeControl(integ, stack, indexAlone.expect(integ, { calls }, only({})));
