import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { App, RemovalPolicy } from 'aws-cdk-lib/core';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';

// Keys of both types, and every kind of index, as DescribeTable answers them.
const app = new App();
const stack = new IntegStack(app, 'IntegKeysAndIndexes');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const number = (name: string) => ({ name, type: AttributeType.NUMBER });

const table = new DynamORMTable(stack, 'Readings', {
  partitionKey: number('device'),
  sortKey: string('takenAt'),
  globalSecondaryIndexes: [
    { indexName: 'by-site', partitionKey: string('site'), projectionType: ProjectionType.KEYS_ONLY },
    { indexName: 'by-place', partitionKeys: [string('country'), string('city')], sortKeys: [string('street'), number('house')] },
  ],
  localSecondaryIndexes: [
    { indexName: 'lsi-value', sortKey: number('value'), projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['unit'] },
  ],
  deletionProtection: false,
  removalPolicy: RemovalPolicy.DESTROY,
});
table.addGlobalIndex('status', { partitionKey: string('status'), sortKey: string('takenAt') });

const integ = new StackTest(stack);
const describe = { TableName: table.tableName };
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });
const index = (IndexName: string, KeySchema: unknown[], Projection: unknown) =>
  Match.objectLike({ IndexName, KeySchema, Projection: Match.objectLike(Projection as Record<string, unknown>) });

integ.assertions.awsApiCall('DynamoDB', 'describeTable', describe).expect(
  ExpectedResult.objectLike({
    Table: {
      KeySchema: [hash('device'), range('takenAt')],
      GlobalSecondaryIndexes: Match.arrayWith([index('by-site', [hash('site')], { ProjectionType: 'KEYS_ONLY' })]),
      LocalSecondaryIndexes: [
        index('lsi-value', [hash('device'), range('value')], { ProjectionType: 'INCLUDE', NonKeyAttributes: ['unit'] }),
      ],
    },
  }),
);
for (const expected of [
  index('by-place', [hash('country'), hash('city'), range('street'), range('house')], { ProjectionType: 'ALL' }),
  index('gsi-status', [hash('status'), range('takenAt')], { ProjectionType: 'ALL' }),
]) {
  integ.assertions
    .awsApiCall('DynamoDB', 'describeTable', describe)
    .expect(ExpectedResult.objectLike({ Table: { GlobalSecondaryIndexes: Match.arrayWith([expected]) } }));
}
const wrong = integ.assertions
  .awsApiCall('DynamoDB', 'describeTable', describe)
  .expect(ExpectedResult.objectLike({ Table: { KeySchema: [hash('device'), range('takenOn')] } }));
negativeControl(integ, stack, wrong);
