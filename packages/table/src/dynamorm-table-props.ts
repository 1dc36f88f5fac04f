import type { ModelDocument } from '@dynamorm-cdk/model-spec';
import type {
  Attribute,
  Billing,
  ContributorInsightsSpecification,
  ReplicaTableProps,
  StreamViewType,
  TableClass,
  TableEncryptionV2,
  WarmThroughput,
} from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { NamingConvention } from './naming-convention';
import type { Rollout } from './rollout';
import type { GlobalIndexProps, LocalIndexProps } from './secondary-index-props';

/**
 * How a DynamORM table is made. Give `models`, or `partitionKey`, or both; with both, they must agree.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-globaltable.html
 */
export interface DynamORMTableProps {
  /**
   * The models of this one table. Keys, indexes and time to live come from them where they are not given, and whatever is given is
   * compared with them: synthesis fails with every difference.
   *
   * A document of several tables is narrowed with `forTable`. The document's table name never becomes the physical name.
   *
   * @default - no models; `partitionKey` is required
   */
  readonly models?: ModelDocument;

  /**
   * The partition key.
   *
   * @default - the models' partition key
   */
  readonly partitionKey?: Attribute;

  /**
   * The sort key.
   *
   * @default - the models' sort key where `partitionKey` is not given either; otherwise none
   */
  readonly sortKey?: Attribute;

  /**
   * The global secondary indexes, at most 20. An empty list means none.
   *
   * @default - the global indexes of the models
   */
  readonly globalSecondaryIndexes?: GlobalIndexProps[];

  /**
   * How changes of the global secondary indexes reach the table once it is deployed.
   *
   * @default Rollout.atOnce()
   */
  readonly rollout?: Rollout;

  /**
   * The local secondary indexes, at most 5. An empty list means none.
   *
   * @default - the local indexes of the models
   */
  readonly localSecondaryIndexes?: LocalIndexProps[];

  /**
   * Model attributes that the application joins into a string key of the table, by key attribute. They are checked against the models.
   *
   * @default - no key is said to be composed
   */
  readonly compositeFields?: { [keyAttribute: string]: string[] };

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
   * What the table's stream carries.
   *
   * @default - no stream; with replicas NEW_AND_OLD_IMAGES, which they need
   */
  readonly stream?: StreamViewType;

  /**
   * Somebody consumes the stream and needs new and old images: synthesis fails where the table has no such stream.
   *
   * @default false
   */
  readonly requiresStream?: boolean;

  /**
   * The attribute that holds each item's time to live, in seconds since 1970.
   *
   * @default - the models' time to live attribute; without one, items do not expire
   */
  readonly timeToLiveAttribute?: string;

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
   * The Kinesis stream that receives every change of an item.
   *
   * @default - none
   */
  readonly kinesisStream?: IStream;

  /**
   * Policy attached to the table itself; needed for grantees of other accounts.
   *
   * @default - none
   */
  readonly resourcePolicy?: PolicyDocument;

  /**
   * Other regions that hold a copy of the table. The stack needs an explicit region.
   *
   * @default - none
   */
  readonly replicas?: ReplicaTableProps[];

  /**
   * Tags of the table and its replicas. They win over the standard tags Framework, ManagedBy and Environment;
   * `Tags.of(...)` of an enclosing scope wins over them.
   *
   * @default - the standard tags alone
   */
  readonly tags?: { [key: string]: string };

  /**
   * Whether items carry created-at and updated-at attributes.
   *
   * @default - true without models; with models as the models say, and an explicit `true` is enforced on each of them
   */
  readonly enableTimestamps?: boolean;

  /**
   * Whether items carry a version attribute for optimistic locking.
   *
   * @default - true without models; with models as the models say, and an explicit `true` is enforced on each of them
   */
  readonly enableVersioning?: boolean;

  /**
   * How the attributes of timestamps and version are named where there are no models.
   *
   * @default NamingConvention.CAMEL_CASE
   */
  readonly namingConvention?: NamingConvention;

  /**
   * The environment variable from which the application takes the table's name. DynamORM falls back to the plural of the type's
   * name in silence when it is not set, so the name is part of the contract. One that differs from what the models read is refused.
   *
   * @default - the one that the models name (`table.environment_variable`), else DYNAMODB_TABLE_NAME
   */
  readonly environmentVariableName?: string;

  /**
   * The key with which DynamORM encrypts attributes in the client. `connect` passes it on as KMS_KEY_ARN, with the permission to use it.
   * It has nothing to do with the table's own encryption.
   *
   * @default - none; models with encrypted attributes are then a finding
   */
  readonly fieldEncryptionKey?: IKey;
}
