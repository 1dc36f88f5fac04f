import { join } from 'node:path';
import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, RemovalPolicy } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';

// Keys, indexes and time to live of a deployed table come from a model document.
const app = new App();
const stack = new IntegStack(app, 'IntegModels');
// What the rule says stands with the absolute path of the file in the metadata, which would be another in each snapshot.
const models = ModelDocument.fromFile(join(__dirname, '../../examples/orders/models.dms.yaml'), { silenced: ['DYN-M121'] });
const fieldEncryptionKey = new Key(stack, 'FieldKey', { removalPolicy: RemovalPolicy.DESTROY });
const orders = new DynamORMTable(stack, 'Orders', { models: models.forTable('orders'), fieldEncryptionKey, ...disposable });
const inventory = new DynamORMTable(stack, 'Inventory', { models: models.forTable('inventory'), ...disposable });

const integ = new StackTest(stack);
const describe = (table: DynamORMTable) => integ.assertions.awsApiCall('DynamoDB', 'describeTable', { TableName: table.tableName });
const timeToLive = () => integ.assertions.awsApiCall('DynamoDB', 'describeTimeToLive', { TableName: inventory.tableName });
const named = (IndexName: string, ...keys: string[]) =>
  Match.objectLike({ IndexName, KeySchema: keys.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })) });

describe(orders).expect(
  ExpectedResult.objectLike({
    Table: {
      AttributeDefinitions: Match.arrayWith([{ AttributeName: 'totalCents', AttributeType: 'N' }]),
      GlobalSecondaryIndexes: Match.arrayWith([named('gsi-email', 'email')]),
      LocalSecondaryIndexes: [named('lsi-total', 'PK', 'totalCents')],
    },
  }),
);
describe(orders).expect(
  ExpectedResult.objectLike({ Table: { GlobalSecondaryIndexes: Match.arrayWith([named('gsi-status', 'status', 'placedAt')]) } }),
);
describe(inventory).expect(
  ExpectedResult.objectLike({
    Table: {
      AttributeDefinitions: Match.arrayWith([{ AttributeName: 'warehouse', AttributeType: 'N' }]),
      GlobalSecondaryIndexes: [named('gsi-sku', 'sku', 'quantity')],
    },
  }),
);
timeToLive().expect(ExpectedResult.objectLike({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' } }));
negativeControl(integ, stack, timeToLive().expect(ExpectedResult.objectLike({ TimeToLiveDescription: { AttributeName: 'createdAt' } })));
