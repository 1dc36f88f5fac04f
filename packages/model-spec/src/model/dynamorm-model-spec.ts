/**
 * An index of a hand-written model specification.
 */
export interface GsiSpec {
  /** Name of the index. */
  readonly indexName: string;

  /** Name of the partition key attribute. */
  readonly partitionKey: string;

  /**
   * Name of the sort key attribute.
   *
   * @default - no sort key
   */
  readonly sortKey?: string;
}

/**
 * A model written down by hand, for who has no model document: names alone, and types where they are given.
 */
export interface DynamORMModelSpec {
  /** Name of the model, such as the Go struct's. */
  readonly modelName: string;

  /** Name of the partition key attribute. */
  readonly partitionKey: string;

  /**
   * Name of the sort key attribute.
   *
   * @default - no sort key
   */
  readonly sortKey?: string;

  /**
   * The global secondary indexes that the model queries.
   *
   * @default - none
   */
  readonly gsis?: GsiSpec[];

  /**
   * The attribute that holds the time to live.
   *
   * @default - the model has none
   */
  readonly ttlAttribute?: string;

  /**
   * DynamoDB type of each attribute, by attribute name, such as `{ PK: 'S' }`.
   *
   * @default - every key is a string, a time to live a number
   */
  readonly attributes?: { [name: string]: string };

  /**
   * Logical name of the table, which groups models.
   *
   * @default - all specifications given together share one table
   */
  readonly tableName?: string;
}
