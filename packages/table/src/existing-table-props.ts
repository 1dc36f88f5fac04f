import type { ModelDocument } from '@dynamorm-cdk/model-spec';
import type { Attribute, ITable, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { NamingConvention } from './naming-convention';
import type { GlobalIndexProps, LocalIndexProps } from './secondary-index-props';

/**
 * What is known of a table that exists already. Give `models`, or `partitionKey`, or both.
 */
export interface ExistingTableProps {
  /** The table: a `Table` or `TableV2` of this app, or an imported one. */
  readonly table: ITable;

  /**
   * The models of this one table. Keys, indexes and time to live come from them where they are not given.
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
   * All global secondary indexes that the table has.
   *
   * @default - the global indexes of the models
   */
  readonly globalSecondaryIndexes?: GlobalIndexProps[];

  /**
   * All local secondary indexes that the table has.
   *
   * @default - the local indexes of the models
   */
  readonly localSecondaryIndexes?: LocalIndexProps[];

  /**
   * Model attributes that the application joins into a string key of the table, by key attribute.
   *
   * @default - no key is said to be composed
   */
  readonly compositeFields?: { [keyAttribute: string]: string[] };

  /**
   * The attribute that holds each item's time to live.
   *
   * @default - the models' time to live attribute; without one, items do not expire
   */
  readonly timeToLiveAttribute?: string;

  /**
   * What the table's stream carries.
   *
   * @default - not known, or no stream
   */
  readonly stream?: StreamViewType;

  /**
   * Somebody consumes the stream and needs new and old images.
   *
   * @default false
   */
  readonly requiresStream?: boolean;

  /**
   * Other regions that hold a copy of the table, so that grants cover them.
   *
   * @default - none
   */
  readonly replicaRegions?: string[];

  /**
   * Every model must carry created-at and updated-at attributes.
   *
   * @default - as the models say
   */
  readonly enableTimestamps?: boolean;

  /**
   * Every model must carry a version attribute.
   *
   * @default - as the models say
   */
  readonly enableVersioning?: boolean;

  /**
   * How the attributes of timestamps and version are named where there are no models.
   *
   * @default NamingConvention.CAMEL_CASE
   */
  readonly namingConvention?: NamingConvention;

  /**
   * The environment variable from which the application takes the table's name. One that differs from what the models read is refused.
   *
   * @default - the one that the models name (`table.environment_variable`), else DYNAMODB_TABLE_NAME
   */
  readonly environmentVariableName?: string;

  /**
   * The key with which DynamORM encrypts attributes in the client.
   *
   * @default - none; models with encrypted attributes are then a finding
   */
  readonly fieldEncryptionKey?: IKey;
}
