import { type ReplicaTableProps, TableEncryptionV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type Duration, RemovalPolicy, Tokenization } from 'aws-cdk-lib/core';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import type { IndexThroughputOptions, SecondaryIndexOptions } from '../declaration/secondary-index-props';

/** What TableV2 is made with. Defaults are safe; every one can be turned off. */
export function tableV2Props(props: DynamORMTableProps, declared: DeclaredTable): TablePropsV2 {
  return {
    partitionKey: declared.partitionKey,
    sortKey: declared.sortKey,
    globalSecondaryIndexes: declared.globalIndexes.map(indexPropsV2),
    localSecondaryIndexes: declared.localIndexes.map(indexPropsV2),
    timeToLiveAttribute: declared.timeToLiveAttribute,
    tableName: props.tableName,
    billing: props.billing,
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: props.pointInTimeRecovery ?? true,
      recoveryPeriodInDays: props.recoveryPeriod && inDays(props.recoveryPeriod),
    },
    dynamoStream: props.stream,
    deletionProtection: props.deletionProtection ?? true,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    encryption: props.encryption ?? TableEncryptionV2.awsManagedKey(),
    tableClass: props.tableClass,
    contributorInsightsSpecification: props.contributorInsights,
    warmThroughput: props.warmThroughput,
    kinesisStream: props.kinesisStream,
    resourcePolicy: props.resourcePolicy,
    ...(props.streamResourcePolicy ? { streamResourcePolicy: props.streamResourcePolicy } : {}),
    multiRegionConsistency: props.multiRegionConsistency,
    witnessRegion: props.witnessRegion,
    globalTableSettingsReplicationMode: props.globalTableSettingsReplicationMode,
    replicas: props.replicas?.map((replica) => replicaPropsV2(replica, declared)),
  };
}

/** Leaves out what is ours alone, and an empty list of attributes, which CDK takes for an INCLUDE projection. */
export function indexPropsV2<T extends SecondaryIndexOptions>(index: T): Omit<T, 'compositeFields' | 'contributorInsights'> {
  const { compositeFields, contributorInsights, nonKeyAttributes, ...rest } = index as T & IndexThroughputOptions;
  return { ...rest, ...(nonKeyAttributes?.length ? { nonKeyAttributes } : {}) } as unknown as Omit<
    T,
    'compositeFields' | 'contributorInsights'
  >;
}

/** CDK takes a number that is unknown until deployment for one below 1; as an object it passes. */
function inDays(period: Duration): number {
  const days = period.toDays();
  return (Tokenization.reverseNumber(days) ?? days) as number;
}

/**
 * A replica whose older spellings are put in the newer ones: beside the settings that the table has in the newer ones, CDK ignores or refuses
 * them. Options of indexes are handed over when the index exists; those that never do are reported at synthesis.
 */
function replicaPropsV2(replica: ReplicaTableProps, declared: DeclaredTable): ReplicaTableProps {
  const { pointInTimeRecovery, pointInTimeRecoverySpecification, globalSecondaryIndexOptions, ...rest } = replica;
  const exists = (name: string) => declared.globalIndexes.some((index) => index.indexName === name);
  return {
    ...withInsights(rest),
    pointInTimeRecoverySpecification:
      pointInTimeRecoverySpecification ??
      (pointInTimeRecovery === undefined ? undefined : { pointInTimeRecoveryEnabled: pointInTimeRecovery }),
    get globalSecondaryIndexOptions() {
      const present = Object.entries(globalSecondaryIndexOptions ?? {}).filter(([name]) => exists(name));
      return Object.fromEntries(present.map(([name, options]) => [name, withInsights(options)]));
    },
  };
}

function withInsights<T extends Pick<ReplicaTableProps, 'contributorInsights' | 'contributorInsightsSpecification'>>(settings: T): T {
  const { contributorInsights: enabled, ...rest } = settings;
  const specification = settings.contributorInsightsSpecification ?? (enabled === undefined ? undefined : { enabled });
  return { ...rest, ...(specification ? { contributorInsightsSpecification: specification } : {}) } as T;
}
