import { CloudFormationClient, ListStackResourcesCommand, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Account } from './account';

/** A call that a run makes, at a name that nothing bears: what it answers tells whether it is allowed, and it changes nothing. */
interface Attempt {
  readonly action: string;
  readonly on: string;
  readonly call: () => Promise<unknown>;
}

/**
 * Tries every permission that a run needs, before anything is deployed: a run that fails in the middle leaves its stacks behind.
 *
 * @param prefix with which the names of the run begin
 * @returns a sentence for each permission that the credentials lack
 */
export async function missingPermissions(prefix: string, regions: readonly string[], account: Account = {}): Promise<string[]> {
  const caller = await new STSClient({ region: regions[0], ...account }).send(new GetCallerIdentityCommand({}));
  const found = await Promise.all(regions.map((region) => missingIn(region, attempts(prefix, region, caller.Account ?? '', account))));
  return found.flat();
}

async function missingIn(region: string, tried: Attempt[]): Promise<string[]> {
  const missing: string[] = [];
  for (const { action, on, call } of tried) {
    const error = await call().then(
      () => undefined,
      (refusal: Error) => refusal,
    );
    if (error && /AccessDenied|UnauthorizedOperation/.test(error.name)) {
      const bootstrap = action === 'sts:AssumeRole' ? `, or ${region} is not bootstrapped` : '';
      missing.push(`The credentials do not allow ${action} on ${on} in ${region}${bootstrap}.`);
    } else if (error && /Credentials|Token|Signature/.test(error.name)) throw error;
  }
  return missing;
}

function attempts(prefix: string, region: string, accountId: string, account: Account): Attempt[] {
  const client = { region, ...account };
  const [formation, logs, dynamodb] = [new CloudFormationClient(client), new CloudWatchLogsClient(client), new DynamoDBClient(client)];
  const none = `${prefix}no-such-name`;
  const logGroupName = `/aws/lambda/${none}`;
  const Key = { PK: { S: 'none' } };
  const table = (action: string, call: Attempt['call']): Attempt => ({ action: `dynamodb:${action}`, on: `table/${prefix}*`, call });
  return [
    ...['deploy', 'file-publishing', 'lookup'].map((role) =>
      assume(`cdk-hnb659fds-${role}-role-${accountId}-${region}`, accountId, client),
    ),
    {
      action: 'cloudformation:ListStackResources',
      on: `stack/${prefix}*`,
      call: () => formation.send(new ListStackResourcesCommand({ StackName: none })),
    },
    table('DescribeTable', () => dynamodb.send(new DescribeTableCommand({ TableName: none }))),
    table('UpdateTable', () => dynamodb.send(new UpdateTableCommand({ TableName: none, DeletionProtectionEnabled: false }))),
    table('PutItem', () => dynamodb.send(new PutItemCommand({ TableName: none, Item: Key }))),
    table('DeleteTable', () => dynamodb.send(new DeleteTableCommand({ TableName: none }))),
    {
      action: 'logs:DeleteLogGroup',
      on: `log-group:/aws/lambda/${prefix}*`,
      call: () => logs.send(new DeleteLogGroupCommand({ logGroupName })),
    },
    { action: 'cloudformation:ListStacks', on: '*', call: () => formation.send(new ListStacksCommand({})) },
    { action: 'dynamodb:ListTables', on: '*', call: () => dynamodb.send(new ListTablesCommand({ Limit: 1 })) },
    {
      action: 'logs:DescribeLogGroups',
      on: '*',
      call: () => logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName })),
    },
  ];
}

function assume(role: string, accountId: string, client: { region: string } & Account): Attempt {
  // GovCloud and China have partitions of their own.
  const partition = client.region.startsWith('cn-') ? 'aws-cn' : client.region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const RoleArn = `arn:${partition}:iam::${accountId}:role/${role}`;
  const request = { RoleArn, RoleSessionName: 'permissions', DurationSeconds: 900 };
  return { action: 'sts:AssumeRole', on: `role/${role}`, call: () => new STSClient(client).send(new AssumeRoleCommand(request)) };
}
