import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType, Billing, Capacity } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';

// Provisioned capacity, autoscaled for table and index; of an index from a model by its name.
const app = new App();
const stack = new IntegStack(app, 'IntegProvisioned');
const table = new DynamORMTable(stack, 'Counters', {
  partitionKey: { name: 'PK', type: AttributeType.STRING },
  globalSecondaryIndexes: [
    {
      indexName: 'gsi-kind',
      partitionKey: { name: 'kind', type: AttributeType.STRING },
      readCapacity: Capacity.fixed(3),
      writeCapacity: Capacity.autoscaled({ minCapacity: 2, maxCapacity: 6 }),
    },
  ],
  billing: Billing.provisioned({
    readCapacity: Capacity.fixed(4),
    writeCapacity: Capacity.autoscaled({ minCapacity: 2, maxCapacity: 8 }),
  }),
  ...disposable,
});

const string = (attribute: string) => ({ attribute, type: 'S' });
const models = ModelDocument.fromObject({
  dms_version: '0.1',
  models: [
    {
      name: 'Event',
      table: { name: 'events' },
      keys: { partition: string('PK') },
      attributes: [
        { ...string('PK'), required: true, roles: ['pk'] },
        { ...string('kind'), required: true },
      ],
      indexes: [{ name: 'gsi-kind', type: 'GSI', partition: string('kind'), projection: { type: 'ALL' } }],
    },
  ],
});
const events = new DynamORMTable(stack, 'Events', {
  models,
  billing: Billing.provisioned({
    readCapacity: Capacity.fixed(2),
    writeCapacity: Capacity.autoscaled({ minCapacity: 1, maxCapacity: 4 }),
  }),
  indexOptions: {
    'gsi-kind': { readCapacity: Capacity.fixed(5), writeCapacity: Capacity.autoscaled({ minCapacity: 3, maxCapacity: 6 }) },
  },
  ...disposable,
});

const integ = new StackTest(stack);
const describe = () => integ.assertions.awsApiCall('DynamoDB', 'describeTable', { TableName: table.tableName });
describe().expect(
  ExpectedResult.objectLike({
    Table: {
      ProvisionedThroughput: { ReadCapacityUnits: 4, WriteCapacityUnits: 2 },
      GlobalSecondaryIndexes: [
        Match.objectLike({
          IndexName: 'gsi-kind',
          ProvisionedThroughput: Match.objectLike({ ReadCapacityUnits: 3, WriteCapacityUnits: 2 }),
        }),
      ],
    },
  }),
);
integ.assertions.awsApiCall('DynamoDB', 'describeTable', { TableName: events.tableName }).expect(
  ExpectedResult.objectLike({
    Table: {
      ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 1 },
      GlobalSecondaryIndexes: [
        Match.objectLike({
          IndexName: 'gsi-kind',
          ProvisionedThroughput: Match.objectLike({ ReadCapacityUnits: 5, WriteCapacityUnits: 3 }),
        }),
      ],
    },
  }),
);
negativeControl(integ, stack, describe().expect(ExpectedResult.objectLike({ Table: { ProvisionedThroughput: { ReadCapacityUnits: 5 } } })));
