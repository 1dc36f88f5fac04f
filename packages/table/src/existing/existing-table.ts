import { type Finding, Severity, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import type { CfnGlobalTable, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type CfnResource, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { DynamORMTableBase } from '../base/dynamorm-table-base';
import { type DeclaredTable, declareTable } from '../declaration/declared-table';
import { grantedIndexes } from '../declaration/granted-indexes';
import { tableShapeOf } from '../declaration/table-shape-of';
import { type TableUse, tableUse } from '../declaration/table-use';
import { FindingList } from '../findings/finding-list';
import { finding, findingsError } from '../findings/findings';
import { hasAwsManagedKey } from '../grants/aws-managed-key';
import { DynamORMTableGrants } from '../grants/dynamorm-table-grants';
import { keyFindings } from '../grants/encryption-findings';
import type { GrantTarget, TableCopy } from '../grants/grant-target';
import { keyOfReplica } from '../grants/keys-of-table';
import { writtenPolicyFindings } from '../grants/policy-findings';
import { streamWithPolicy, tableWithPolicy } from '../grants/resource-grant';
import { hasOverrides } from '../resource/overrides';
import { resourceOf } from '../resource/resource-of';
import { hasStream, literalName, type RenderedTable, renderedTable } from '../template/rendered-table';
import { definingTable, isReplicaOfOtherAccount } from '../template/replica-source';
import { vectorIndexNames } from '../template/vector-indexes';
import { contradictions } from '../validation/model-checks';
import { otherReplicas, renderedDifferences, undefinedKeys } from '../validation/rendered-checks';
import { checkRegions } from '../validation/replica-checks';
import { keyDifferences } from '../validation/setting-differences';
import { checkRequiredStream } from '../validation/settings-checks';
import { checkDeclaration, checkOrigin, malformed } from '../validation/table-checks';
import { checkVariable } from '../validation/variable-checks';
import type { ExistingTableProps } from './existing-table-props';
import { statedByShape } from './stated-by-shape';
import { statedExistingProps } from './stated-existing-props';

/** A table that somebody else made, with the keys and indexes that the caller declares for it. */
export class ExistingTable extends DynamORMTableBase {
  public readonly table: ITable;
  public readonly tableName: string;
  public readonly tableArn: string;
  public readonly tableStreamArn?: string;
  public readonly grants: DynamORMTableGrants;

  /** @internal */
  protected readonly _use: TableUse;

  /** @internal */
  protected readonly _copies: readonly TableCopy[];

  private readonly props: ExistingTableProps;
  private readonly declared: DeclaredTable;

  constructor(scope: Construct, id: string, given: ExistingTableProps) {
    super(scope, id);
    const list = new FindingList();
    const stated = statedExistingProps(this._path, given);
    const props = { ...stated, ...statedByShape(list, stated) };
    this.props = props;
    this.declared = this.checkedDeclaration(props, list);
    this._use = tableUse(this._id, props, this.declared);
    this.table = props.table;
    this.tableName = props.table.tableName;
    this.tableArn = props.table.tableArn;
    const defining = definingTable(props.table);
    this.tableStreamArn = defining && hasStream(defining) ? props.table.tableStreamArn : undefined;
    const target = this.grantTarget();
    this.grants = DynamORMTableGrants._of(target);
    this._copies = target.copies;
  }

  public get shape(): TableShape {
    const undeclared = this.tableStreamArn === undefined ? undefined : UnknownValue.TEXT;
    return tableShapeOf(this.declared, this._path, this.tableName, this.props.stream ?? undeclared);
  }

  /** @internal */
  protected override _synthesisFindings(): Finding[] {
    const defining = definingTable(this.table);
    const rendered = defining && renderedTable(defining, this._path);
    return [
      ...super._synthesisFindings(),
      ...(rendered ? this.compared(rendered) : [this.uncheckable()]),
      ...writtenPolicyFindings(this.table, () => this.grants._told),
    ];
  }

  private compared({ shape, regions, hasAllRegions, missingDefinitions, properties }: RenderedTable): Finding[] {
    const own = Stack.of(this.table).region;
    // Replicas of a Table are custom resources.
    const isGlobal = (this.table.node.defaultChild as CfnResource).cfnResourceType === 'AWS::DynamoDB::GlobalTable';
    const list = new FindingList();
    if (this.props.requiresStream && !this.props.stream && shape.streamViewType !== UnknownValue.TEXT) {
      checkRequiredStream(list, shape.streamViewType);
    }
    return [
      ...list.findings,
      ...renderedDifferences(this.shape, shape, Severity.ERROR, 'existing'),
      ...undefinedKeys(missingDefinitions),
      ...this.otherKeys(properties),
      ...otherReplicas(
        isReplicaOfOtherAccount(this.table)
          ? { regions: [own], hasAllRegions: false }
          : { regions, hasAllRegions: isGlobal && hasAllRegions },
        [own, ...(this.props.replicaRegions ?? [])],
        Severity.WARNING,
        'replicaRegions',
      ),
    ];
  }

  /** Keys that overrides give to a table: grants know those of the construct. */
  private otherKeys(properties: RenderedTable['properties']): Finding[] {
    const resource = resourceOf(this.table);
    if (!resource || !hasOverrides(resource)) return [];
    const stack = Stack.of(this.table);
    const { sseEnabled } = stack.resolve((resource as CfnGlobalTable).sseSpecification) ?? {};
    const keys = new Map(this._copies.map(({ region, encryptionKey }) => [region, encryptionKey?.keyArn]));
    const own = keys.get(this.table.env.region);
    const keyArnIn = (region: string) => (region === stack.region ? own : keys.get(region));
    const covers = (region: string) => region === stack.region || keys.has(region);
    return keyDifferences(this.table, properties(), { inKms: sseEnabled === true, covers, keyArnIn }, Severity.WARNING, 'table');
  }

  private grantTarget(): GrantTarget {
    const { table, replicaRegions = [], fieldEncryptionKey } = this.props;
    const stack = Stack.of(table);
    const arnIn = (region: string) => stack.formatArn({ service: 'dynamodb', region, resource: 'table', resourceName: this.tableName });
    const literal = literalName(table);
    return {
      scope: this,
      copies: [
        { region: table.env.region, tableArn: this.tableArn, encryptionKey: table.encryptionKey },
        ...replicaRegions.map((region) => ({ region, tableArn: arnIn(region), encryptionKey: keyOfReplica(this, table, region) })),
      ],
      account: table.env.account,
      literalName: literal,
      policyResource: tableWithPolicy(table),
      streamPolicyResource: streamWithPolicy(table),
      partitionKey: this.declared.partitionKey,
      indexes: () => grantedIndexes(this.declared),
      vectorIndexNames: () => vectorIndexNames(table),
      hasAwsManagedKey: () => hasAwsManagedKey(table),
      fieldEncryptionKey,
      streamArn: () => this.tableStreamArn,
    };
  }

  private uncheckable(): Finding {
    const what = isReplicaOfOtherAccount(this.table) ? 'a replica of a table that another app makes' : 'imported';
    const message = `\`${this._path}\` is ${what}, so its keys and indexes cannot be checked here.`;
    return finding('DYN-T085', { message, path: 'table' });
  }

  private checkedDeclaration(props: ExistingTableProps, list: FindingList): DeclaredTable {
    const origin = new FindingList();
    checkOrigin(origin, props);
    list.take(origin.findings);
    const fromModels = props.models?.tableNames.length === 1 ? props.models.toTableShape() : undefined;
    const declared = malformed(origin) ? undefined : declareTable(props, fromModels);
    if (declared) checkDeclaration(list, declared);
    if (props.requiresStream && props.stream) checkRequiredStream(list, props.stream);
    checkRegions(list, 'replicaRegions', props.replicaRegions ?? [], Stack.of(props.table).region);
    checkVariable(list, props);
    list.take(keyFindings({ encryptionKey: props.table.encryptionKey, fieldEncryptionKey: props.fieldEncryptionKey }));
    if (declared && list.hasErrors) {
      const shape = tableShapeOf(declared, this._path, undefined, undefined);
      list.take(contradictions(tableUse(this._id, props, declared), shape, false));
    }
    if (!declared || list.hasErrors) throw findingsError(`DynamORMTable \`${this._path}\``, list.findings);
    for (const finding of list.findings) this._annotate(finding);
    return declared;
  }
}
