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
}

/**
 * Tables of tenants' own.
 */
export interface TablePerTenantOptions {
  /** Fixed text before the tenant id in the table's name, such as `docs-`. No other table of the account may begin with it. */
  readonly tableNamePrefix: string;
}
