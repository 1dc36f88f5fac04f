import type { ModelDocument } from '@dynamorm-cdk/model-spec';
import type { Attribute, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { NamingConvention } from './naming-convention';
import type { GlobalIndexProps, LocalIndexProps } from './secondary-index-props';

/**
 * What an application expects of a table: its models, keys and indexes, and how it finds the table. Give `models`, or `partitionKey`, or
 * both; with both, they must agree.
 *
 * The same for a table that is made here (`DynamORMTableProps`) and one that exists already (`ExistingTableProps`).
 */
export interface TableContractProps {
  /**
   * The models of this one table. Keys, indexes and time to live come from them where they are not given, and whatever is given is
   * compared with them: synthesis fails with every difference.
   *
   * Narrow a document of several tables with `forTable`. The document's table name never becomes the physical name.
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
   * @default - the models' sort key; without models none
   */
  readonly sortKey?: Attribute;

  /**
   * All global secondary indexes, at most 20. An empty list means none.
   *
   * @default - the global indexes of the models
   */
  readonly globalSecondaryIndexes?: GlobalIndexProps[];

  /**
   * All local secondary indexes, at most 5. An empty list means none.
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
   * What the table's stream carries.
   *
   * @default - for a new table no stream, with replicas NEW_AND_OLD_IMAGES, which they need; for an existing table not known
   */
  readonly stream?: StreamViewType;

  /**
   * Somebody consumes the stream and needs new and old images: synthesis fails if the table has no such stream.
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
   * Whether items carry created-at and updated-at attributes.
   *
   * @default - true without models; with models, the models decide. Set `true` to require the attributes in every model
   */
  readonly enableTimestamps?: boolean;

  /**
   * Whether items carry a version attribute for optimistic locking.
   *
   * @default - true without models; with models, the models decide. Set `true` to require the attribute in every model
   */
  readonly enableVersioning?: boolean;

  /**
   * How the attributes of timestamps and version are named if there are no models.
   *
   * @default NamingConvention.CAMEL_CASE
   */
  readonly namingConvention?: NamingConvention;

  /**
   * The environment variable from which the application takes the table's name. If it is not set, DynamORM silently falls back to the plural
   * of the type's name, so the name is part of the contract. One that differs from what the models read is refused.
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
