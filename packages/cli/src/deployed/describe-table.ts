import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb';
import { CloudFormationTable, type TableShape } from '@dynamorm-cdk/model-spec';
import { asked } from '../aws/refusal';

/** A table as DynamoDB describes it. */
export interface DeployedTable {
  readonly name: string;
  readonly shape: TableShape;
  readonly description: TableDescription;
  /** ENABLED, ENABLING, DISABLING or DISABLED. */
  readonly timeToLiveStatus?: string;
}

/** Describes a table, time to live included; undefined where there is none. */
export async function describeTable(client: DynamoDBClient, name: string): Promise<DeployedTable | undefined> {
  const { DescribeTableCommand, DescribeTimeToLiveCommand } = await import('@aws-sdk/client-dynamodb');
  try {
    const { Table: description = {} } = await asked(
      `Describing the table \`${name}\``,
      () => client.send(new DescribeTableCommand({ TableName: name })),
      ['ResourceNotFoundException'],
    );
    const { TimeToLiveDescription: timeToLive } = await asked(`Describing the time to live of \`${name}\``, () =>
      client.send(new DescribeTimeToLiveCommand({ TableName: name })),
    );
    const enabled = timeToLive?.TimeToLiveStatus?.startsWith('ENABL') ?? false;
    // DynamoDB and CloudFormation have the same words for keys, indexes and streams.
    const properties = { ...description, TimeToLiveSpecification: { AttributeName: timeToLive?.AttributeName, Enabled: enabled } };
    const timeToLiveStatus = timeToLive?.TimeToLiveStatus;
    return { name, description, shape: CloudFormationTable.shapeOf(properties, name), timeToLiveStatus };
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
