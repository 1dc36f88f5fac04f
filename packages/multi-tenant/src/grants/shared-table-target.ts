import { writtenPath } from '@dynamorm-cdk/core/constructs';
import type { Finding, IndexShape, TableShape } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import { finding, refuse, refuseAll } from '../findings';
import type { JudgedTable, SharedTableDesign } from '../isolation/isolation-design';
import { SharedTableStatements } from '../policy/shared-table-statements';
import type { TableFacts } from '../policy/tenant-statements';
import { listOf, renderedProperties } from '../validation/rendered-resource';
import { declaredShape } from './declared-shape';
import { Identity } from './identity';
import { checkShapeIsKnown } from './known-shape';
import type { Attach, TenantGrantTarget } from './tenant-grant-target';
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
    this.checkIndexList();
    const errors = this.keyFindings();
    if (errors.length > 0) throw refuseAll(errors);
  }

  public get account(): string | undefined {
    return Token.isUnresolved(this.table.env.account) ? undefined : this.table.env.account;
  }

  public keyArns(): string[] {
    const given = this.props.encryptionKeys?.map((key) => key.keyArn);
    const own = this.table.encryptionKey ? [this.table.encryptionKey.keyArn, ...(declaredShape(this.table)?.keyArns ?? [])] : [];
    return given ?? own;
  }

  public facts(): TableFacts {
    const { partitionKey, indexes: present = [] } = this.shape();
    // An index that is to come is granted or denied before it is there; one that is to go as long as it is.
    const indexes = [...present, ...this.pending().filter(({ name }) => present.every((index) => index.name !== name))];
    const renewed = this.props.renewedIndexes ?? [];
    const { design, tenantAttribute } = this;
    const safe = indexes
      .filter((index) => design.isSafe(index, { partitionKey, tenantAttribute }) && !renewed.includes(index.name))
      .map(({ name }) => name);
    return {
      tableArns: [this.table.tableArn, ...this.replicaRegions().map((region) => this.arnIn(region))],
      anyRegionArn: this.arnIn('*'),
      safeIndexes: safe,
      unsafeIndexes: indexes.map(({ name }) => name).filter((name) => !safe.includes(name)),
    };
  }

  public findings(): Finding[] {
    return [...this.keyFindings(), ...this.indexFindings(), ...this.undeclaredFindings()];
  }

  public is(other: TenantGrantTarget): boolean {
    return other instanceof SharedTableTarget && this.identity.is(other.identity);
  }

  public statements(allow: Attach, deny: Attach): SharedTableStatements {
    return new SharedTableStatements(this.design, this.tagKey, allow, deny);
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
      `the indexes of ${this.label} are unknown, since it is imported. An index that no guardrail names is open to whatever is attached ` +
        'to the role later. Give `shape` with a complete `indexes` list (empty if there are none), or `models`.',
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

  /** What comes in past the constructs, by an override, is in the template but in no guardrail. */
  private undeclaredFindings(): Finding[] {
    const resource = this.table.node.defaultChild;
    if (!resource || !CfnResource.isCfnResource(resource)) return [];
    const properties = renderedProperties(resource);
    const known = (this.shape().indexes ?? []).map(({ name }) => name);
    return [...listOf(properties.GlobalSecondaryIndexes), ...listOf(properties.LocalSecondaryIndexes)]
      .map((index) => (index as { IndexName?: unknown }).IndexName)
      .filter((name) => typeof name !== 'string' || !known.includes(name))
      .map((name) =>
        finding('DYN-V013', {
          message:
            `the template gives ${this.label} an index ${JSON.stringify(name)} that came in by an override, so no guardrail names it: a later ` +
            '`dynamodb:*` on a tenant role would open it to every tenant. Declare it on the table.',
        }),
      );
  }
}
