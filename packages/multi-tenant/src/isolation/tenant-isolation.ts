import { ByPartitionKey } from './by-partition-key';
import { ByPrefixedPartitionKey } from './by-prefixed-partition-key';
import { ByTable } from './by-table';
import { ByTenantIndex } from './by-tenant-index';
import type { IsolationDesign } from './isolation-design';
import type { PrefixedPartitionKeyOptions, TablePerTenantOptions, TenantIndexOptions } from './isolation-options';
import type { TenantPlacement } from './tenant-placement';

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
    return new TenantIsolation(new ByPartitionKey());
  }

  /**
   * The table's partition key begins with a fixed prefix and the tenant id.
   *
   * Without a separator the key is exactly the prefix and the id; with one, anything may follow the separator.
   *
   * @param options prefix and separator
   * @throws DYN-V001 where a tenant id could hold the separator, DYN-V002 where the prefix is unknown or says nothing
   */
  public static prefixedPartitionKey(options: PrefixedPartitionKeyOptions): TenantIsolation {
    return new TenantIsolation(new ByPrefixedPartitionKey(options));
  }

  /**
   * The tenant id is a plain attribute, and a global index has it as its partition key.
   *
   * IAM sees keys and names, never the values of other attributes: tenants can only query that index. A trusted writer maintains the rows.
   *
   * @param options name, sort key and shards of the index
   * @throws DYN-V005 where the index name is unknown, DYN-V006 where the number of shards is none, DYN-V001 where a tenant id could hold
   * the separator before it
   */
  public static index(options: TenantIndexOptions = {}): TenantIsolation {
    return new TenantIsolation(new ByTenantIndex(options));
  }

  /**
   * Each tenant has a table of its own, whose name ends in the tenant id.
   *
   * @param options how the tables are named
   * @throws DYN-V004 where the prefix is empty or is no part of a table name
   */
  public static tablePerTenant(options: TablePerTenantOptions): TenantIsolation {
    return new TenantIsolation(new ByTable(options));
  }

  private constructor(
    /** @internal */
    public readonly _design: IsolationDesign,
  ) {}

  /** Where the tenant id stands. */
  public get placement(): TenantPlacement {
    return this._design.placement;
  }

  /** The same as a sentence, such as "The partition key is the tenant id." */
  public get description(): string {
    return this._design.inWords;
  }
}
