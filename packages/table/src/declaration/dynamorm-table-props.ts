import type {
  Billing,
  ContributorInsightsSpecification,
  GlobalTableSettingsReplicationMode,
  MultiRegionConsistency,
  ReplicaTableProps,
  TableClass,
  TableEncryptionV2,
  WarmThroughput,
} from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Rollout } from './rollout';
import type { IndexThroughputOptions } from './secondary-index-props';
import type { TableContractProps } from './table-contract-props';

/**
 * Properties of a DynamORM table. Set `models`, `partitionKey` or both. If you set both, they must agree.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-globaltable.html
 */
export interface DynamORMTableProps extends TableContractProps {
  /**
   * How changes of the global secondary indexes are deployed to an existing table.
   *
   * @default Rollout.atOnce()
   */
  readonly rollout?: Rollout;

  /**
   * Physical name: 3 to 255 characters of letters, digits, `_`, `.` and `-`.
   *
   * @default - CloudFormation generates a name
   */
  readonly tableName?: string;

  /**
   * On-demand or provisioned capacity.
   *
   * @default Billing.onDemand()
   */
  readonly billing?: Billing;

  /**
   * Whether the table can be restored to any second of the recovery period.
   *
   * @default true
   */
  readonly pointInTimeRecovery?: boolean;

  /**
   * How far back you can restore the table, in whole days from 1 to 35.
   *
   * @default Duration.days(35)
   */
  readonly recoveryPeriod?: Duration;

  /**
   * Whether DynamoDB refuses to delete the table.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * Whether the table is kept or deleted when it is removed from the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The key with which DynamoDB encrypts the table: AWS managed, AWS owned or customer managed. The table is always encrypted.
   *
   * @default TableEncryptionV2.awsManagedKey()
   */
  readonly encryption?: TableEncryptionV2;

  /**
   * Standard or infrequent access.
   *
   * @default TableClass.STANDARD
   */
  readonly tableClass?: TableClass;

  /**
   * Whether CloudWatch Contributor Insights shows the most accessed and throttled keys.
   *
   * @default - off
   */
  readonly contributorInsights?: ContributorInsightsSpecification;

  /**
   * Warm throughput: the throughput that the table can serve immediately.
   *
   * @default - DynamoDB's default
   */
  readonly warmThroughput?: WarmThroughput;

  /**
   * Capacity and monitoring of global secondary indexes, by index name, for indexes that come from the models. For an index in
   * `globalSecondaryIndexes` or `addGlobalIndex`, set each option there or here, but not in both places.
   *
   * @default - the value of the table capacity; no limits
   */
  readonly indexOptions?: { [index: string]: IndexThroughputOptions };

  /**
   * The Kinesis stream that receives every change of an item.
   *
   * @default - none
   */
  readonly kinesisStream?: IStream;

  /**
   * Resource policy of the table in the region of its stack. Grants to other accounts add to it. Set the policy of a replica in `replicas`.
   *
   * @default - none
   */
  readonly resourcePolicy?: PolicyDocument;

  /**
   * Resource policy of the table's stream in the region of its stack. It needs a stream, and a version of aws-cdk-lib with this property
   * of TableV2. Otherwise synthesis fails.
   *
   * @default - none
   */
  readonly streamResourcePolicy?: PolicyDocument;

  /**
   * Other regions with a copy of the table. The stack needs an explicit region.
   *
   * @default - none
   */
  readonly replicas?: ReplicaTableProps[];

  /**
   * Whether reads in one region see the latest writes of other regions. Strong consistency needs two replicas, or one replica and a
   * witness, and excludes time to live and local indexes. DynamoDB refuses DynamORM's transactions on such a table.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/multi-region-strong-consistency-gt.html
   *
   * @default MultiRegionConsistency.EVENTUAL
   */
  readonly multiRegionConsistency?: MultiRegionConsistency;

  /**
   * The region of the witness, which takes part in strong consistency without a readable copy.
   *
   * @default - none
   */
  readonly witnessRegion?: string;

  /**
   * The settings that a deployed replica inherits from the table.
   *
   * @default - CloudFormation's default
   */
  readonly globalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode;

  /**
   * Whether the table and its replicas have the standard tags Framework, ManagedBy and Environment.
   *
   * @default true
   */
  readonly standardTags?: boolean;

  /**
   * Tags of the table and its replicas. They override the standard tags. `Tags.of(...)` of an enclosing scope overrides them.
   *
   * @default - only the standard tags
   */
  readonly tags?: { [key: string]: string };

  /**
   * Turns off time to live for this attribute, which must be the deployed one.
   *
   * CloudFormation does not turn time to live off when you remove the property. To remove time to live, set this prop instead of
   * `timeToLiveAttribute`. To move it to another attribute, set both for one deployment, wait until it is off (up to an hour), and remove
   * this prop. No item expires while this prop is set.
   *
   * @default - time to live as declared
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
   */
  readonly disabledTimeToLiveAttribute?: string;
}
