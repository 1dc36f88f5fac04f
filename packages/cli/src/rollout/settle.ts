import type { TableDescription } from '@aws-sdk/client-dynamodb';
import type { AwsAccess } from '../aws/access';
import { connect } from '../aws/dynamodb';
import { type LiveTimeToLive, liveTable, liveTimeToLive, regionOf, replicaRegions } from './live-table';

/** What a table is still busy with, in words; none where the next wave may come. */
export interface Activity {
  readonly busy: string[];
  readonly failed: string[];
}

/** Looks at a table in its region and in those of its replicas. */
export async function activityOf(name: string, access: AwsAccess): Promise<Activity> {
  const own = await lookAt(name, access);
  if (!own.table) return { busy: [], failed: [] };
  const others = replicaRegions(own.table).filter((region) => !isGone(own.table as TableDescription, region));
  const all = [own, ...(await Promise.all(others.map((region) => lookAt(name, { ...access, region }))))];
  return {
    busy: [
      ...all.flatMap(({ table }) => (table ? tableActivity(table, all.length > 1) : [])),
      ...replicaActivity(own.table),
      ...timeToLiveActivity(own.timeToLive),
    ],
    failed: failedReplicas(own.table),
  };
}

async function lookAt(name: string, access: AwsAccess): Promise<{ table?: TableDescription; timeToLive: LiveTimeToLive }> {
  const { client } = await connect(access);
  try {
    const table = await liveTable(client, name);
    return { table, timeToLive: table ? await liveTimeToLive(client, name) : {} };
  } finally {
    client.destroy();
  }
}

function tableActivity(table: TableDescription, withRegion: boolean): string[] {
  const where = withRegion ? ` in ${regionOf(table)}` : '';
  const indexes = (table.GlobalSecondaryIndexes ?? []).filter(({ IndexStatus: status }) => status !== undefined && status !== 'ACTIVE');
  const status = table.TableStatus !== undefined && table.TableStatus !== 'ACTIVE' && indexes.length === 0;
  return [
    ...indexes.map((index) => {
      const filled = index.Backfilling ? `, filling: ${counted(index.ItemCount)} of about ${counted(table.ItemCount)} items` : '';
      return `the index \`${index.IndexName}\`${where} is ${index.IndexStatus}${filled}`;
    }),
    ...(status ? [`the table \`${table.TableName}\`${where} is ${table.TableStatus}`] : []),
  ];
}

/** DynamoDB counts the items every six hours or so. */
function counted(number: number | undefined): string {
  return (number ?? 0).toLocaleString('en-US');
}

function replicaActivity({ Replicas: replicas = [] }: TableDescription): string[] {
  return replicas
    .filter(({ ReplicaStatus: status }) => status !== undefined && status !== 'ACTIVE' && !isFailed(status))
    .map(({ RegionName: region, ReplicaStatus: status, ReplicaStatusPercentProgress: progress }) => {
      return `the replica in ${region} is ${status}${progress === undefined ? '' : ` (${progress} %)`}`;
    });
}

function failedReplicas({ Replicas: replicas = [] }: TableDescription): string[] {
  return replicas
    .filter(({ ReplicaStatus: status }) => status !== undefined && isFailed(status))
    .map(({ RegionName: region, ReplicaStatus: status }) => `the replica in ${region} is ${status}`);
}

function isGone({ Replicas: replicas = [] }: TableDescription, region: string): boolean {
  return replicas.some(
    ({ RegionName: name, ReplicaStatus: status = 'ACTIVE' }) => name === region && status !== 'ACTIVE' && status !== 'UPDATING',
  );
}

function isFailed(status: string): boolean {
  return /FAILED$|INACCESSIBLE|REGION_DISABLED/.test(status);
}

function timeToLiveActivity({ attribute, status }: LiveTimeToLive): string[] {
  if (status !== 'DISABLING' && status !== 'ENABLING') return [];
  return [`the time to live of \`${attribute}\` is ${status}: that takes up to an hour`];
}
