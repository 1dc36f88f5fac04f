import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';
import { Token } from 'aws-cdk-lib/core';
import { Code, refuse } from '../refusal';
import type { PrefixedPartitionKeyOptions, TablePerTenantOptions, TenantIndexOptions } from './isolation-options';
import { checkShards } from './shards';
import { checkPrefix, checkSeparator } from './tag-text';
import { TenantPlacement } from './tenant-placement';

/**
 * How a table keeps its tenants apart: where the tenant id stands in the keys.
 *
 * Isolation is declared, never guessed. Grants, guardrails and checks are all derived from this declaration.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 *
 * @example
 *
 * TenantIsolation.partitionKey();                                             // acme
 * TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' });                 // TENANT#acme, the entity is in the sort key
 * TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }); // TENANT#acme and TENANT#acme#orders
 * TenantIsolation.index();                                                    // only readable, through the index gsi-tenant
 * TenantIsolation.index({ shards: 8 });                                       // the same, under the keys acme#0 to acme#7
 * TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });               // tables docs-acme, docs-globex
 */
export class TenantIsolation {
  /**
   * The table's partition key is the tenant id.
   */
  public static partitionKey(): TenantIsolation {
    return new TenantIsolation(TenantPlacement.PARTITION_KEY, {});
  }

  /**
   * The table's partition key begins with a fixed prefix and the tenant id.
   *
   * Without a separator the key is exactly the prefix and the id; with one, anything may follow the separator.
   *
   * @throws DYN-V001 where a tenant id could hold the separator, DYN-V002 where the prefix is unknown or says nothing
   */
  public static prefixedPartitionKey(options: PrefixedPartitionKeyOptions): TenantIsolation {
    if (options.separator !== undefined) checkSeparator(options.separator);
    checkPrefix(options.prefix, options.separator);
    return new TenantIsolation(TenantPlacement.PREFIXED_PARTITION_KEY, { prefix: options.prefix, separator: options.separator });
  }

  /**
   * The tenant id is a plain attribute, and a global index has it as its partition key.
   *
   * IAM sees keys and names, never the values of other attributes: tenants can only query that index. A trusted writer maintains the rows.
   *
   * @throws DYN-V005 where the index name is unknown, DYN-V006 where the number of shards is none, DYN-V001 where a tenant id could hold
   * the separator before it
   */
  public static index(options: TenantIndexOptions = {}): TenantIsolation {
    const indexName = options.indexName ?? 'gsi-tenant';
    if (Token.isUnresolved(indexName) || !/^[A-Za-z0-9_.-]{3,255}$/.test(indexName)) {
      throw refuse(Code.INDEX_NAME, `the tenant index needs a literal name of 3 to 255 letters, digits or _ . -, got: \`${indexName}\`.`);
    }
    checkShards(options.shards, options.shardSeparator);
    const shardSeparator = options.shards === undefined ? undefined : (options.shardSeparator ?? '#');
    return new TenantIsolation(TenantPlacement.INDEX, { indexName, indexSortKey: options.sortKey, shards: options.shards, shardSeparator });
  }

  /**
   * Each tenant has a table of its own, whose name ends in the tenant id.
   *
   * @throws DYN-V004 where the prefix is empty or is no part of a table name
   */
  public static tablePerTenant(options: TablePerTenantOptions): TenantIsolation {
    const prefix = options.tableNamePrefix;
    if (Token.isUnresolved(prefix) || !/^[A-Za-z0-9_.-]{1,254}$/.test(prefix)) {
      throw refuse(
        Code.TABLE_NAME_PREFIX,
        `the table name prefix must be a literal text of letters, digits or _ . -, got: \`${prefix}\`. ` +
          'Without a prefix a tenant could name any table of the account.',
      );
    }
    return new TenantIsolation(TenantPlacement.TABLE, { tableNamePrefix: prefix });
  }

  /**
   * Text before the tenant id in the partition key.
   *
   * @default - no prefix
   */
  public readonly prefix?: string;

  /**
   * Text after the tenant id in the partition key.
   *
   * @default - nothing follows the tenant id
   */
  public readonly separator?: string;

  /**
   * Name of the index that is keyed by the tenant.
   *
   * @default - the table itself is
   */
  public readonly indexName?: string;

  /**
   * Sort key of that index.
   *
   * @default - no sort key
   */
  public readonly indexSortKey?: Attribute;

  /**
   * How many keys of that index each tenant's items are spread over.
   *
   * @default - one, the tenant id alone
   */
  public readonly shards?: number;

  /**
   * Text between the tenant id and the number of the shard.
   *
   * @default - no shards
   */
  public readonly shardSeparator?: string;

  /**
   * Text before the tenant id in the table's name.
   *
   * @default - tenants share a table
   */
  public readonly tableNamePrefix?: string;

  private constructor(
    /** Where the tenant id stands. */
    public readonly placement: TenantPlacement,
    parts: {
      prefix?: string;
      separator?: string;
      indexName?: string;
      indexSortKey?: Attribute;
      shards?: number;
      shardSeparator?: string;
      tableNamePrefix?: string;
    },
  ) {
    this.prefix = parts.prefix;
    this.separator = parts.separator;
    this.indexName = parts.indexName;
    this.indexSortKey = parts.indexSortKey;
    this.shards = parts.shards;
    this.shardSeparator = parts.shardSeparator;
    this.tableNamePrefix = parts.tableNamePrefix;
  }
}
