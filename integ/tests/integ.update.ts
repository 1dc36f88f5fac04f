import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App, CfnOutput } from 'aws-cdk-lib/core';
import { disposable } from './support/disposable';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';

// A deployed table gets an index, a time to live and another recovery setting in place: the item written before is still there.
// The hook deploys this stack with `-c earlier=true` and writes the item; the runner then deploys it as it stands.
const app = new App();
const stack = new IntegStack(app, 'IntegUpdate');
const string = (name: string) => ({ name, type: AttributeType.STRING });
const earlier = app.node.tryGetContext('earlier') === 'true';
const table = new DynamORMTable(stack, 'Documents', {
  partitionKey: string('PK'),
  pointInTimeRecovery: !earlier,
  timeToLiveAttribute: earlier ? undefined : 'expiresAt',
  ...disposable,
});
table.addGlobalIndex('owner', { partitionKey: string('owner') });
if (!earlier) table.addGlobalIndex('folder', { partitionKey: string('folder'), sortKey: string('name') });
new CfnOutput(stack, 'TableName', { value: table.tableName });

const integ = new StackTest(stack, {
  hooks: { preDeploy: [`node --import tsx hooks/deploy-earlier.ts integ.update.ts ${stack.node.id} ${stack.stackName}`] },
});
const TableName = table.tableName;
const item = () => integ.assertions.awsApiCall('DynamoDB', 'getItem', { TableName, Key: { PK: { S: 'written-before' } } });
item().expect(ExpectedResult.objectLike({ Item: { PK: { S: 'written-before' } } }));
for (const IndexName of ['gsi-owner', 'gsi-folder']) {
  integ.assertions
    .awsApiCall('DynamoDB', 'describeTable', { TableName })
    .expect(ExpectedResult.objectLike({ Table: { GlobalSecondaryIndexes: Match.arrayWith([Match.objectLike({ IndexName })]) } }));
}
integ.assertions
  .awsApiCall('DynamoDB', 'describeTimeToLive', { TableName })
  .expect(ExpectedResult.objectLike({ TimeToLiveDescription: { AttributeName: 'expiresAt' } }));
integ.assertions.awsApiCall('DynamoDB', 'describeContinuousBackups', { TableName }).expect(
  ExpectedResult.objectLike({
    ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' } },
  }),
);
negativeControl(integ, stack, item().expect(ExpectedResult.objectLike({ Item: { PK: { S: 'never-written' } } })));
