import type { DynamORMTableProps } from '@dynamorm-cdk/table';
import type { TenantIsolation } from './isolation/tenant-isolation';

/**
 * Properties of a DynamORM table with tenant isolation.
 */
export interface MultiTenantTableProps extends DynamORMTableProps {
  /** Where the table stores the tenant id. */
  readonly isolation: TenantIsolation;

  /**
   * The attribute with the tenant id. With `TenantIsolation.index()`, every model must have it as a string. If that index has shards, the
   * attribute has tenant and shard, such as `acme#3`.
   *
   * @default - the partition key under `partitionKey()`; under `index()` by naming convention `tenantID`, `tenant_id` or `TenantID`, with
   * shards `tenantShard`, `tenant_shard` or `TenantShard`
   */
  readonly tenantAttribute?: string;

  /**
   * Key of the session tag with the tenant id.
   *
   * @default "TenantID"
   */
  readonly tenantTagKey?: string;

  /**
   * With `TenantIsolation.tablePerTenant()`: the tenant of this table. The name of the table is the prefix and this id.
   *
   * @default - tenants share the table
   */
  readonly tenantId?: string;

  /**
   * Maximum number of managed policies of a role in the account.
   *
   * @default 10
   */
  readonly managedPolicyQuota?: number;
}
