import { ByPartitionKey } from './by-partition-key';
import { ByPrefixedPartitionKey } from './by-prefixed-partition-key';
import { ByTable } from './by-table';
import { ByTenantIndex } from './by-tenant-index';
import type { IsolationDesign } from './isolation-design';
import type { PrefixedPartitionKeyOptions, TablePerTenantOptions, TenantIndexOptions } from './isolation-options';
import type { TenantPlacement } from './tenant-placement';

/**
 * How a table isolates its tenants: where the keys have the tenant id.
 *
 * You declare isolation; it is never guessed. Grants, guardrails and checks follow from this declaration.
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
    return new TenantIsolation(new ByPartitionKey());
  }

  /**
   * The table's partition key begins with a fixed prefix and the tenant id.
   *
   * Without a separator, the key is exactly the prefix and the id. With a separator, any text can follow it.
   *
   * @param options prefix and separator
   * @throws DYN-V001 if a tenant id could contain the separator, DYN-V002 if the prefix is unknown, or empty without a separator
   */
  public static prefixedPartitionKey(options: PrefixedPartitionKeyOptions): TenantIsolation {
    return new TenantIsolation(new ByPrefixedPartitionKey(options));
  }

  /**
   * The tenant id is an ordinary attribute, which is the partition key of a global index.
   *
   * IAM sees keys and names, but never the values of other attributes, so tenants can only query that index. A trusted writer maintains
   * the items.
   *
   * @param options name, sort key and shards of the index
   * @throws DYN-V005 if the index name is unknown, DYN-V006 if the number of shards is invalid, DYN-V001 if a tenant id could contain the
   * shard separator
   */
  public static index(options: TenantIndexOptions = {}): TenantIsolation {
    return new TenantIsolation(new ByTenantIndex(options));
  }

  /**
   * Each tenant has a separate table with a name that ends in the tenant id.
   *
   * @param options the prefix of table names
   * @throws DYN-V004 if the prefix is empty or not allowed in a table name
   */
  public static tablePerTenant(options: TablePerTenantOptions): TenantIsolation {
    return new TenantIsolation(new ByTable(options));
  }

  private constructor(
    /** @internal */
    public readonly _design: IsolationDesign,
  ) {}

  /** Where the table stores the tenant id. */
  public get placement(): TenantPlacement {
    return this._design.placement;
  }

  /** The isolation as a sentence, such as "The partition key is the tenant id." */
  public get description(): string {
    return this._design.inWords;
  }
}
