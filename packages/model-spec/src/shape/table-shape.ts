import type { KeyType } from './key-type';

/**
 * A key attribute: its name and type.
 */
export interface KeyAttribute {
  /** Name of the attribute as it is stored, 1 to 255 characters; or `UnknownValue.TEXT`. */
  readonly name: string;

  /** Type of the attribute; or `KeyType.UNKNOWN`. */
  readonly type: KeyType;
}

/**
 * Whether an index spans all partitions or shares the table's partition key.
 */
export enum IndexKind {
  /** A global secondary index. */
  GLOBAL = 'GSI',
  /** A local secondary index. */
  LOCAL = 'LSI',
}

/**
 * The attributes that an index projects.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html
 */
export enum Projection {
  /** Every attribute of the item. */
  ALL = 'ALL',
  /** Only the keys of table and index. */
  KEYS_ONLY = 'KEYS_ONLY',
  /** The keys and the attributes that the index names. */
  INCLUDE = 'INCLUDE',
  /**
   * The projection is unknown until deployment, or not a projection that an index can have. `CloudFormationTable.shapeOf` returns it, for
   * example. It is refused in indexes that you declare.
   */
  UNKNOWN = '\nunknown until deployment',
}

/**
 * An index of a table, independent of how the table was created.
 */
export interface IndexShape {
  /** Name of the index; or `UnknownValue.TEXT`. */
  readonly name: string;

  /** Global or local. */
  readonly kind: IndexKind;

  /** Partition key attributes in order; one, or up to four in a multi-attribute global index. */
  readonly partitionKeys: KeyAttribute[];

  /**
   * Sort key attributes in order; up to four in a multi-attribute global index.
   *
   * @default - no sort key
   */
  readonly sortKeys?: KeyAttribute[];

  /**
   * The attributes that the index projects.
   *
   * @default Projection.ALL
   */
  readonly projection?: Projection;

  /**
   * The attributes that an INCLUDE projection adds to the keys.
   *
   * @default - none
   */
  readonly nonKeyAttributes?: string[];

  /**
   * Model attributes that an application joins into a string key, by key attribute. Each must exist in the models.
   *
   * @default - no key is composed
   */
  readonly compositeFields?: { [keyAttribute: string]: string[] };
}

/**
 * The properties of a table that matter to a model. They come from the construct, a template, or DynamoDB itself.
 */
export interface TableShape {
  /**
   * The name of the table in messages, such as its construct path or physical name.
   *
   * @default "the table"
   */
  readonly label?: string;

  /**
   * Physical name of the table.
   *
   * @default - unknown until deployment
   */
  readonly tableName?: string;

  /** The partition key. */
  readonly partitionKey: KeyAttribute;

  /**
   * The sort key.
   *
   * @default - no sort key
   */
  readonly sortKey?: KeyAttribute;

  /**
   * All secondary indexes, global and local.
   *
   * @default - none
   */
  readonly indexes?: IndexShape[];

  /**
   * The attribute with each item's time to live; or `UnknownValue.TEXT`.
   *
   * @default - time to live is off
   */
  readonly timeToLiveAttribute?: string;

  /**
   * The view type of the table's stream: `KEYS_ONLY`, `NEW_IMAGE`, `OLD_IMAGE` or `NEW_AND_OLD_IMAGES`.
   *
   * @default - no stream
   */
  readonly streamViewType?: string;

  /**
   * Model attributes that an application joins into a string key of the table, by key attribute. Each must exist in the models.
   *
   * @default - no key is composed
   */
  readonly compositeFields?: { [keyAttribute: string]: string[] };
}
