import { Severity } from '@dynamorm-cdk/model-spec';
import {
  DynamORMTable,
  type DynamORMTableProps,
  type ExistingTableProps,
  type GrantOptions,
  type IDynamORMTable,
} from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Annotations, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { TenantGrants } from './grants/tenant-grants';
import type { TenantPrincipal } from './grants/tenant-principal';
import type { TenantIsolation } from './isolation/tenant-isolation';
import { TenantPlacement } from './isolation/tenant-placement';
import type { MultiTenantTableProps } from './multi-tenant-table-props';
import { Code, refusalLine, refuse } from './refusal';
import { checkModelsHaveTenant, defaultTenantAttribute } from './tenant-attribute';

/**
 * A DynamORM table whose tenants are kept apart by IAM, in the way that `isolation` declares.
 *
 * Tenants are granted by `tenantGrants`. The `grants` and `connect` that it inherits show the items of all tenants: they are for trusted
 * services, and each use warns unless `allTenants` is stated.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/multi-tenant-saas-storage-strategies/multitenancy-on-dynamodb.html
 *
 * @example
 *
 * declare const authorizer: lambda.Function;
 *
 * const models = ModelDocument.fromFile('models.dms.yaml');
 * const table = new MultiTenantTable(this, 'Docs', {
 *   models: models.forTable('docs'),
 *   isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
 * });
 * const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
 *
 * table.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
 */
export class MultiTenantTable extends DynamORMTable {
  /**
   * Refuses: what it inherits would return a table without tenant grants. For a table that exists already use `new TenantGrants(...)`, and
   * `DynamORMTable.fromExisting` for the trusted services that see all tenants.
   *
   * @param scope where the construct would stand
   * @param id its id there
   * @param props the table
   * @throws always, with DYN-V052
   */
  public static override fromExisting(scope: Construct, id: string, props: ExistingTableProps): IDynamORMTable {
    throw refuse(
      Code.EXISTING_TABLE,
      `\`${[scope.node.path, id].filter(Boolean).join('/')}\` would be a table without tenant grants, since \`${props.table.node.path}\` exists ` +
        'already: grant its tenants by `new TenantGrants(scope, id, { table, isolation })`, and trusted services by ' +
        '`DynamORMTable.fromExisting(...)`.',
    );
  }

  /** Where the tenant id stands. */
  public readonly isolation: TenantIsolation;

  /**
   * The attribute that holds the tenant id, and the shard where the tenant index has shards.
   *
   * @default - under a prefix or a table per tenant, no attribute holds just the id
   */
  public readonly tenantAttribute?: string;

  /** Permissions for sessions of one tenant each. */
  public readonly tenantGrants: TenantGrants;

  /**
   * @throws with a DYN-V code where isolation, keys and models contradict one another, and all that DynamORMTable throws
   */
  constructor(scope: Construct, id: string, props: MultiTenantTableProps) {
    const tenantAttribute = tenantAttributeOf(props);
    super(scope, id, tableProps(id, props, tenantAttribute));
    this.isolation = props.isolation;
    this.tenantAttribute = props.isolation.placement === TenantPlacement.PARTITION_KEY ? this.shape.partitionKey.name : tenantAttribute;
    this.addTenantIndex();
    Tags.of(this.table).add('MultiTenant', 'true');
    this.tenantGrants = new TenantGrants(this, 'TenantGrants', this.grantsProps(props, tenantAttribute));
  }

  /**
   * Grants all that the isolation can hold: read and write, or Query alone under `TenantIsolation.index()`.
   *
   * @param principal a role whose sessions carry the tenant's tag
   * @throws as `TenantGrants.read`
   */
  public grantTenantIsolatedAccess(principal: TenantPrincipal): void {
    this.tenantGrants.grantTenantIsolatedAccess(principal);
  }

  /** @internal */
  protected override get _changeSeverity(): Severity {
    return Severity.ERROR;
  }

  /** @internal */
  protected override _beforeGrant(grantee: IGrantable, options: GrantOptions): void {
    super._beforeGrant(grantee, options);
    if (options.allTenants) return;
    Annotations.of(this).addWarningV2(
      `@dynamorm-cdk/multi-tenant:${Code.ALL_TENANTS}`,
      refusalLine(
        Code.ALL_TENANTS,
        `${granteeName(grantee)} is granted the items of all tenants in \`${this.node.path}\`. For sessions of one tenant each use ` +
          'tenantGrants; where the grantee is trusted with all of them, say so by `allTenants: true`.',
      ),
    );
  }

  private addTenantIndex(): void {
    const { indexName, indexSortKey } = this.isolation;
    if (indexName === undefined || this.tenantAttribute === undefined) return;
    if (this.shape.indexes?.some(({ name }) => name === indexName)) return;
    this.addGlobalIndex(indexName, {
      partitionKey: { name: this.tenantAttribute, type: AttributeType.STRING },
      sortKey: indexSortKey,
    });
  }

  private grantsProps(props: MultiTenantTableProps, tenantAttribute: string | undefined) {
    const table = this;
    return {
      table: this.table,
      isolation: props.isolation,
      tenantTagKey: props.tenantTagKey,
      tenantAttribute,
      managedPolicyQuota: props.managedPolicyQuota,
      encryptionKeys: customerKeys(this, props),
      replicaRegions: (props.replicas ?? []).map(({ region }) => region),
      /** Read anew at each look: indexes may come later. */
      get shape() {
        return table.shape;
      },
      get pendingIndexes() {
        return table.pendingIndexes;
      },
      get renewedIndexes() {
        return table._renewedIndexes;
      },
    };
  }
}

/** The keys of the table and of its replicas. */
function customerKeys(table: MultiTenantTable, props: MultiTenantTableProps): IKey[] {
  const own = table.table.encryptionKey;
  if (!own) return [];
  const ofReplicas = Object.entries(props.encryption?.replicaKeyArns ?? {});
  return [own, ...ofReplicas.map(([region, arn]) => Key.fromKeyArn(table, `TenantReplicaKey-${region}`, arn))];
}

/** Only a tenant index needs an attribute of its own; for a partition key the name is checked where the key is known. */
function tenantAttributeOf(props: MultiTenantTableProps): string | undefined {
  if (props.isolation.placement !== TenantPlacement.INDEX) return props.tenantAttribute;
  return props.tenantAttribute ?? defaultTenantAttribute(props.models, props.namingConvention, props.isolation.shards !== undefined);
}

function tableProps(id: string, props: MultiTenantTableProps, tenantAttribute: string | undefined): DynamORMTableProps {
  const { isolation, models, tenantId, tableName, globalSecondaryIndexes } = props;
  if (isolation.placement === TenantPlacement.TABLE) return { ...props, tableName: tenantTableName(id, props) };
  if (tenantId !== undefined) {
    throw refuse(Code.TENANT_ID, `\`${id}\` has a tenantId (\`${tenantId}\`), but its tenants share the table: leave it out.`);
  }
  if (isolation.indexName === undefined || tenantAttribute === undefined) return { ...props, tableName };
  if (models) checkModelsHaveTenant(`\`${id}\``, models, tenantAttribute);

  // An index of another name than gsi-<name> can only be given to the constructor.
  const known = [...(globalSecondaryIndexes ?? []).map(({ indexName }) => indexName), ...indexNames(props)];
  if (isolation.indexName.startsWith('gsi-') || known.includes(isolation.indexName)) return props;
  if (models && !globalSecondaryIndexes) {
    throw refuse(
      Code.TENANT_INDEX,
      `no model of \`${id}\` has the tenant index \`${isolation.indexName}\`, so nothing says its keys: add it to the models, or list all ` +
        'indexes in globalSecondaryIndexes.',
    );
  }
  const index = {
    indexName: isolation.indexName,
    partitionKey: { name: tenantAttribute, type: AttributeType.STRING },
    sortKey: isolation.indexSortKey,
  };
  return { ...props, globalSecondaryIndexes: [...(globalSecondaryIndexes ?? []), index] };
}

function indexNames({ models, globalSecondaryIndexes }: MultiTenantTableProps): string[] {
  return globalSecondaryIndexes ? [] : (models?.models ?? []).flatMap(({ indexes }) => indexes.map(({ name }) => name));
}

function tenantTableName(id: string, { isolation, tenantId, tableName }: MultiTenantTableProps): string {
  const prefix = isolation.tableNamePrefix ?? '';
  if (tenantId === undefined || !/^[A-Za-z0-9_.-]+$/.test(tenantId)) {
    throw refuse(
      Code.TENANT_ID,
      `\`${id}\` is a table of one tenant's own: say whose by tenantId, of letters, digits or _ . - since it ends the table's name, got: ` +
        `\`${tenantId}\`. For grants alone, without a table, use TenantGrants.`,
    );
  }
  if (tableName !== undefined && tableName !== `${prefix}${tenantId}`) {
    throw refuse(Code.TENANT_ID, `the table of tenant \`${tenantId}\` must be named \`${prefix}${tenantId}\`, got: \`${tableName}\`.`);
  }
  return `${prefix}${tenantId}`;
}

function granteeName(grantee: IGrantable): string {
  for (const candidate of [grantee, grantee.grantPrincipal]) if (Construct.isConstruct(candidate)) return `\`${candidate.node.path}\``;
  return `\`${grantee.grantPrincipal}\``;
}
