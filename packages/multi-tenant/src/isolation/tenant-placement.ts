/**
 * Where the table stores the tenant id.
 */
export enum TenantPlacement {
  /** The tenant id is the table's partition key. */
  PARTITION_KEY = 'partition key',
  /** The tenant id follows a prefix in the table's partition key. */
  PREFIXED_PARTITION_KEY = 'prefixed partition key',
  /** The tenant id is the partition key of one index. */
  INDEX = 'index',
  /** The table's name ends with the tenant id. */
  TABLE = 'table',
}
