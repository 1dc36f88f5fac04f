import type { Finding } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ByTable } from '../isolation/by-table';
import type { TenantClaim } from '../isolation/tenant-claim';
import type { Attach, TableFacts } from '../policy/tenant-statements';
import { TenantTableStatements } from '../policy/tenant-table-statements';
import { grantableArn } from './grantable-key';
import { checkNames, checkShapeIsKnown } from './known-shape';
import type { SharedDenies, TenantGrantTarget } from './tenant-grant-target';
import type { TenantGrantsProps } from './tenant-grants-props';

/** All tables of one name prefix, of which each tenant has one. */
export class TenantTablesTarget implements TenantGrantTarget {
  public readonly label: string;
  public readonly names: string[] = [];
  private readonly stack: Stack;

  constructor(
    scope: Construct,
    public readonly design: ByTable,
    public readonly tagKey: string,
    private readonly props: TenantGrantsProps,
  ) {
    this.stack = Stack.of(scope);
    this.label = `tables \`${this.prefix}<tenant>\``;
    checkShapeIsKnown(this.label, props.shape);
    checkNames(this.label, props.shape, this.otherTables);
  }

  public get account(): string | undefined {
    return Token.isUnresolved(this.stack.account) ? undefined : this.stack.account;
  }

  /** Tables that sessions reach by other grants. */
  public get otherTables(): ITable[] {
    return this.props.otherTables ?? [];
  }

  public keyArns(): string[] {
    return (this.props.encryptionKeys ?? []).map((key) => grantableArn(key, this.label));
  }

  public fieldKeyArns(): string[] {
    return this.props.fieldEncryptionKey ? [grantableArn(this.props.fieldEncryptionKey, this.label)] : [];
  }

  public facts(): TableFacts {
    const name = `${this.prefix}\${aws:PrincipalTag/${this.tagKey}}`;
    const regions = [this.stack.region, ...(this.props.replicaRegions ?? [])];
    const shape = this.props.shape ?? this.props.models?.toTableShape();
    return {
      copies: [...new Set(regions)].map((region) => ({ region, arn: this.arn(region, name) })),
      anyRegionArn: this.arn('*', name),
      safeIndexes: (shape?.indexes ?? []).map((index) => index.name),
      unsafeIndexes: [],
    };
  }

  public claim(): TenantClaim {
    return { tag: this.tagKey, design: this.design.claim };
  }

  public findings(): Finding[] {
    return [];
  }

  public is(other: TenantGrantTarget): boolean {
    return other instanceof TenantTablesTarget && this.prefix === other.prefix && this.arn('*', '') === other.arn('*', '');
  }

  public sharesName(other: TenantGrantTarget): boolean {
    return this.is(other);
  }

  public unnamedFindings(): Finding[] {
    return [];
  }

  public statements(allow: Attach, deny: Attach, { otherTables }: SharedDenies): TenantTableStatements {
    return new TenantTableStatements(this.tagKey, this.arn('*', `${this.prefix}*`), otherTables(), allow, deny);
  }

  public get prefix(): string {
    return this.design.tableNamePrefix;
  }

  private arn(region: string, name: string): string {
    return this.stack.formatArn({ service: 'dynamodb', region, resource: 'table', resourceName: name });
  }
}
