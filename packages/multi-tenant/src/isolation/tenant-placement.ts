/**
 * Where the tenant id stands.
 */
export enum TenantPlacement {
  /** It is the table's partition key. */
  PARTITION_KEY = 'partition key',
  /** It follows a prefix in the table's partition key. */
  PREFIXED_PARTITION_KEY = 'prefixed partition key',
  /** It is the partition key of one index. */
  INDEX = 'index',
  /** It ends the table's name. */
  TABLE = 'table',
}
