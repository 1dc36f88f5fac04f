import type { DeployedTable } from '../../deployed/describe-table';

/** What of a deployed table is under way. */
export interface LiveState {
  /** What is not active, such as `` the index `gsi-a` is CREATING ``. */
  readonly busy: string[];
  readonly timeToLive?: string;
  /** What a template does not tell of it: what its stack has in its template and the table does not, and the other way round. */
  readonly differences?: string[];
}

/** What of a table, its indexes and replicas is not active. */
export function liveState({ description, timeToLiveStatus }: DeployedTable): LiveState {
  const parts = [
    { what: 'the table', status: description.TableStatus },
    ...(description.GlobalSecondaryIndexes ?? []).map(({ IndexName, IndexStatus: status }) => ({
      what: `the index \`${IndexName}\``,
      status,
    })),
    ...(description.VectorIndexes ?? []).map(({ IndexName, IndexStatus: status }) => ({
      what: `the vector index \`${IndexName}\``,
      status,
    })),
    ...(description.Replicas ?? []).map(({ RegionName, ReplicaStatus: status }) => ({ what: `the replica in ${RegionName}`, status })),
  ];
  // An archived table, or a replica whose key cannot be used, is not under way.
  const busy = parts.filter(({ status }) => /^(CREATING|UPDATING|DELETING)/.test(status ?? ''));
  return { busy: busy.map(({ what, status }) => `${what} is ${status}`), ...(timeToLiveStatus ? { timeToLive: timeToLiveStatus } : {}) };
}
