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
 * A model that you declare in code, if you have no model document: names, and types where you give them.
 */
export interface DynamORMModelSpec {
  /** Name of the model, such as the name of the Go struct. */
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
   * @default - the model has no time to live
   */
  readonly ttlAttribute?: string;

  /**
   * DynamoDB type of each attribute, by attribute name, such as `{ PK: 'S' }`.
   *
   * @default - every key is a string, and a time to live is a number
   */
  readonly attributes?: { [name: string]: string };

  /**
   * Logical name of the table, which groups models.
   *
   * @default - all specifications that you pass together share one table
   */
  readonly tableName?: string;
}
