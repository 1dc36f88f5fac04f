import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { App, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { IntegStack, StackTest } from './support/integ-stack';
import { negativeControl } from './support/negative-control';

// What describes a table's settings answers what the props said.
const app = new App();
const stack = new IntegStack(app, 'IntegSettings');
const table = new DynamORMTable(stack, 'Sessions', {
  partitionKey: { name: 'PK', type: AttributeType.STRING },
  timeToLiveAttribute: 'expiresAt',
  recoveryPeriod: Duration.days(7),
  stream: StreamViewType.NEW_AND_OLD_IMAGES,
  tags: { Team: 'sessions' },
  removalPolicy: RemovalPolicy.DESTROY,
});

const integ = new StackTest(stack, {
  // Protection is on, as it is by default: the stack could not be destroyed.
  hooks: { preDestroy: [`node --import tsx hooks/unprotect.ts ${stack.stackName}`] },
});
const call = (api: string) => integ.assertions.awsApiCall('DynamoDB', api, { TableName: table.tableName });

call('describeTable').expect(
  ExpectedResult.objectLike({
    Table: {
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS' },
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    },
  }),
);
call('describeTimeToLive').expect(
  ExpectedResult.objectLike({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' } }),
);
call('describeContinuousBackups').expect(
  ExpectedResult.objectLike({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' } } }),
);
const tags = () => integ.assertions.awsApiCall('DynamoDB', 'listTagsOfResource', { ResourceArn: table.tableArn });
for (const [Key, Value] of Object.entries({ Framework: 'DynamORM', ManagedBy: 'CDK', Environment: stack.stackName, Team: 'sessions' })) {
  tags().expect(ExpectedResult.objectLike({ Tags: Match.arrayWith([{ Key, Value }]) }));
}
negativeControl(integ, stack, tags().expect(ExpectedResult.objectLike({ Tags: Match.arrayWith([{ Key: 'Framework', Value: 'none' }]) })));
