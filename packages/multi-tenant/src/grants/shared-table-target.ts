import { writtenPath } from '@dynamorm-cdk/core/constructs';
import { errorAtCaller } from '@dynamorm-cdk/core/diagnostics';
import { IndexKind, type IndexShape, type KeyAttribute, KeyType, type TableShape } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import { listOf, renderedProperties } from '../checks/rendered-resource';
import type { TenantIsolation } from '../isolation/tenant-isolation';
import { TenantPlacement } from '../isolation/tenant-placement';
import { SharedTableStatements } from '../policy/shared-table-statements';
import type { TableFacts } from '../policy/tenant-statements';
import { Code, refusalLine, refuse } from '../refusal';
import { declaredShape } from './declared-shape';
import { Identity } from './identity';
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
  public readonly isolation: TenantIsolation;
  public readonly label: string;
  public readonly names: string[];
  private readonly identity: Identity;

  constructor(
    private readonly table: ITable,
    public readonly tagKey: string,
    private readonly props: SharedTableProps,
    private readonly tenantAttribute: string | undefined,
  ) {
    this.isolation = props.isolation;
    this.label = `\`${writtenPath(table.node.path)}\``;
    this.names = [table.tableArn, table.tableName, ...(table.tableStreamArn ? [table.tableStreamArn] : [])];
    this.identity = Identity.ofTable(table);
    this.checkIndexList();
    const errors = this.keyFindings();
    if (errors.length > 0) throw errorAtCaller(errors.join('\n'));
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
    const safe = indexes.filter((index) => this.isSafe(index, partitionKey) && !renewed.includes(index.name)).map(({ name }) => name);
    return {
      tableArns: [this.table.tableArn, ...this.replicaRegions().map((region) => this.arnIn(region))],
      anyRegionArn: this.arnIn('*'),
      safeIndexes: safe,
      unsafeIndexes: indexes.map(({ name }) => name).filter((name) => !safe.includes(name)),
    };
  }

  public findings(): string[] {
    return [...this.keyFindings(), ...this.tenantIndexFindings(), ...this.undeclaredFindings()];
  }

  public is(other: TenantGrantTarget): boolean {
    return other instanceof SharedTableTarget && this.identity.is(other.identity);
  }

  public statements(allow: Attach, deny: Attach): SharedTableStatements {
    return new SharedTableStatements(this.isolation, this.tagKey, allow, deny);
  }

  private shape(): TableShape {
    return declaredShape(this.table)?.shape ?? this.props.shape ?? (this.props.models?.toTableShape() as TableShape);
  }

  private pending(): IndexShape[] {
    const { pendingIndexes = [], shape } = this.props;
    return (shape?.indexes ?? []).filter(({ name }) => pendingIndexes.includes(name));
  }

  /** A tenant's own items are all that an index shows only if its leading key is the table's; a local index always is. */
  private isSafe(index: IndexShape, partitionKey: KeyAttribute): boolean {
    const leading = index.partitionKeys[0]?.name;
    if (this.isolation.placement === TenantPlacement.INDEX) {
      // An old definition under the name of the tenant index may be led by anything.
      return index.name === this.isolation.indexName && (this.tenantAttribute === undefined || leading === this.tenantAttribute);
    }
    return index.kind === IndexKind.LOCAL || leading === partitionKey.name;
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
    if (declaredShape(this.table) || this.props.shape?.indexes || this.props.models) return;
    throw refuse(
      Code.INDEX_LIST,
      `the indexes of ${this.label} are unknown, since it is imported. An index that no guardrail names is open to whatever is attached ` +
        'to the role later. Give `shape` with a complete `indexes` list (empty if there are none), or `models`.',
    );
  }

  private keyFindings(): string[] {
    const { partitionKey } = this.shape();
    const byIndex = this.isolation.placement === TenantPlacement.INDEX;
    if (byIndex) return [];
    if (partitionKey.type !== KeyType.STRING) {
      return [
        refusalLine(
          Code.KEY_TYPE,
          `the partition key \`${partitionKey.name}\` of ${this.label} has type ${partitionKey.type}: IAM compares leading keys as text, ` +
            'and a tenant id is one. Make it a string key.',
        ),
      ];
    }
    const exact = this.isolation.placement === TenantPlacement.PARTITION_KEY;
    if (exact && this.tenantAttribute !== undefined && this.tenantAttribute !== partitionKey.name) {
      return [
        refusalLine(
          Code.TENANT_ATTRIBUTE,
          `under TenantIsolation.partitionKey() the tenant attribute is the partition key \`${partitionKey.name}\` of ${this.label}, got: ` +
            `\`${this.tenantAttribute}\`. Make that attribute the partition key, or use TenantIsolation.index().`,
        ),
      ];
    }
    return [];
  }

  private tenantIndexFindings(): string[] {
    if (this.isolation.placement !== TenantPlacement.INDEX) return [];
    // What is declared in the end: a rollout that is under way may have another index of the name, or none yet.
    const { indexes = [] } = this.props.pendingIndexes ? (this.props.shape ?? this.shape()) : this.shape();
    const index = indexes.find(({ name }) => name === this.isolation.indexName);
    const wrong = (message: string) => [refusalLine(Code.TENANT_INDEX, message)];
    if (index?.kind !== IndexKind.GLOBAL) {
      const names = indexes.map(({ name }) => `\`${name}\``).join(', ') || 'none';
      return wrong(`${this.label} has no global index \`${this.isolation.indexName}\` that tenants could query. Its indexes: ${names}.`);
    }
    const [first, ...more] = index.partitionKeys;
    if (first.type !== KeyType.STRING) {
      return [
        refusalLine(
          Code.KEY_TYPE,
          `the partition key \`${first.name}\` of the tenant index \`${index.name}\` has type ${first.type}: IAM compares leading keys as ` +
            'text, and a tenant id is one. Make it a string key.',
        ),
      ];
    }
    if (this.tenantAttribute === undefined && more.length > 0) {
      return wrong(
        `the tenant index \`${index.name}\` has several partition attributes (${index.partitionKeys.map(({ name }) => name).join(', ')}), ` +
          'of which IAM compares the first alone. Say which is the tenant by tenantAttribute; it must come first.',
      );
    }
    if (this.tenantAttribute !== undefined && this.tenantAttribute !== first.name) {
      return wrong(
        `the tenant index \`${index.name}\` is led by \`${first.name}\`, not by the tenant attribute \`${this.tenantAttribute}\`: IAM ` +
          'compares the first partition attribute alone, so every tenant would read by another value. Put the tenant first.',
      );
    }
    return [];
  }

  /** What comes in past the constructs, by an override, is in the template but in no guardrail. */
  private undeclaredFindings(): string[] {
    const resource = this.table.node.defaultChild;
    if (!resource || !CfnResource.isCfnResource(resource)) return [];
    const properties = renderedProperties(resource);
    const known = (this.shape().indexes ?? []).map(({ name }) => name);
    return [...listOf(properties.GlobalSecondaryIndexes), ...listOf(properties.LocalSecondaryIndexes)]
      .map((index) => (index as { IndexName?: unknown }).IndexName)
      .filter((name) => typeof name !== 'string' || !known.includes(name))
      .map((name) =>
        refusalLine(
          Code.UNDECLARED_INDEX,
          `the template gives ${this.label} an index ${JSON.stringify(name)} that came in by an override, so no guardrail names it: a later ` +
            '`dynamodb:*` on a tenant role would open it to every tenant. Declare it on the table.',
        ),
      );
  }
}
