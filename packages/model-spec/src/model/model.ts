import type { IndexKind, KeyAttribute, Projection } from '../shape/table-shape';

/**
 * An attribute of a model.
 */
export interface ModelAttribute {
  /** Name of the attribute in DynamoDB. */
  readonly name: string;

  /** DynamoDB type: `S`, `N`, `B`, `BOOL`, `M`, `L`, `SS`, `NS`, `BS` or `NULL`. */
  readonly type: string;

  /**
   * Always written.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * Whether an item can lack the attribute.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * Omitted from the item when it is empty.
   *
   * @default false
   */
  readonly omitEmpty?: boolean;

  /**
   * Roles such as `pk`, `sk`, `created_at`, `updated_at`, `version`, `ttl`, `index_pk:<index>`, `index_sk:<index>`.
   *
   * @default - none
   */
  readonly roles?: string[];

  /**
   * Format of the value: `rfc3339nano`, `unix_seconds`, `int` or `decimal_string`.
   *
   * @default - none stated
   */
  readonly format?: string;

  /**
   * DynamORM stores JSON text, or the value that the JSON describes.
   *
   * @default false
   */
  readonly json?: boolean;

  /**
   * DynamORM stores the bytes as they are.
   *
   * @default false
   */
  readonly binary?: boolean;

  /**
   * DynamORM encrypts the value in the client before writing it.
   *
   * @default false
   */
  readonly encrypted?: boolean;
}

/**
 * An index that a model queries.
 */
export interface ModelIndex {
  /** Name of the index. */
  readonly name: string;

  /** Global or local. */
  readonly kind: IndexKind;

  /** The partition key. */
  readonly partitionKey: KeyAttribute;

  /**
   * The sort key.
   *
   * @default - no sort key
   */
  readonly sortKey?: KeyAttribute;

  /** Which attributes the model expects in the index. */
  readonly projection: Projection;

  /**
   * The attributes that an INCLUDE projection adds to the keys.
   *
   * @default - none
   */
  readonly nonKeyAttributes?: string[];
}

/**
 * One model of a document.
 */
export interface Model {
  /** Name of the model, such as the name of the Go struct. */
  readonly name: string;

  /** Logical name of its table. It groups models, and is never the physical name. */
  readonly tableName: string;

  /**
   * The environment variable from which DynamORM's `TableName()` reads the physical name. `DynamORMTable` sets it on connected functions.
   *
   * @default - none stated
   * @see https://github.com/pay-theory/dynamorm
   */
  readonly tableEnvironmentVariable?: string;

  /** The partition key. */
  readonly partitionKey: KeyAttribute;

  /**
   * The sort key.
   *
   * @default - no sort key
   */
  readonly sortKey?: KeyAttribute;

  /** All attributes, keys included. */
  readonly attributes: ModelAttribute[];

  /** All indexes that the model queries. */
  readonly indexes: ModelIndex[];

  /**
   * Items are written once and never updated.
   *
   * @default false
   */
  readonly writeOnce?: boolean;

  /**
   * Attributes that updates must not change.
   *
   * @default - none
   */
  readonly protectedAttributes?: string[];

  /**
   * Naming convention that the document states: `camelCase`, `snake_case` or `dynamorm`.
   *
   * @default - not stated, names are stored as written
   */
  readonly namingConvention?: string;

  /**
   * Where the program declares the model, such as `internal/care.go:33`, relative to the document.
   *
   * @default - the document was not written from source code
   */
  readonly source?: string;

  /**
   * The release of the library that writes the model, such as `TableTheory 3.0.6`.
   *
   * @default - the document does not name it
   */
  readonly libraryRelease?: string;
}
