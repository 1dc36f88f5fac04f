import { writtenPath } from '@dynamorm-cdk/core/constructs';
import type { Finding, IndexShape, KeyAttribute, TableShape } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import { refuse, refuseAll } from '../findings';
import type { JudgedTable, SharedTableDesign } from '../isolation/isolation-design';
import type { TenantClaim } from '../isolation/tenant-claim';
import { SharedTableGuardrails } from '../policy/shared-table-guardrails';
import { SharedTableStatements } from '../policy/shared-table-statements';
import type { Attach, TableFacts } from '../policy/tenant-statements';
import { RenderedTable } from '../validation/rendered-table';
import { declaredShape, vectorIndexesOf } from './declared-shape';
import { checkedArn, grantableArn } from './grantable-key';
import { Identity } from './identity';
import { checkNames, checkShapeIsKnown } from './known-shape';
import type { SharedDenies, TenantGrantTarget } from './tenant-grant-target';
import type { TenantGrantsProps } from './tenant-grants-props';

/** What a table that is made here knows beside its resource. */
export interface SharedTableProps extends TenantGrantsProps {
  /** Names of the indexes in `shape` that a later wave of a rollout creates. */
  readonly pendingIndexes?: string[];
  /** Names among them whose old definition has just gone, and may come back where that is rolled back. */
  readonly renewedIndexes?: string[];
}

/** One table that tenants share. */
export class SharedTableTarget implements TenantGrantTarget {
  public readonly label: string;
  public readonly names: string[];
  private readonly identity: Identity;
  /** Leading keys of table and indexes as the grants first saw them: what the template has in the end must be the same. */
  private readonly seen = new Map<string, KeyAttribute>();

  constructor(
    private readonly table: ITable,
    public readonly design: SharedTableDesign,
    public readonly tagKey: string,
    private readonly props: SharedTableProps,
    private readonly tenantAttribute: string | undefined,
  ) {
    this.label = `\`${writtenPath(table.node.path)}\``;
    this.names = [table.tableArn, table.tableName, ...(table.tableStreamArn ? [table.tableStreamArn] : [])];
    this.identity = Identity.ofTable(table);
    checkNames(this.label, props.shape, [table]);
    this.checkIndexList();
    const errors = this.keyFindings();
    if (errors.length > 0) throw refuseAll(errors);
  }

  public get resource(): CfnResource | undefined {
    const child = this.table.node.defaultChild;
    return child && CfnResource.isCfnResource(child) ? child : undefined;
  }

  public get account(): string | undefined {
    return Token.isUnresolved(this.table.env.account) ? undefined : this.table.env.account;
  }

  public keyArns(): string[] {
    const given = this.props.encryptionKeys?.map((key) => grantableArn(key, this.label));
    if (given || !this.table.encryptionKey) return given ?? [];
    const ofReplicas = (declaredShape(this.table)?.keyArns ?? []).map((arn) => checkedArn(arn, this.label));
    return [grantableArn(this.table.encryptionKey, this.label), ...ofReplicas];
  }

  public fieldKeyArns(): string[] {
    return this.props.fieldEncryptionKey ? [grantableArn(this.props.fieldEncryptionKey, this.label)] : [];
  }

  public facts(): TableFacts {
    const { partitionKey, indexes: present = [] } = this.shape();
    this.remember(partitionKey, present);
    // An index that is to come is granted or denied before it is there; one that is to go as long as it is.
    const indexes = [...present, ...this.pending().filter(({ name }) => present.every((index) => index.name !== name))];
    const renewed = this.props.renewedIndexes ?? [];
    const { design, tenantAttribute } = this;
    const safe = indexes
      .filter((index) => design.isSafe(index, { partitionKey, tenantAttribute }) && !renewed.includes(index.name))
      .map(({ name }) => name);
    return {
      copies: [
        { region: this.table.env.region, arn: this.table.tableArn },
        ...this.replicaRegions().map((region) => ({ region, arn: this.arnIn(region) })),
      ],
      leadingKey: `${partitionKey.name} (${partitionKey.type})`,
      anyRegionArn: this.arnIn('*'),
      safeIndexes: safe,
      unsafeIndexes: [...indexes.map(({ name }) => name).filter((name) => !safe.includes(name)), ...vectorIndexesOf(this.table)],
    };
  }

  public claim(): TenantClaim {
    const head = { tag: this.tagKey, design: this.design.claim };
    if (this.resource) return { ...head, table: this.resource.node.path };
    const { partitionKey, indexes = [] } = this.shape();
    return {
      ...head,
      imported: {
        name: this.table.tableName,
        account: this.table.env.account,
        partitionKey: partitionKey.name,
        indexes: indexes.map(({ name, partitionKeys }) => ({ name, partitionKey: partitionKeys[0]?.name })),
      },
    };
  }

  public findings(): Finding[] {
    const rendered = this.rendered();
    const known = (this.shape().indexes ?? []).map(({ name }) => name);
    const { safeIndexes } = this.facts();
    const places = [...(this.design.reachesTable ? [''] : []), ...safeIndexes];
    const granted = new Map([...this.seen].filter(([place]) => places.includes(place)));
    const ofTemplate = rendered
      ? [
          ...rendered.keyFindings(granted),
          ...(this.resource ? rendered.undeclaredFindings([...known, ...vectorIndexesOf(this.table)]) : []),
        ]
      : [];
    return [...this.keyFindings(), ...this.indexFindings(), ...ofTemplate];
  }

  public unnamedFindings(named: TableFacts, role: IRole): Finding[] {
    const rendered = this.rendered();
    if (!rendered) return [];
    const label = `\`${role.node.path}\``;
    return [...rendered.unnamedFindings(named, label), ...rendered.nameFindings(Stack.of(role).resolve(this.table.tableName), label)];
  }

  public is(other: TenantGrantTarget): boolean {
    return other instanceof SharedTableTarget && this.identity.is(other.identity);
  }

  public sharesName(other: TenantGrantTarget): boolean {
    return other instanceof SharedTableTarget && this.identity.sharesName(other.identity);
  }

  public statements(allow: Attach, deny: Attach, { guardrails }: SharedDenies): SharedTableStatements {
    const shared = guardrails(() => new SharedTableGuardrails(this.design, this.tagKey, deny));
    return new SharedTableStatements(this.design, this.tagKey, shared, allow);
  }

  /** The table in its template: also where the grant was given an import of a table that this app makes. */
  private rendered(): RenderedTable | undefined {
    const resource = this.resource ?? this.identity.resourceInApp();
    return resource ? RenderedTable.of(resource, this.label) : undefined;
  }

  private shape(): TableShape {
    return declaredShape(this.table)?.shape ?? this.props.shape ?? (this.props.models?.toTableShape() as TableShape);
  }

  private pending(): IndexShape[] {
    const { pendingIndexes = [], shape } = this.props;
    return (shape?.indexes ?? []).filter(({ name }) => pendingIndexes.includes(name));
  }

  private replicaRegions(): string[] {
    const known = [...(declaredShape(this.table)?.regions ?? []), ...(this.props.replicaRegions ?? [])];
    return [...new Set(known)].filter((region) => region !== this.table.env.region);
  }

  private arnIn(region: string): string {
    return Stack.of(this.table).formatArn({
      service: 'dynamodb',
      region,
      account: this.table.env.account,
      resource: 'table',
      resourceName: this.table.tableName,
    });
  }

  private checkIndexList(): void {
    if (declaredShape(this.table)) return;
    checkShapeIsKnown(this.label, this.props.shape);
    if (this.props.shape?.indexes || this.props.models) return;
    throw refuse(
      'DYN-V012',
      `the indexes of ${this.label} are unknown, because it is imported. If the guardrails do not list an index, policies that are attached ` +
        'to the role later can allow it. Set `shape` with a complete `indexes` list (empty without indexes), or `models`.',
    );
  }

  private judged({ partitionKey, indexes = [] }: TableShape): JudgedTable {
    return { label: this.label, partitionKey, indexes, tenantAttribute: this.tenantAttribute };
  }

  private keyFindings(): Finding[] {
    return this.design.keyFindings(this.judged(this.shape()));
  }

  /** What is declared in the end: a rollout that is under way may have another index of the name, or none yet. */
  private indexFindings(): Finding[] {
    return this.design.indexFindings(this.judged(this.props.pendingIndexes ? (this.props.shape ?? this.shape()) : this.shape()));
  }

  private remember(partitionKey: KeyAttribute, indexes: IndexShape[]): void {
    const leading: [string, KeyAttribute | undefined][] = [
      ['', partitionKey],
      ...indexes.map(({ name, partitionKeys }) => [name, partitionKeys[0]] as [string, KeyAttribute]),
    ];
    for (const [name, key] of leading) if (key && !this.seen.has(name)) this.seen.set(name, { name: key.name, type: key.type });
  }
}
