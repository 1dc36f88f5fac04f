import { DynamORMTable, Rollout } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { disposable } from '../tests/support/disposable';

// One table before and after a change of its indexes: `by-owner` stays, `by-reader` is new, `by-folder` gets another key, `by-tag` goes.
const app = new App();
const stack = new Stack(app, 'Rollout');
const earlier = app.node.tryGetContext('earlier') === 'true';
const index = (indexName: string, key: string) => ({ indexName, partitionKey: { name: key, type: AttributeType.STRING } });
const table = new DynamORMTable(stack, 'Documents', {
  partitionKey: { name: 'PK', type: AttributeType.STRING },
  globalSecondaryIndexes: earlier
    ? [index('by-owner', 'owner'), index('by-folder', 'folder'), index('by-tag', 'tag')]
    : [index('by-reader', 'reader'), index('by-owner', 'owner'), index('by-folder', 'path')],
  rollout: Rollout.staged({ stateFile: app.node.tryGetContext('stateFile') }),
  ...disposable,
});
new CfnOutput(stack, 'TableName', { value: table.tableName });
