import type { ModelDocument } from '@dynamorm-cdk/model-spec';
import type { Attribute, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { NamingConvention } from './naming-convention';
import type { GlobalIndexProps, LocalIndexProps } from './secondary-index-props';

/**
 * The contract between an application and a table: models, keys, indexes, and how the application finds the table. Set `models`,
 * `partitionKey` or both. If you set both, they must agree.
 *
 * Tables that this app creates (`DynamORMTableProps`) and tables that already exist (`ExistingTableProps`) share these properties.
 */
export interface TableContractProps {
  /**
   * The models of this table. Keys, indexes and time to live come from the models unless you set them. Values that you set are compared
   * with the models, and synthesis fails with every difference.
   *
   * If a document has several tables, select one with `forTable`. The document's table name never becomes the physical name.
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
   * @default - the models' sort key; without models, no sort key
   */
  readonly sortKey?: Attribute;

  /**
   * All global secondary indexes, at most 20. With an empty list, the table has no global indexes.
   *
   * @default - the global indexes of the models
   */
  readonly globalSecondaryIndexes?: GlobalIndexProps[];

  /**
   * All local secondary indexes, at most 5. With an empty list, the table has no local indexes.
   *
   * @default - the local indexes of the models
   */
  readonly localSecondaryIndexes?: LocalIndexProps[];

  /**
   * Model attributes that the application joins into a string key of the table, by key attribute. They are checked against the models.
   *
   * @default - no key is composed
   */
  readonly compositeFields?: { [keyAttribute: string]: string[] };

  /**
   * The view type of the table's stream.
   *
   * @default - for a new table, no stream, or NEW_AND_OLD_IMAGES with replicas, which need it; for an existing table, unknown
   */
  readonly stream?: StreamViewType;

  /**
   * Whether something consumes the stream and needs new and old images. If true, synthesis fails if the table has no such stream.
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
   * The naming convention of the timestamp and version attributes, if there are no models.
   *
   * @default NamingConvention.CAMEL_CASE
   */
  readonly namingConvention?: NamingConvention;

  /**
   * The environment variable from which the application reads the table's name. If it is not set, DynamORM silently uses the plural of
   * the type's name, so the variable is part of the contract. Synthesis fails if the models read another variable.
   *
   * @default - the variable that the models name (`table.environment_variable`), otherwise DYNAMODB_TABLE_NAME
   */
  readonly environmentVariableName?: string;

  /**
   * The key with which DynamORM encrypts attributes in the client. `connect` sets it as KMS_KEY_ARN and grants its use. It is independent
   * of the table's own encryption.
   *
   * @default - no key; models with encrypted attributes are then an error
   */
  readonly fieldEncryptionKey?: IKey;
}
