import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import { kinds, shapeKind } from '@dynamorm-cdk/core/kinds';
import { Annotations, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { finding, refuse, refuseKinds } from '../findings';
import { ByTable } from '../isolation/by-table';
import type { SharedTableDesign } from '../isolation/isolation-design';
import { checkTagKey } from '../isolation/tag-text';
import type { TenantIsolation } from '../isolation/tenant-isolation';
import type { Access } from '../policy/tenant-statements';
import { describeGrants } from './describe-grants';
import { GrantRegistry } from './grant-registry';
import { SharedTableTarget } from './shared-table-target';
import type { TenantAccessDescription } from './tenant-access-description';
import { TenantGrant } from './tenant-grant';
import type { TenantGrantTarget } from './tenant-grant-target';
import type { TenantGrantsProps } from './tenant-grants-props';
import type { TenantPrincipal } from './tenant-principal';
import { TenantTablesTarget } from './tenant-tables-target';

const PRINCIPAL = kinds.propsOf<TenantPrincipal>(
  { role: kinds.made('a role', 'roleArn') },
  'a TenantPrincipal, such as TenantPrincipal.accessRole(role)',
  ['role'],
);
const PROPS = kinds.propsOf<TenantGrantsProps>(
  {
    isolation: kinds.made('a TenantIsolation, such as TenantIsolation.partitionKey()', '_design'),
    table: kinds.made('a table', 'tableArn'),
    shape: shapeKind,
    models: kinds.made('a ModelDocument, such as ModelDocument.fromFile(path)', 'tableNames', 'toTableShape'),
    fieldEncryptionKey: kinds.made('a key', 'keyArn'),
    tenantAttribute: kinds.text,
    tenantTagKey: kinds.text,
    replicaRegions: kinds.listOf(kinds.text, 'a list of regions'),
    encryptionKeys: kinds.listOf(kinds.made('a key', 'keyArn'), 'a list of keys'),
    otherTables: kinds.listOf(kinds.made('a table', 'tableName'), 'a list of tables'),
    managedPolicyQuota: kinds.number,
  },
  'an object',
  ['isolation'],
);

/**
 * Permissions for sessions of one tenant each. Grants allow exactly what the declared isolation can enforce. Guardrails enforce it even
 * if more policies are attached to the role later.
 *
 * All grants of a role on a table share one set of statements. They cover indexes, replicas and grants that you add later.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 *
 * @example
 *
 * declare const role: TenantAccessRole;
 *
 * const table = dynamodb.TableV2.fromTableName(this, 'Docs', 'docs');
 * const grants = new TenantGrants(this, 'DocsGrants', {
 *   table,
 *   isolation: TenantIsolation.partitionKey(),
 *   shape: { partitionKey: { name: 'tenantID', type: KeyType.STRING }, indexes: [] },
 * });
 * grants.readWrite(TenantPrincipal.accessRole(role));
 */
export class TenantGrants extends Construct {
  /** Where the table stores the tenant id. */
  public readonly isolation: TenantIsolation;

  /** Key of the session tag with the tenant id. */
  public readonly tenantTagKey: string;

  private readonly target: TenantGrantTarget;
  private readonly quota: number;

  /**
   * @throws with a DYN-V code if the table's key cannot isolate tenants, or its indexes are unknown
   */
  constructor(scope: Construct, id: string, props: TenantGrantsProps) {
    super(scope, id);
    refuseKinds(`TenantGrants \`${id}\``, PROPS(props, 'props'));
    this.isolation = props.isolation;
    this.tenantTagKey = props.tenantTagKey ?? 'TenantID';
    this.quota = props.managedPolicyQuota ?? 10;
    checkTagKey(this.tenantTagKey);
    this.target = this.targetOf(props);
    this.node.addValidation({ validate: () => this.target.findings().map(diagnosticLine) });
  }

  /**
   * Grants GetItem, BatchGetItem and Query of the tenant's own items, but only Query with `TenantIsolation.index()`. With a table per
   * tenant it also grants Scan. It never grants PartiQL.
   *
   * @param principal a role with sessions that have the tenant's tag
   * @returns the statements, on which constructs can depend
   * @throws DYN-V025 if the role belongs to another account, DYN-V015 if the role has another isolation on the same table
   */
  public read(principal: TenantPrincipal): TenantGrant {
    return this.grant(principal, { read: true, write: false });
  }

  /**
   * Grants PutItem, UpdateItem, DeleteItem, BatchWriteItem and ConditionCheckItem of the tenant's own items.
   *
   * @param principal a role with sessions that have the tenant's tag
   * @returns the statements, on which constructs can depend
   * @throws DYN-V030 under `TenantIsolation.index()`, which cannot isolate writes; otherwise as `read`
   */
  public write(principal: TenantPrincipal): TenantGrant {
    return this.grant(principal, { read: false, write: true });
  }

  /**
   * Grants everything that `read` and `write` grant.
   *
   * @param principal a role with sessions that have the tenant's tag
   * @returns the statements, on which constructs can depend
   * @throws as `write`
   */
  public readWrite(principal: TenantPrincipal): TenantGrant {
    return this.grant(principal, { read: true, write: true });
  }

  /**
   * Grants everything that the isolation can enforce: read and write, or only Query with `TenantIsolation.index()`.
   *
   * @param principal a role with sessions that have the tenant's tag
   * @returns the statements, on which constructs can depend
   * @throws as `read`
   */
  public grantTenantIsolatedAccess(principal: TenantPrincipal): TenantGrant {
    const noWrites = this.target.design.whyNoWrites(this.target.label);
    if (noWrites)
      Annotations.of(this).addInfoV2(
        '@dynamorm-cdk/multi-tenant:DYN-V030',
        diagnosticLine(finding('DYN-V030', { message: noWrites, severity: 'info' })),
      );
    return this.grant(principal, { read: true, write: noWrites === undefined });
  }

  /**
   * Describes for auditors what each role can do on the table, what it cannot do, and which risks remain, as Markdown and JSON.
   */
  public describe(): TenantAccessDescription {
    return describeGrants(this.target, GrantRegistry.of(this).entries());
  }

  private grant(principal: TenantPrincipal, access: Access): TenantGrant {
    const noWrites = access.write ? this.target.design.whyNoWrites(this.target.label) : undefined;
    if (noWrites) throw refuse('DYN-V030', noWrites);
    refuseKinds('A tenant grant', PRINCIPAL(principal, 'principal'));
    this.checkAccount(principal);
    this.checkTagKeyOf(principal);
    const entry = GrantRegistry.of(this).entryFor(principal, this.quota);
    return TenantGrant._of(entry, entry.grant(principal, this.target, access));
  }

  private targetOf(props: TenantGrantsProps): TenantGrantTarget {
    const { _design: design } = props.isolation;
    if (design instanceof ByTable) return new TenantTablesTarget(this, design, this.tenantTagKey, props);
    if (!props.table) {
      throw refuse('DYN-V014', `isolation by ${props.isolation.placement} needs the table that tenants share. Set \`table\`.`);
    }
    return new SharedTableTarget(props.table, design as SharedTableDesign, this.tenantTagKey, props, props.tenantAttribute);
  }

  /** An identity policy reaches its own account alone, and a role elsewhere would get no guardrails from here. */
  private checkAccount(principal: TenantPrincipal): void {
    const theirs = principal.role.principalAccount ?? principal.role.env.account;
    const ours = this.target.account;
    if (ours === undefined || Token.isUnresolved(theirs) || theirs === ours) return;
    throw refuse(
      'DYN-V025',
      `\`${principal.role.node.path}\` belongs to account ${theirs}, but ${this.target.label} to ${ours}. This app cannot write ` +
        'its policy, so there would be no guardrails. Create the tenant role in the account of the table, and let the other account be the broker.',
    );
  }

  private checkTagKeyOf(principal: TenantPrincipal): void {
    const theirs = principal._accessRole?.tenantTagKey;
    if (theirs === undefined || theirs === this.tenantTagKey) return;
    throw refuse(
      'DYN-V003',
      `sessions of \`${principal.role.node.path}\` have the tenant in the tag \`${theirs}\`, but ${this.target.label} compares ` +
        `\`${this.tenantTagKey}\`, so no call would be allowed. Use the same tenantTagKey for both.`,
    );
  }
}
