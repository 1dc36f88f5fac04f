import { CloudFormationClient, paginateListStacks, StackStatus } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DeleteLogGroupCommand, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import type { Account } from '../sandbox/account';

/** Where to look: every region that the run deployed to. */
export interface Place {
  readonly prefix: string;
  readonly regions: readonly string[];
  readonly profile?: string;
  /** Endpoint and credentials of the account; those of the environment where it is left out. */
  readonly account?: Account;
}

/**
 * Deletes the log groups of the run's functions: some are made by Lambda itself when a function first runs, or again when its last lines arrive after
 * the group has gone with its stack.
 *
 * @returns how many there were
 */
export async function deleteLogGroups(place: Place): Promise<number> {
  let deleted = 0;
  for (const region of place.regions) {
    const client = new CloudWatchLogsClient({ region, ...place.account });
    for (const logGroupName of await logGroups(region, place)) {
      await client.send(new DeleteLogGroupCommand({ logGroupName })).catch((error: Error) => {
        if (error.name !== 'ResourceNotFoundException') throw error;
      });
      deleted += 1;
    }
  }
  return deleted;
}

/** Commands that remove what still bears the run's names. */
export async function leftovers(place: Place): Promise<string[]> {
  const found = await Promise.all(place.regions.map((region) => leftoversIn(region, place)));
  return found.flat();
}

async function leftoversIn(region: string, place: Place): Promise<string[]> {
  const { prefix, profile } = place;
  const at = `--region ${region}${profile ? ` --profile ${profile}` : ''}`;
  const stacks = (await stackNames(region, place)).filter((name) => name.startsWith(prefix));
  const tables = (await tableNames(region, place)).filter((name) => name.startsWith(prefix));
  return [
    ...tables.map((name) => `aws dynamodb update-table --table-name ${name} --no-deletion-protection-enabled ${at}`),
    ...stacks.map((name) => `aws cloudformation delete-stack --stack-name ${name} ${at}`),
    ...tables.map((name) => `aws dynamodb delete-table --table-name ${name} ${at}`),
    ...(await logGroups(region, place)).map((name) => `aws logs delete-log-group --log-group-name ${name} ${at}`),
  ];
}

async function stackNames(region: string, { account }: Place): Promise<string[]> {
  const StackStatusFilter = Object.values(StackStatus).filter((name) => name !== 'DELETE_COMPLETE');
  const names: string[] = [];
  for await (const page of paginateListStacks({ client: new CloudFormationClient({ region, ...account }) }, { StackStatusFilter }))
    names.push(...(page.StackSummaries ?? []).map(({ StackName }) => StackName ?? ''));
  return names;
}

async function tableNames(region: string, { account }: Place): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListTables({ client: new DynamoDBClient({ region, ...account }) }, {}))
    names.push(...(page.TableNames ?? []));
  return names;
}

/** Log groups of functions are named after them, and functions after their stacks. */
async function logGroups(region: string, { prefix, account }: Place): Promise<string[]> {
  const names: string[] = [];
  const logGroupNamePrefix = `/aws/lambda/${prefix}`;
  for await (const page of paginateDescribeLogGroups({ client: new CloudWatchLogsClient({ region, ...account }) }, { logGroupNamePrefix }))
    names.push(...(page.logGroups ?? []).map(({ logGroupName }) => logGroupName ?? ''));
  return names;
}
