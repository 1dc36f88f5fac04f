import type { ModelDocument, TableShape } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { TenantIsolation } from '../isolation/tenant-isolation';

/**
 * The table to grant, and how it isolates tenants.
 */
export interface TenantGrantsProps {
  /** Where the table stores the tenant id. */
  readonly isolation: TenantIsolation;

  /**
   * The table that tenants share: a `Table` or `TableV2` of this app, or an imported one.
   *
   * @default - no table, which only `tablePerTenant` allows
   */
  readonly table?: ITable;

  /**
   * Key and complete list of indexes of the table. Use an empty list for a table without indexes. The shape of a table of this app is
   * read, and must agree. With `tablePerTenant`, the indexes of every tenant's table.
   *
   * @default - read from the table's resource or from `models`; an imported table needs `shape` or `models`
   */
  readonly shape?: TableShape;

  /**
   * The models of this table, instead of `shape`. They must include all its indexes.
   *
   * @default - none
   */
  readonly models?: ModelDocument;

  /**
   * The attribute with the tenant id, or with tenant and shard. It is compared with the keys.
   *
   * @default - the leading attribute of the partition key or tenant index; a tenant index of several partition attributes needs it
   */
  readonly tenantAttribute?: string;

  /**
   * Key of the session tag with the tenant id.
   *
   * @default "TenantID"
   */
  readonly tenantTagKey?: string;

  /**
   * Regions of the replicas of an imported table, or of tenants' tables.
   *
   * @default - none; a table of this app is read
   */
  readonly replicaRegions?: string[];

  /**
   * Customer managed keys that encrypt the tables.
   *
   * @default - the keys of the table and its replicas
   */
  readonly encryptionKeys?: IKey[];

  /**
   * The key with which DynamORM's client encrypts fields. Readers can decrypt with it, and writers can generate data keys.
   *
   * @default - no field is encrypted
   */
  readonly fieldEncryptionKey?: IKey;

  /**
   * With `tablePerTenant`: other tables that sessions of a tenant can access through other grants. All other tables are denied.
   *
   * @default - none
   */
  readonly otherTables?: ITable[];

  /**
   * Maximum number of managed policies of a role in the account. CDK moves statements that are too large for an inline policy into
   * managed policies.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   * @default 10
   */
  readonly managedPolicyQuota?: number;
}
