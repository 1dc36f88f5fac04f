import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb';
import { asked } from '../aws/refusal';

/** Time to live as it is at the moment: DISABLING lasts up to an hour. */
export interface LiveTimeToLive {
  readonly attribute?: string;
  readonly status?: string;
}

/** The time to live of a table, with its status. */
export async function liveTimeToLive(client: DynamoDBClient, name: string): Promise<LiveTimeToLive> {
  const { DescribeTimeToLiveCommand } = await import('@aws-sdk/client-dynamodb');
  const { TimeToLiveDescription: description } = await asked(`Describing the time to live of \`${name}\``, () =>
    client.send(new DescribeTimeToLiveCommand({ TableName: name })),
  );
  return { attribute: description?.AttributeName, status: description?.TimeToLiveStatus };
}

/** A table as DynamoDB describes it; undefined where there is none. */
export async function liveTable(client: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  const { DescribeTableCommand } = await import('@aws-sdk/client-dynamodb');
  try {
    const { Table: table } = await asked(
      `Describing the table \`${name}\``,
      () => client.send(new DescribeTableCommand({ TableName: name })),
      ['ResourceNotFoundException'],
    );
    return table;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** The region of a table, out of its ARN. */
export function regionOf({ TableArn: arn = '' }: TableDescription): string {
  return arn.split(':')[3] ?? '';
}

/** Regions of the other replicas. */
export function replicaRegions(table: TableDescription): string[] {
  const own = regionOf(table);
  return (table.Replicas ?? []).map(({ RegionName: region = '' }) => region).filter((region) => region !== own);
}
