import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';

/**
 * A partition key that begins with the tenant.
 */
export interface PrefixedPartitionKeyOptions {
  /** Fixed text before the tenant id, such as `TENANT#`. May be empty where a separator is given. */
  readonly prefix: string;

  /**
   * Text between the tenant id and the rest of the key, such as `#`. At least one of its characters must be one that no tag can hold:
   * letters, digits, spaces and `_ . : / = + - @` are not enough.
   *
   * @default - nothing follows the tenant id
   */
  readonly separator?: string;
}

/**
 * A global index that is keyed by the tenant.
 */
export interface TenantIndexOptions {
  /**
   * Name of the index, 3 to 255 characters.
   *
   * @default "gsi-tenant"
   */
  readonly indexName?: string;

  /**
   * Sort key of the index, where a MultiTenantTable makes it.
   *
   * @default - no sort key
   */
  readonly sortKey?: Attribute;

  /**
   * How many keys of the index each tenant's items are spread over, 2 to 64: `acme#0`, `acme#1` and so on. Items under one key get a
   * partition's 1,000 writes a second at most, and never more where the sort key only grows; with shards a tenant gets so many times as much.
   *
   * The price is paid by readers: all that a tenant has is read by one query for each shard, whose results the application merges. The
   * writer chooses the shard, by a hash of the item's own key, so that an item stays where it is. The number may grow later, once the
   * policies are deployed; it must never shrink, since what lies in the shards that are gone is not readable any more.
   *
   * @default - the index is keyed by the tenant id alone
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-indexes-gsi-sharding.html
   */
  readonly shards?: number;

  /**
   * Text between the tenant id and the number of the shard. At least one of its characters must be one that no tag can hold: letters,
   * digits, spaces and `_ . : / = + - @` are not enough.
   *
   * @default "#"
   */
  readonly shardSeparator?: string;
}

/**
 * Tables of tenants' own.
 */
export interface TablePerTenantOptions {
  /** Fixed text before the tenant id in the table's name, such as `docs-`. No other table of the account may begin with it. */
  readonly tableNamePrefix: string;
}
