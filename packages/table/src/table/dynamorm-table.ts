import { addDoor, type TableDoor } from '@dynamorm-cdk/core/constructs';
import { type Finding, Severity, type TableShape } from '@dynamorm-cdk/model-spec';
import { type CfnGlobalTable, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DynamORMTableBase } from '../base/dynamorm-table-base';
import type { IDynamORMTable } from '../base/idynamorm-table';
import { type DeclaredTable, declareTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { grantedIndexes } from '../declaration/granted-indexes';
import { insightsOf, withThroughput } from '../declaration/index-options';
import type { GlobalIndexOptions, GlobalIndexProps, LocalIndexOptions } from '../declaration/secondary-index-props';
import { tableShapeOf } from '../declaration/table-shape-of';
import { type TableUse, tableUse } from '../declaration/table-use';
import { ExistingTable } from '../existing/existing-table';
import type { ExistingTableProps } from '../existing/existing-table-props';
import { FindingList } from '../findings/finding-list';
import { findingsError } from '../findings/findings';
import { DynamORMTableGrants } from '../grants/dynamorm-table-grants';
import { policyFindings, publicFindings } from '../grants/encryption-findings';
import type { GrantOptions } from '../grants/grant-options';
import type { GrantedIndex, GrantTarget, TableCopy } from '../grants/grant-target';
import { streamWithPolicy } from '../grants/resource-grant';
import { RolloutStep } from '../rollout/rollout-step';
import { hasAwsManagedKey } from '../template/encryption';
import { addIndexInsights } from '../template/index-insights';
import { hasStream, renderedTable } from '../template/rendered-table';
import { addTableTags } from '../template/table-tags';
import { indexPropsV2, tableV2Props } from '../template/table-v2-props';
import { turnTimeToLiveOff } from '../template/time-to-live-off';
import { vectorIndexNames } from '../template/vector-indexes';
import { checkAddedIndex } from '../validation/added-index-checks';
import { appFindings } from '../validation/app-checks';
import { billingModeOf } from '../validation/capacity-checks';
import { checkIndexOptions, indexOptionFindings } from '../validation/index-option-checks';
import { contradictions } from '../validation/model-checks';
import { refusedTable, renderedDifferences, undefinedKeys, unknownReplicas } from '../validation/rendered-checks';
import { replicaIndexFindings } from '../validation/replica-checks';
import { checkOrigin, checkTable, malformed } from '../validation/table-checks';

/** CDK would otherwise copy the policy of the table to every replica. */
const POLICY_PER_REPLICA = '@aws-cdk/aws-dynamodb:resourcePolicyPerReplica';

/**
 * A DynamoDB table for DynamORM models, complete when its constructor returns.
 *
 * Keys, indexes and time to live come from the models or are given; with both, synthesis fails with every difference. Safe by default:
 * on-demand, point-in-time recovery, deletion protection, retained, encrypted with the AWS-managed key.
 *
 * The logical id is that of a `TableV2` with the same id in the same scope: adopting the construct, or leaving it, replaces nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-dynamodb-globaltable.html
 *
 * @example
 *
 * declare const handler: lambda.Function;
 *
 * const models = ModelDocument.fromFile('models.dms.yaml');
 * const orders = new DynamORMTable(this, 'Orders', { models: models.forTable('orders') });
 *
 * orders.connect(handler, TableAccess.READ_WRITE);
 */
export class DynamORMTable extends DynamORMTableBase {
  /**
   * A table that exists already, made by `Table` or `TableV2` in this app or imported.
   *
   * What is declared for a table of this app is compared with its resource; for an imported table it is taken as stated.
   *
   * @param scope where the construct stands
   * @param id its id there
   * @param props the table, and its keys and indexes
   * @throws with every finding at once where keys and indexes contradict one another
   */
  public static fromExisting(scope: Construct, id: string, props: ExistingTableProps): IDynamORMTable {
    return new ExistingTable(scope, id, props);
  }

  /** The TableV2 itself: nothing is hidden. */
  public readonly table: TableV2;

  public readonly tableName: string;
  public readonly tableArn: string;
  public readonly grants: DynamORMTableGrants;

  /** @internal */
  protected readonly _use: TableUse;

  /** @internal */
  protected readonly _copies: readonly TableCopy[];

  private readonly declared: DeclaredTable;
  /** What the template has: the declared table but for a staged rollout that is under way. */
  private readonly staged: DeclaredTable;
  private readonly stage: RolloutStep;
  private watched = false;
  private readonly props: DynamORMTableProps;
  private readonly door: TableDoor<IGrantable, GrantOptions>;

  /**
   * Makes the table.
   *
   * @throws with every finding at once where the props contradict one another
   */
  constructor(scope: Construct, id: string, props: DynamORMTableProps) {
    super(scope, id);
    this.props = props;
    const list = new FindingList();
    this.stage = RolloutStep.of(this._path, this, props, list);
    this.declared = this.checkedDeclaration(props, list);
    this.staged = {
      ...this.declared,
      globalIndexes: this.stage.indexesFor(this.declared.globalIndexes),
      ...(props.disabledTimeToLiveAttribute === undefined ? {} : { timeToLiveAttribute: undefined }),
    };
    this._use = tableUse(this._id, props, this.declared);
    // A policy that came with a new replica of another region would fail, so each copy has its own.
    this.node.setContext(POLICY_PER_REPLICA, true);
    this.table = new TableV2(this, 'Default', tableV2Props(props, this.staged));
    turnTimeToLiveOff(this.table.node.defaultChild as CfnGlobalTable, props.disabledTimeToLiveAttribute);
    this.door = {
      escapeHatchSeverity: 'warning',
      renewedIndexes: () => this.stage.renewed,
      setVariables: (handler, by) => this._setVariables(handler as LambdaFunction, by === 'name' ? { tableName: props.tableName } : {}),
    };
    addDoor(this, this.door);
    this.tableName = this.table.tableName;
    this.tableArn = this.table.tableArn;
    const target = this.grantTarget();
    this.grants = DynamORMTableGrants._of(target, (grantee, options) => this.door.beforeGrant?.(grantee, options));
    this._copies = target.copies;
    addTableTags(this.table, props.tags, props.standardTags);
    this.watchIndexes();
  }

  public get tableStreamArn(): string | undefined {
    return this.streamViewType === undefined ? undefined : this.table.tableStreamArn;
  }

  public get shape(): TableShape {
    return tableShapeOf(this.declared, this._path, this.props.tableName, this.streamViewType);
  }

  /**
   * Names of the indexes that later waves of a staged rollout create; grants name them already, and queries on them fail until then.
   *
   * An index that is made anew under its name is among the retiring ones first, and here once its old definition is gone.
   */
  public get pendingIndexes(): string[] {
    return this.stage.pending;
  }

  /** Names of the indexes that later waves of a staged rollout delete; grants cover them until then. */
  public get retiringIndexes(): string[] {
    return this.stage.retiring;
  }

  /**
   * Adds a global secondary index. Grants that were given before cover it.
   *
   * @param name the index is named `gsi-<name>`; a name that begins with `gsi-` stays as it is
   * @param options its keys and projection
   * @throws with every finding at once where the index contradicts the table
   */
  public addGlobalIndex(name: string, options: GlobalIndexOptions): void {
    const declaration = { ...options, indexName: prefixed('gsi-', name) };
    const index = withThroughput(declaration, this.props.indexOptions);
    const after = { ...this.declared, globalIndexes: [...this.declared.globalIndexes, index] };
    this.checkAdded('addGlobalIndex', 'globalSecondaryIndexes', name, after, declaration);
    this.declared.globalIndexes.push(index);
    const present = this.stage.indexFor(index);
    if (present) {
      this.staged.globalIndexes.push(present);
      this.table.addGlobalSecondaryIndex(indexPropsV2(present));
      this.watchIndexes();
      this._watchIndex(index.indexName);
    }
    this.grants._indexAdded(index.indexName);
  }

  /**
   * Adds a local secondary index. On a deployed table this replaces the table, since DynamoDB makes local indexes with it alone.
   *
   * @param name the index is named `lsi-<name>`; a name that begins with `lsi-` stays as it is
   * @param options its sort key and projection
   * @throws with every finding at once where the index contradicts the table
   */
  public addLocalIndex(name: string, options: LocalIndexOptions): void {
    const index = { ...options, indexName: prefixed('lsi-', name) };
    const after = { ...this.declared, localIndexes: [...this.declared.localIndexes, index] };
    this.checkAdded('addLocalIndex', 'localSecondaryIndexes', name, after);
    this.declared.localIndexes.push(index);
    this.table.addLocalSecondaryIndex(indexPropsV2(index));
    this.grants._indexAdded(index.indexName);
  }

  /** @internal */
  protected override _synthesisFindings(): Finding[] {
    return [
      ...super._synthesisFindings(),
      ...this.stage.findings(() => this.shape),
      ...this.escapeHatchFindings(),
      ...indexOptionFindings(this.props.indexOptions, this.declared),
      ...appFindings(this.table, this.props, hasStream(this.table)),
      ...publicFindings(this, 'resourcePolicy', this.props.resourcePolicy),
      ...(hasAwsManagedKey(this.table) ? policyFindings(this, this.props.resourcePolicy, Stack.of(this).account) : []),
    ];
  }

  /** @internal */
  protected override get _presentShape(): TableShape {
    return tableShapeOf(this.staged, this._path, this.props.tableName, this.streamViewType);
  }

  /** The declaration, or an error with all that is wrong in it; the table is made only from a sound one. */
  private checkedDeclaration(props: DynamORMTableProps, list: FindingList): DeclaredTable {
    const origin = new FindingList();
    checkOrigin(origin, props);
    list.take(origin.findings);
    const fromModels = props.models?.tableNames.length === 1 ? props.models.toTableShape() : undefined;
    const declared = malformed(origin) ? undefined : this.declareTable(props, fromModels);
    if (declared) checkTable(list, props, declared, Stack.of(this));
    if (declared && !list.hasErrors) list.take(this.mismatch(declared));
    if (declared && list.hasErrors) list.take(this.contradictions(declared));
    if (!declared || list.hasErrors) throw findingsError(`DynamORMTable \`${this._path}\``, list.findings);
    for (const finding of list.findings) this._annotate(finding);
    return declared;
  }

  private declareTable(props: DynamORMTableProps, fromModels: TableShape | undefined): DeclaredTable | undefined {
    const declared = declareTable(props, fromModels);
    return declared && { ...declared, globalIndexes: declared.globalIndexes.map((index) => withThroughput(index, props.indexOptions)) };
  }

  private contradictions(declared: DeclaredTable): Finding[] {
    const shape = tableShapeOf(declared, this._path, this.props.tableName, undefined);
    return contradictions(tableUse(this._id, this.props, declared), shape, true);
  }

  private mismatch(declared: DeclaredTable): Finding[] {
    return this.stage.mismatch(() => tableShapeOf(declared, this._path, undefined, undefined));
  }

  private grantTarget(): GrantTarget {
    const { tableName, replicas = [], fieldEncryptionKey } = this.props;
    const keys = this.replicaKeys();
    return {
      scope: this,
      copies: [
        { region: Stack.of(this).region, tableArn: this.tableArn, encryptionKey: this.table.encryptionKey },
        ...replicas.map(({ region, resourcePolicy }) => ({
          region,
          tableArn: this.arnIn(region),
          encryptionKey: keys.get(region),
          hasOwnPolicy: resourcePolicy !== undefined,
        })),
      ],
      account: Stack.of(this).account,
      literalName: Token.isUnresolved(tableName) ? undefined : tableName,
      policyResource: this.table,
      streamPolicyResource: streamWithPolicy(this.table),
      partitionKey: this.declared.partitionKey,
      indexes: () => this.grantedIndexes(),
      retiringIndexNames: () => this.stage.retiringIndexes().map((index) => index.indexName),
      vectorIndexNames: () => vectorIndexNames(this.table),
      hasAwsManagedKey: () => hasAwsManagedKey(this.table),
      fieldEncryptionKey,
      streamArn: () => this.tableStreamArn,
    };
  }

  /** Those that are there, those that are to come, and those that are to go: a grant of an index that is not there is harmless. */
  private grantedIndexes(): GrantedIndex[] {
    const { globalIndexes, localIndexes } = this.declared;
    return grantedIndexes({ ...this.declared, globalIndexes: [...globalIndexes, ...this.stage.retiringIndexes()], localIndexes });
  }

  private checkAdded(
    method: string,
    prop: 'globalSecondaryIndexes' | 'localSecondaryIndexes',
    name: string,
    after: DeclaredTable,
    added?: GlobalIndexProps,
  ): void {
    const call = { method, prop, name, billing: billingModeOf(this.props) };
    const list = checkAddedIndex(call, this.declared, after);
    checkIndexOptions(list, added && [added], this.props.indexOptions);
    if (!list.hasErrors) list.take(this.mismatch(after));
    if (list.hasErrors) throw findingsError(`DynamORMTable \`${this._path}\``, list.findings);
    for (const finding of list.findings) this._annotate(finding);
  }

  private escapeHatchFindings(): Finding[] {
    const replicas = this.props.replicas ?? [];
    const ofReplicas = replicaIndexFindings(
      replicas,
      this.declared.globalIndexes.map((index) => index.indexName),
    );
    const rendered = renderedTable(this.table, this._path);
    if (!rendered) return ofReplicas;
    const severity = this.door.escapeHatchSeverity === 'error' ? Severity.ERROR : Severity.WARNING;
    return [
      ...ofReplicas,
      ...renderedDifferences(this._presentShape, rendered.shape, severity, 'made here'),
      ...refusedTable(rendered.facts),
      ...undefinedKeys(rendered.missingDefinitions),
      ...unknownReplicas(rendered.regions, [Stack.of(this).region, ...this.replicaRegions()], severity, 'replicas'),
    ];
  }

  /** Nothing is put before the template's own list of replicas as long as nobody asks for it. */
  private watchIndexes(): void {
    if (this.watched || insightsOf(this.staged).size === 0) return;
    this.watched = true;
    addIndexInsights(this.table.node.defaultChild as CfnGlobalTable, () => insightsOf(this.staged));
  }

  private get streamViewType(): StreamViewType | undefined {
    return this.props.stream ?? (this.replicaRegions().length > 0 ? StreamViewType.NEW_AND_OLD_IMAGES : undefined);
  }

  private replicaRegions(): string[] {
    return (this.props.replicas ?? []).map((replica) => replica.region);
  }

  private arnIn(region: string): string {
    return Stack.of(this).formatArn({ service: 'dynamodb', region, resource: 'table', resourceName: this.tableName });
  }

  private replicaKeys(): Map<string, IKey> {
    const arns = this.table.encryptionKey ? Object.entries(this.props.encryption?.replicaKeyArns ?? {}) : [];
    return new Map(arns.map(([region, arn]) => [region, Key.fromKeyArn(this, `ReplicaKey-${region}`, arn)]));
  }
}

/** An empty name stays empty, and a missing one is taken for it, so that it is refused. */
function prefixed(prefix: string, name: string): string {
  if (typeof name !== 'string' || name === '' || name === prefix) return '';
  return name.startsWith(prefix) ? name : `${prefix}${name}`;
}
