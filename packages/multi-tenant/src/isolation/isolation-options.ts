import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';

/**
 * A partition key that begins with the tenant.
 */
export interface PrefixedPartitionKeyOptions {
  /** Fixed text before the tenant id, such as `TENANT#`. It can be empty if you set a separator. */
  readonly prefix: string;

  /**
   * Text between the tenant id and the rest of the key, such as `#`. At least one of its characters must not be allowed in tags, which
   * allow letters, digits, spaces and `_ . : / = + - @`.
   *
   * @default - nothing follows the tenant id
   */
  readonly separator?: string;
}

/**
 * A global index with the tenant as its partition key.
 */
export interface TenantIndexOptions {
  /**
   * Name of the index, 3 to 255 characters.
   *
   * @default "gsi-tenant"
   */
  readonly indexName?: string;

  /**
   * Sort key of the index, if a MultiTenantTable creates it.
   *
   * @default - no sort key
   */
  readonly sortKey?: Attribute;

  /**
   * Number of index keys over which the items of each tenant are spread, from 2 to 64: `acme#0`, `acme#1` and so on. Items with the same
   * key share one partition, with at most 1,000 writes per second. Shards multiply that limit for a tenant.
   *
   * Readers pay for it: to read all items of a tenant, the application runs one query for each shard and merges the results. The writer
   * selects the shard by a hash of the item's key, so that an item stays in its shard. You can increase the number later, after the
   * policies are deployed. Never decrease it, because items in the removed shards are no longer readable.
   *
   * @default - the tenant id is the key of the index
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-gsi-sharding.html
   */
  readonly shards?: number;

  /**
   * Text between the tenant id and the number of the shard. At least one of its characters must not be allowed in tags, which allow
   * letters, digits, spaces and `_ . : / = + - @`.
   *
   * @default "#"
   */
  readonly shardSeparator?: string;
}

/**
 * Options for a table per tenant.
 */
export interface TablePerTenantOptions {
  /** Fixed text before the tenant id in the table's name, such as `docs-`. No other table name of the account can begin with it. */
  readonly tableNamePrefix: string;
}
