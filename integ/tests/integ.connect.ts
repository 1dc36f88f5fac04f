import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';

// A connected function reads, writes and transacts as DynamORM does, and is denied what nobody granted.
const app = new App();
const stack = new IntegStack(app, 'IntegConnect');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const table = new DynamORMTable(stack, 'Orders', { partitionKey: string('PK'), sortKey: string('SK'), ...disposable });
const probe = new Probe(stack, 'Probe');
const reader = new Probe(stack, 'Reader');
table.connect(probe, TableAccess.READ_WRITE);
table.connect(reader, TableAccess.READ);
table.addGlobalIndex('status', { partitionKey: string('status') }); // after the grants, which must cover it

const integ = new StackTest(stack);
const TableName = table.tableName;
const Key = { PK: { S: 'c1' }, SK: { S: 'o1' } };
const byStatus = {
  TableName,
  IndexName: 'gsi-status',
  KeyConditionExpression: '#s = :s',
  ExpressionAttributeNames: { '#s': 'status' },
  ExpressionAttributeValues: { ':s': { S: 'PAID' } },
};
const check = { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(PK)' } };
const update = (version: number) => ({
  TableName,
  Key,
  UpdateExpression: 'SET version = :next',
  ConditionExpression: 'version = :current',
  ExpressionAttributeValues: { ':current': { N: `${version}` }, ':next': { N: `${version + 1}` } },
});

probe.expect(
  integ,
  {
    calls: {
      put: ['PutItem', { TableName, Item: { ...Key, status: { S: 'PAID' }, version: { N: '0' } } }],
      batch: ['BatchGetItem', { RequestItems: { [TableName]: { Keys: [Key] } } }],
      query: ['Query', byStatus],
      update: ['UpdateItem', update(0)],
      stale: ['UpdateItem', update(0)],
      transact: ['TransactWriteItems', { TransactItems: [check, { Delete: { TableName, Key: { ...Key, SK: { S: 'o2' } } } }] }],
      scan: ['Scan', { TableName }],
      partiql: ['ExecuteStatement', { Statement: `SELECT * FROM "${TableName}" WHERE PK = 'c1'` }],
    },
  },
  {
    put: 'Allowed',
    batch: 'Allowed',
    query: 'Allowed 1',
    update: 'Allowed',
    stale: 'ConditionalCheckFailedException',
    transact: 'Allowed',
    scan: 'AccessDeniedException',
    partiql: 'AccessDeniedException',
  },
);
const calls: Record<string, Call> = { get: ['GetItem', { TableName, Key }], put: ['PutItem', { TableName, Item: Key }] };
reader.expect(integ, { calls }, { get: 'Allowed', put: 'AccessDeniedException' });
negativeControl(integ, stack, reader.expect(integ, { calls }, { get: 'AccessDeniedException', put: 'AccessDeniedException' }));
