import type { DynamORMTableProps } from '@dynamorm-cdk/table';
import type { TenantIsolation } from './isolation/tenant-isolation';

/**
 * A DynamORM table and how it keeps its tenants apart.
 */
export interface MultiTenantTableProps extends DynamORMTableProps {
  /** Where the tenant id stands. */
  readonly isolation: TenantIsolation;

  /**
   * The attribute that holds the tenant id. Under `TenantIsolation.index()` every model must have it, as a string; where that index has
   * shards, it is the attribute that holds tenant and shard, such as `acme#3`.
   *
   * @default - the partition key under `partitionKey()`; under `index()` by naming convention `tenantID`, `tenant_id` or `TenantID`, with
   * shards `tenantShard`, `tenant_shard` or `TenantShard`
   */
  readonly tenantAttribute?: string;

  /**
   * Key of the session tag that holds the tenant id.
   *
   * @default "TenantID"
   */
  readonly tenantTagKey?: string;

  /**
   * Under `TenantIsolation.tablePerTenant()`: whose table this is. The table is named by the prefix and this id.
   *
   * @default - tenants share the table
   */
  readonly tenantId?: string;

  /**
   * How many managed policies a role of the account may have.
   *
   * @default 10
   */
  readonly managedPolicyQuota?: number;
}
