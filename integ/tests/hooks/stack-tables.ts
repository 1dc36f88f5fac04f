import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { DeleteTableCommand, DynamoDBClient, paginateListTables, UpdateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});

/** Physical names of the tables of a deployed stack. */
export async function tablesOfStack(stackName: string): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListStackResources({ client: new CloudFormationClient({}) }, { StackName: stackName })) {
    for (const { ResourceType: type, PhysicalResourceId: id } of page.StackResourceSummaries ?? []) {
      if (id && /^AWS::DynamoDB::(GlobalTable|Table)$/.test(type ?? '')) names.push(id);
    }
  }
  return names;
}

/** Names of tables that CloudFormation made for a stack, whether the stack still exists or not. */
export async function tablesNamedAfter(stackName: string): Promise<string[]> {
  const names: string[] = [];
  for await (const page of paginateListTables({ client }, {})) names.push(...(page.TableNames ?? []));
  return names.filter((name) => name.startsWith(`${stackName}-`));
}

export async function unprotect(tableName: string): Promise<void> {
  await client.send(new UpdateTableCommand({ TableName: tableName, DeletionProtectionEnabled: false }));
  await waitUntilTableExists({ client, maxWaitTime: 120 }, { TableName: tableName });
}

export async function remove(tableName: string): Promise<void> {
  await client.send(new DeleteTableCommand({ TableName: tableName }));
}
