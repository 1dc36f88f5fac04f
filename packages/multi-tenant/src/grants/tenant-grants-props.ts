import type { ModelDocument, TableShape } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { TenantIsolation } from '../isolation/tenant-isolation';

/**
 * What tenants are granted on, and how it keeps them apart.
 */
export interface TenantGrantsProps {
  /** Where the tenant id stands. */
  readonly isolation: TenantIsolation;

  /**
   * The table that tenants share: a `Table` or `TableV2` of this app, or an imported one.
   *
   * @default - none, which `tablePerTenant` alone allows
   */
  readonly table?: ITable;

  /**
   * Key and complete list of indexes of the table (an empty list says that it has none). A table of this app is read as it is, and must
   * agree. Under `tablePerTenant`: the indexes that every tenant's table has.
   *
   * @default - read from the table's resource or from `models`; an imported table needs one of both
   */
  readonly shape?: TableShape;

  /**
   * The models of this one table, in place of `shape`. They must name all its indexes.
   *
   * @default - none
   */
  readonly models?: ModelDocument;

  /**
   * The attribute that holds the tenant id, or tenant and shard; it is compared with the keys.
   *
   * @default - the leading attribute of the partition key or tenant index; a tenant index of several partition attributes needs it
   */
  readonly tenantAttribute?: string;

  /**
   * Key of the session tag that holds the tenant id.
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
   * Customer keys that the tables are encrypted with.
   *
   * @default - the keys of the table and its replicas
   */
  readonly encryptionKeys?: IKey[];

  /**
   * The key that DynamORM's client encrypts fields with. Readers may decrypt with it, writers generate data keys.
   *
   * @default - no field is encrypted
   */
  readonly fieldEncryptionKey?: IKey;

  /**
   * Under `tablePerTenant`: tables besides the tenant's own that its sessions may reach by other grants. All others are denied.
   *
   * @default - none
   */
  readonly otherTables?: ITable[];

  /**
   * How many managed policies a role of the account may have: CDK moves what is too large for an inline policy into them.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   * @default 10
   */
  readonly managedPolicyQuota?: number;
}
