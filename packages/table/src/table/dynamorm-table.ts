import { addDoor, type TableDoor } from '@dynamorm-cdk/core/constructs';
import type { Finding, TableShape } from '@dynamorm-cdk/model-spec';
import { type CfnGlobalTable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { DynamORMTableBase } from '../base/dynamorm-table-base';
import type { IDynamORMTable } from '../base/idynamorm-table';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { grantedIndexes } from '../declaration/granted-indexes';
import { insightsOf, withThroughput } from '../declaration/index-options';
import { streamViewTypeOf } from '../declaration/replica-regions';
import type { GlobalIndexOptions, GlobalIndexProps, LocalIndexOptions } from '../declaration/secondary-index-props';
import { tableShapeOf } from '../declaration/table-shape-of';
import { type TableUse, tableUse } from '../declaration/table-use';
import { ExistingTable } from '../existing/existing-table';
import type { ExistingTableProps } from '../existing/existing-table-props';
import { FindingList } from '../findings/finding-list';
import { DynamORMTableGrants } from '../grants/dynamorm-table-grants';
import type { GrantOptions } from '../grants/grant-options';
import type { GrantedIndex, TableCopy } from '../grants/grant-target';
import { RolloutStep } from '../rollout/rollout-step';
import { addIndexInsights } from '../template/index-insights';
import { addTableTags } from '../template/table-tags';
import { indexPropsV2, tableV2Props } from '../template/table-v2-props';
import { turnTimeToLiveOff } from '../template/time-to-live-off';
import { addedGlobalIndex, addedLocalIndex } from '../validation/prop-kinds';
import { statedIndex, statedProps } from '../validation/stated-props';
import { type Adding, TableDeclaration } from './table-declaration';
import { targetOfTable } from './table-target';
import { templateFindings } from './template-findings';

/** CDK would otherwise copy the policy of the table to every replica. */
const POLICY_PER_REPLICA = '@aws-cdk/aws-dynamodb:resourcePolicyPerReplica';

/**
 * A DynamoDB table for DynamORM models, checked against the models at synthesis.
 *
 * Keys, indexes and time to live come from the models or from props. If you set both, synthesis fails with every difference. The defaults
 * are safe: on-demand billing, point-in-time recovery, deletion protection, retention, and encryption with the AWS managed key.
 *
 * The logical id is the same as for a `TableV2` with the same id in the same scope, so you can switch between the two constructs without
 * replacing the table.
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
   * A table that already exists: created by `Table` or `TableV2` in this app, or imported.
   *
   * For a table of this app, the declaration is compared with its resource. For an imported table, the declaration cannot be checked.
   *
   * @param scope the parent of the construct
   * @param id its id in the scope
   * @param props the table, with its keys and indexes
   * @throws with all findings if keys and indexes contradict one another
   */
  public static fromExisting(scope: Construct, id: string, props: ExistingTableProps): IDynamORMTable {
    return new ExistingTable(scope, id, props);
  }

  /** The underlying TableV2, with all its features. */
  public readonly table: TableV2;

  public readonly tableName: string;
  public readonly tableArn: string;
  public readonly grants: DynamORMTableGrants;

  /** @internal */
  protected readonly _use: TableUse;

  /** @internal */
  protected readonly _copies: readonly TableCopy[];

  private readonly declaration: TableDeclaration;
  private readonly declared: DeclaredTable;
  /** What the template has: the declared table but for a staged rollout that is under way. */
  private readonly staged: DeclaredTable;
  private readonly stage: RolloutStep;
  private watched = false;
  private readonly props: DynamORMTableProps;
  private readonly door: TableDoor<IGrantable, GrantOptions>;

  /**
   * Creates the table.
   *
   * @throws with all findings if the props contradict one another
   */
  constructor(scope: Construct, id: string, props: DynamORMTableProps) {
    super(scope, id);
    const stated = statedProps(this._path, props);
    this.props = stated;
    const list = new FindingList();
    this.stage = RolloutStep.of(this._path, this, stated, list);
    this.declaration = new TableDeclaration({ construct: this, path: this._path, id: this._id }, stated, this.stage);
    this.declared = this.declaration.checked(list);
    for (const finding of list.findings) this._annotate(finding);
    this.staged = {
      ...this.declared,
      globalIndexes: this.stage.indexesFor(this.declared.globalIndexes),
      ...(stated.disabledTimeToLiveAttribute === undefined ? {} : { timeToLiveAttribute: undefined }),
    };
    this._use = tableUse(this._id, stated, this.declared);
    // A policy that came with a new replica of another region would fail, so each copy has its own.
    this.node.setContext(POLICY_PER_REPLICA, true);
    this.table = new TableV2(this, 'Default', tableV2Props(stated, this.staged));
    turnTimeToLiveOff(this.table.node.defaultChild as CfnGlobalTable, stated.disabledTimeToLiveAttribute);
    this.door = {
      escapeHatchSeverity: 'warning',
      renewedIndexes: () => this.stage.renewed,
      setVariables: (handler, by) => this._setVariables(handler as LambdaFunction, by === 'name' ? { tableName: stated.tableName } : {}),
    };
    addDoor(this, this.door);
    this.tableName = this.table.tableName;
    this.tableArn = this.table.tableArn;
    const target = targetOfTable(this, this.table, stated, {
      partitionKey: this.declared.partitionKey,
      indexes: () => this.grantedIndexes(),
      retiringIndexNames: () => this.stage.retiringIndexes().map((index) => index.indexName),
      streamArn: () => this.tableStreamArn,
    });
    this.grants = DynamORMTableGrants._of(target, (grantee, options) => this.door.beforeGrant?.(grantee, options));
    this._copies = target.copies;
    addTableTags(this.table, stated.tags, stated.standardTags);
    this.watchIndexes();
  }

  public get tableStreamArn(): string | undefined {
    return streamViewTypeOf(this.props) === undefined ? undefined : this.table.tableStreamArn;
  }

  public get shape(): TableShape {
    return tableShapeOf(this.declared, this._path, this.props.tableName, streamViewTypeOf(this.props));
  }

  /**
   * Names of the indexes that later waves of a staged rollout create. Grants already name them, but queries on them fail until then.
   *
   * An index that is recreated under its name is first among the retiring indexes, and here after its old definition is deleted.
   */
  public get pendingIndexes(): string[] {
    return this.stage.pending;
  }

  /** Names of the indexes that later waves of a staged rollout delete. Grants cover them until then. */
  public get retiringIndexes(): string[] {
    return this.stage.retiring;
  }

  /**
   * Adds a global secondary index. Earlier grants cover it.
   *
   * @param name the name of the index, to which the prefix `gsi-` is added; `gsi-status` stays `gsi-status`
   * @param options its keys and projection
   * @throws with all findings if the index contradicts the table
   */
  public addGlobalIndex(name: string, options: GlobalIndexOptions): void {
    const stated = statedIndex(this._path, 'addGlobalIndex', addedGlobalIndex, options);
    const declaration = { ...stated, indexName: prefixed('gsi-', name) };
    const index = withThroughput(declaration, this.props.indexOptions);
    const after = { ...this.declared, globalIndexes: [...this.declared.globalIndexes, index] };
    this.checkAdded({ method: 'addGlobalIndex', prop: 'globalSecondaryIndexes', name }, after, declaration);
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
   * Adds a local secondary index. On a deployed table this replaces the table, because DynamoDB creates local indexes only together with
   * the table.
   *
   * @param name the name of the index, to which the prefix `lsi-` is added; `lsi-status` stays `lsi-status`
   * @param options its sort key and projection
   * @throws with all findings if the index contradicts the table
   */
  public addLocalIndex(name: string, options: LocalIndexOptions): void {
    const stated = statedIndex(this._path, 'addLocalIndex', addedLocalIndex, options);
    const index = { ...stated, indexName: prefixed('lsi-', name) };
    const after = { ...this.declared, localIndexes: [...this.declared.localIndexes, index] };
    this.checkAdded({ method: 'addLocalIndex', prop: 'localSecondaryIndexes', name }, after);
    this.declared.localIndexes.push(index);
    this.table.addLocalSecondaryIndex(indexPropsV2(index));
    this.grants._indexAdded(index.indexName);
  }

  /** @internal */
  protected override _synthesisFindings(): Finding[] {
    return [
      ...super._synthesisFindings(),
      ...this.stage.findings(() => this.shape),
      ...templateFindings({
        table: this.table,
        props: this.props,
        path: this._path,
        declared: this.declared,
        present: this.staged,
        presentShape: () => this._presentShape,
        granted: () => this.grants._told,
        severity: this.door.escapeHatchSeverity,
      }),
    ];
  }

  /** @internal */
  protected override get _presentShape(): TableShape {
    return tableShapeOf(this.staged, this._path, this.props.tableName, streamViewTypeOf(this.props));
  }

  private checkAdded(call: Adding, after: DeclaredTable, added?: GlobalIndexProps): void {
    for (const finding of this.declaration.checkedIndex(call, this.declared, after, added)) this._annotate(finding);
  }

  /** Those that are there, those that are to come, and those that are to go: a grant of an index that is not there is harmless. */
  private grantedIndexes(): GrantedIndex[] {
    const { globalIndexes, localIndexes } = this.declared;
    return grantedIndexes({ ...this.declared, globalIndexes: [...globalIndexes, ...this.stage.retiringIndexes()], localIndexes });
  }

  /** Nothing is put before the template's own list of replicas as long as nobody asks for it. */
  private watchIndexes(): void {
    if (this.watched || insightsOf(this.staged).size === 0) return;
    this.watched = true;
    addIndexInsights(this.table.node.defaultChild as CfnGlobalTable, () => insightsOf(this.staged));
  }
}

/** An empty name stays empty, and a missing one is taken for it, so that it is refused. */
function prefixed(prefix: string, name: string): string {
  if (typeof name !== 'string' || name === '' || name === prefix) return '';
  return name.startsWith(prefix) ? name : `${prefix}${name}`;
}
