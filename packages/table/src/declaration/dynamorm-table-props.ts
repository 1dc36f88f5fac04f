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
 * How a DynamORM table is made. Give `models`, or `partitionKey`, or both; with both, they must agree.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-globaltable.html
 */
export interface DynamORMTableProps extends TableContractProps {
  /**
   * How changes of the global secondary indexes reach the table once it is deployed.
   *
   * @default Rollout.atOnce()
   */
  readonly rollout?: Rollout;

  /**
   * Physical name: 3 to 255 characters of letters, digits, `_`, `.` and `-`.
   *
   * @default - CloudFormation makes one
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
   * How far back the table can be restored: whole days, 1 to 35.
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
   * What becomes of the table when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * With which key DynamoDB encrypts the table: AWS-managed, AWS-owned or a customer's. Every one encrypts.
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
   * Throughput that the table can serve at once.
   *
   * @default - DynamoDB's default
   */
  readonly warmThroughput?: WarmThroughput;

  /**
   * What global secondary indexes can serve, by the name of the index; for indexes that come from the models. An index that is declared in
   * `globalSecondaryIndexes` or by `addGlobalIndex` says it there, or here, not both.
   *
   * @default - the table's capacity; no limits
   */
  readonly indexOptions?: { [index: string]: IndexThroughputOptions };

  /**
   * The Kinesis stream that receives every change of an item.
   *
   * @default - none
   */
  readonly kinesisStream?: IStream;

  /**
   * Policy attached to the table itself, in the region of its stack. Grants to other accounts add to it. A replica has its own, in `replicas`.
   *
   * @default - none
   */
  readonly resourcePolicy?: PolicyDocument;

  /**
   * Policy attached to the stream of the table, in the region of its stack. It needs a stream, and an aws-cdk-lib that has this property of
   * TableV2; otherwise it is refused.
   *
   * @default - none
   */
  readonly streamResourcePolicy?: PolicyDocument;

  /**
   * Other regions that hold a copy of the table. The stack needs an explicit region.
   *
   * @default - none
   */
  readonly replicas?: ReplicaTableProps[];

  /**
   * Whether a read in one region sees what was written in another. Strong consistency needs two replicas, or one and a witness, and has
   * neither time to live nor local indexes; DynamoDB refuses DynamORM's transactions on such a table.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/multi-region-strong-consistency-gt.html
   *
   * @default MultiRegionConsistency.EVENTUAL
   */
  readonly multiRegionConsistency?: MultiRegionConsistency;

  /**
   * The region that takes part in strong consistency without a copy that could be read.
   *
   * @default - none
   */
  readonly witnessRegion?: string;

  /**
   * Which settings a replica takes from the table once it is deployed.
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
   * Tags of the table and its replicas. They win over the standard tags; `Tags.of(...)` of an enclosing scope wins over them.
   *
   * @default - the standard tags alone
   */
  readonly tags?: { [key: string]: string };

  /**
   * Turns off the time to live of this attribute: the one that is deployed.
   *
   * CloudFormation turns nothing off when the property disappears. To remove time to live, set this instead of `timeToLiveAttribute`. To move it
   * to another attribute, set both for one deployment, wait until it is off (an hour at most), and remove this prop. No item expires while it is set.
   *
   * @default - time to live as declared
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
   */
  readonly disabledTimeToLiveAttribute?: string;
}
