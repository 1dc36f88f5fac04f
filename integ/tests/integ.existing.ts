import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { App, RemovalPolicy } from 'aws-cdk-lib/core';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';
import { type Call, Probe } from './support/probe';

// A table that was made without the construct, and another that is imported by name, get the same grants.
const app = new App();
const stack = new IntegStack(app, 'IntegExisting');
const partitionKey = { name: 'PK', type: AttributeType.STRING };
const index = { indexName: 'by-owner', partitionKey: { name: 'owner', type: AttributeType.STRING } };

const legacy = new Table(stack, 'Legacy', { partitionKey, removalPolicy: RemovalPolicy.DESTROY });
legacy.addGlobalSecondaryIndex(index);
const adopted = DynamORMTable.fromExisting(stack, 'Adopted', { table: legacy, partitionKey, globalSecondaryIndexes: [index] });
const imported = DynamORMTable.fromExisting(stack, 'Imported', {
  table: Table.fromTableName(stack, 'LegacyByName', legacy.tableName),
  partitionKey,
  globalSecondaryIndexes: [index],
});

const writer = new Probe(stack, 'Writer');
const reader = new Probe(stack, 'Reader');
adopted.connect(writer, TableAccess.READ_WRITE);
imported.connect(reader, TableAccess.READ);

const integ = new StackTest(stack);
const TableName = legacy.tableName;
const byOwner = {
  TableName,
  IndexName: 'by-owner',
  KeyConditionExpression: '#o = :o',
  ExpressionAttributeNames: { '#o': 'owner' },
  ExpressionAttributeValues: { ':o': { S: 'me' } },
};
const calls: Record<string, Call> = {
  put: ['PutItem', { TableName, Item: { PK: { S: 'a' }, owner: { S: 'me' } } }],
  query: ['Query', byOwner],
  scan: ['Scan', { TableName }],
};
const written = writer.expect(integ, { calls }, { put: 'Allowed', query: 'Allowed 1', scan: 'AccessDeniedException' });
written.next(reader.expect(integ, { calls }, { put: 'AccessDeniedException', query: 'Allowed 1', scan: 'AccessDeniedException' }));
negativeControl(
  integ,
  stack,
  reader.expect(integ, { calls }, { put: 'AccessDeniedException', query: 'AccessDeniedException', scan: 'AccessDeniedException' }),
);
