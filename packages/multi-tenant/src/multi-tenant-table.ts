import { doorOf } from '@dynamorm-cdk/core/constructs';
import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import { kinds } from '@dynamorm-cdk/core/kinds';
import type { ModelDocument, TableShape, ValidationReport } from '@dynamorm-cdk/model-spec';
import {
  DynamORMTable,
  type GlobalIndexOptions,
  type GlobalIndexProps,
  type GrantOptions,
  type LocalIndexOptions,
  type PublishShapeOptions,
} from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Annotations, Tags } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { finding, refuseKinds } from './findings';
import type { SharedTableProps } from './grants/shared-table-target';
import type { TenantGrant } from './grants/tenant-grant';
import { TenantGrants } from './grants/tenant-grants';
import type { TenantPrincipal } from './grants/tenant-principal';
import { innerTableProps, tenantAttributeOf } from './inner-table-props';
import { ByTenantIndex } from './isolation/by-tenant-index';
import type { TenantIsolation } from './isolation/tenant-isolation';
import { TenantPlacement } from './isolation/tenant-placement';
import type { MultiTenantTableProps } from './multi-tenant-table-props';
import type { ITenantTable } from './role/tenant-table';

const PROPS = kinds.propsOf<MultiTenantTableProps>(
  {
    isolation: kinds.made('a TenantIsolation, such as TenantIsolation.partitionKey()', '_design'),
    tenantAttribute: kinds.text,
    tenantTagKey: kinds.text,
    tenantId: kinds.text,
    managedPolicyQuota: kinds.number,
    models: kinds.made('a ModelDocument, such as ModelDocument.fromFile(path)', 'tableNames', 'toTableShape'),
    globalSecondaryIndexes: kinds.listOf(
      kinds.propsOf<GlobalIndexProps>({ indexName: kinds.text }, 'an index', ['indexName']),
      'a list of indexes',
    ),
  },
  'an object',
  ['isolation'],
);

/**
 * A DynamORM table with tenants that IAM isolates, in the way that `isolation` declares.
 *
 * Grant access to one tenant each with `tenantGrants`. Connect a service that can see the items of all tenants to `wholeTable`.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/multi-tenant-saas-storage-strategies/multitenancy-on-dynamodb.html
 *
 * @example
 *
 * declare const authorizer: lambda.Function;
 * declare const planner: lambda.Function;
 *
 * const models = ModelDocument.fromFile('models.dms.yaml');
 * const docs = new MultiTenantTable(this, 'Docs', {
 *   models: models.forTable('docs'),
 *   isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
 * });
 * const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
 *
 * docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
 * docs.wholeTable.connect(planner, TableAccess.READ, { allTenants: true });
 */
export class MultiTenantTable extends Construct implements ITenantTable {
  /** Where the table stores the tenant id. */
  public readonly isolation: TenantIsolation;

  /**
   * The attribute with the tenant id, and with the shard if the tenant index has shards.
   *
   * @default - with a prefix or a table per tenant, no attribute has only the id
   */
  public readonly tenantAttribute?: string;

  /** Permissions for sessions of one tenant each. */
  public readonly tenantGrants: TenantGrants;

  /**
   * The table with the items of all tenants, for services that can see them. Each grant on it prints a warning, unless you set
   * `allTenants: true`.
   *
   * Its `table` is the underlying TableV2, for metrics and event sources.
   */
  public readonly wholeTable: DynamORMTable;

  /**
   * Creates the table.
   *
   * @throws with a DYN-V code if isolation, keys and models contradict one another, and everything that DynamORMTable throws
   */
  constructor(scope: Construct, id: string, props: MultiTenantTableProps) {
    super(scope, id);
    refuseKinds(`MultiTenantTable \`${id}\``, PROPS(props, 'props'));
    const tenantAttribute = tenantAttributeOf(props);
    this.wholeTable = new DynamORMTable(this, 'Default', innerTableProps(id, props, tenantAttribute));
    this.node.defaultChild = this.wholeTable.table;
    const door = doorOf<IGrantable, GrantOptions>(this.wholeTable);
    door.escapeHatchSeverity = 'error';
    door.beforeGrant = (grantee, options) => this.beforeGrant(grantee, options);
    this.isolation = props.isolation;
    this.tenantAttribute = props.isolation.placement === TenantPlacement.PARTITION_KEY ? this.shape.partitionKey.name : tenantAttribute;
    this.addTenantIndex();
    Tags.of(this.wholeTable.table).add('MultiTenant', 'true');
    this.tenantGrants = new TenantGrants(this, 'TenantGrants', this.grantsProps(props, tenantAttribute, door.renewedIndexes));
  }

  /**
   * Physical name of the table.
   *
   * @attribute
   */
  public get tableName(): string {
    return this.wholeTable.tableName;
  }

  /**
   * ARN of the table in its own region.
   *
   * @attribute
   */
  public get tableArn(): string {
    return this.wholeTable.tableArn;
  }

  /** Keys, indexes, time to live and stream. Models are compared with this shape. */
  public get shape(): TableShape {
    return this.wholeTable.shape;
  }

  /** Environment of a Lambda function: the table's name, and KMS_KEY_ARN if the table has a field encryption key. */
  public get environmentVariables(): { [name: string]: string } {
    return this.wholeTable.environmentVariables;
  }

  /** Environment of a container or instance: the variables of a function, and AWS_REGION, which Lambda sets itself. */
  public get containerEnvironmentVariables(): { [name: string]: string } {
    return this.wholeTable.containerEnvironmentVariables;
  }

  /**
   * Grants everything that the isolation can enforce: read and write, or only Query with `TenantIsolation.index()`.
   *
   * @param principal a role with sessions that have the tenant's tag
   * @returns the statements, on which constructs can depend
   * @throws as `TenantGrants.read`
   */
  public grantTenantIsolatedAccess(principal: TenantPrincipal): TenantGrant {
    return this.tenantGrants.grantTenantIsolatedAccess(principal);
  }

  /**
   * Adds a global secondary index. Tenants can query it if its partition key begins with the partition key of the table. Otherwise they
   * are denied.
   *
   * @param name the name of the index, to which the prefix `gsi-` is added; `gsi-status` stays `gsi-status`
   * @param options its keys and projection
   * @throws with all findings if the index contradicts the table
   */
  public addGlobalIndex(name: string, options: GlobalIndexOptions): void {
    this.wholeTable.addGlobalIndex(name, options);
  }

  /**
   * Adds a local secondary index. On a deployed table this replaces the table, because DynamoDB creates local indexes only together with
   * the table.
   *
   * @param name the name of the index, to which the prefix `lsi-` is added; `lsi-status` stays `lsi-status`
   * @param options its sort key and projection
   * @throws with all findings if the index contradicts the table
   */
  public addLocalIndex(name: string, options: LocalIndexOptions): void {
    this.wholeTable.addLocalIndex(name, options);
  }

  /**
   * Compares models with the table in its current state. Never throws: the report has every finding.
   *
   * @param models the models of this table
   */
  public validateModelCompatibility(models: ModelDocument): ValidationReport {
    return this.wholeTable.validateModelCompatibility(models);
  }

  /**
   * The table as a model document in YAML: its models, or, without models, a document of the declared keys and indexes.
   *
   * @throws if an index includes attributes without a known type, or a name is unknown until deployment
   */
  public toDms(): string {
    return this.wholeTable.toDms();
  }

  /**
   * Writes the shape of the table, with its physical name, to a parameter, for services in other repositories.
   *
   * @param options name of the parameter
   * @returns the parameter; grant `ssm:GetParameter` on it to the roles that run the check
   * @throws if the table already publishes its shape
   */
  public publishShape(options: PublishShapeOptions = {}): StringParameter {
    return this.wholeTable.publishShape(options);
  }

  private beforeGrant(grantee: IGrantable, options: GrantOptions): void {
    if (options.allTenants) return;
    Annotations.of(this).addWarningV2(
      '@dynamorm-cdk/multi-tenant:DYN-V035',
      diagnosticLine(
        finding('DYN-V035', {
          message:
            `${granteeName(grantee)} is granted the items of all tenants in \`${this.node.path}\`. For sessions of one tenant each, use ` +
            'tenantGrants. If the grantee can see all tenants, set `allTenants: true`.',
        }),
      ),
    );
  }

  private addTenantIndex(): void {
    const { _design: design } = this.isolation;
    if (!(design instanceof ByTenantIndex) || this.tenantAttribute === undefined) return;
    if (this.shape.indexes?.some(({ name }) => name === design.indexName)) return;
    const partitionKey = { name: this.tenantAttribute, type: AttributeType.STRING };
    this.addGlobalIndex(design.indexName, { partitionKey, sortKey: design.sortKey });
  }

  private grantsProps(props: MultiTenantTableProps, tenantAttribute: string | undefined, renewedIndexes: () => string[]): SharedTableProps {
    const { wholeTable } = this;
    return {
      table: wholeTable.table,
      isolation: props.isolation,
      tenantTagKey: props.tenantTagKey,
      tenantAttribute,
      managedPolicyQuota: props.managedPolicyQuota,
      encryptionKeys: this.customerKeys(props),
      fieldEncryptionKey: props.fieldEncryptionKey,
      replicaRegions: (props.replicas ?? []).map(({ region }) => region),
      /** Read again at each access, because indexes can be added later. */
      get shape() {
        return wholeTable.shape;
      },
      get pendingIndexes() {
        return wholeTable.pendingIndexes;
      },
      get renewedIndexes() {
        return renewedIndexes();
      },
    };
  }

  /** The keys of the table and of its replicas. */
  private customerKeys(props: MultiTenantTableProps): IKey[] {
    const own = this.wholeTable.table.encryptionKey;
    if (!own) return [];
    const ofReplicas = Object.entries(props.encryption?.replicaKeyArns ?? {});
    return [own, ...ofReplicas.map(([region, arn]) => Key.fromKeyArn(this, `TenantReplicaKey-${region}`, arn))];
  }
}

function granteeName(grantee: IGrantable): string {
  for (const candidate of [grantee, grantee.grantPrincipal]) if (Construct.isConstruct(candidate)) return `\`${candidate.node.path}\``;
  return `\`${grantee.grantPrincipal}\``;
}
