import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType, Billing, Capacity } from 'aws-cdk-lib/aws-dynamodb';
import { App } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';

// Provisioned capacity, autoscaled for table and index.
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
negativeControl(integ, stack, describe().expect(ExpectedResult.objectLike({ Table: { ProvisionedThroughput: { ReadCapacityUnits: 5 } } })));
