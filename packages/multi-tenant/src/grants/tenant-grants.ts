import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import { Annotations, Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { finding, refuse } from '../findings';
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

/**
 * Permissions for sessions of one tenant each: exactly what the declared isolation can hold, and guardrails that go on holding when
 * somebody attaches more to the role later.
 *
 * Grants of one role on one table add up to one set of statements; indexes, replicas and grants that come later are covered.
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
  /** Where the tenant id stands. */
  public readonly isolation: TenantIsolation;

  /** Key of the session tag that holds the tenant id. */
  public readonly tenantTagKey: string;

  private readonly target: TenantGrantTarget;
  private readonly quota: number;

  /**
   * @throws with a DYN-V code where the table's key cannot tell tenants apart, or its indexes are not known
   */
  constructor(scope: Construct, id: string, props: TenantGrantsProps) {
    super(scope, id);
    this.isolation = props.isolation;
    this.tenantTagKey = props.tenantTagKey ?? 'TenantID';
    this.quota = props.managedPolicyQuota ?? 10;
    checkTagKey(this.tenantTagKey);
    this.target = this.targetOf(props);
    this.node.addValidation({ validate: () => this.target.findings().map(diagnosticLine) });
  }

  /**
   * Grants GetItem, BatchGetItem and Query of the tenant's own items; Query alone under `TenantIsolation.index()`; Scan too where the whole
   * table is the tenant's. Never PartiQL.
   *
   * @param principal a role whose sessions carry the tenant's tag
   * @returns the statements, and what can depend on them
   * @throws DYN-V025 where the role belongs to another account, DYN-V015 where another isolation was granted on the same table
   */
  public read(principal: TenantPrincipal): TenantGrant {
    return this.grant(principal, { read: true, write: false });
  }

  /**
   * Grants PutItem, UpdateItem, DeleteItem, BatchWriteItem and ConditionCheckItem of the tenant's own items.
   *
   * @param principal a role whose sessions carry the tenant's tag
   * @returns the statements, and what can depend on them
   * @throws DYN-V030 under `TenantIsolation.index()`, which cannot isolate writes; otherwise as `read`
   */
  public write(principal: TenantPrincipal): TenantGrant {
    return this.grant(principal, { read: false, write: true });
  }

  /**
   * Grants what `read` and `write` grant.
   *
   * @param principal a role whose sessions carry the tenant's tag
   * @returns the statements, and what can depend on them
   * @throws as `write`
   */
  public readWrite(principal: TenantPrincipal): TenantGrant {
    return this.grant(principal, { read: true, write: true });
  }

  /**
   * Grants all that the isolation can hold: read and write, or Query alone under `TenantIsolation.index()`.
   *
   * @param principal a role whose sessions carry the tenant's tag
   * @returns the statements, and what can depend on them
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
   * Says, for auditors, what each role can do on the table by now, what it cannot, and what remains: in words and as JSON.
   */
  public describe(): TenantAccessDescription {
    return describeGrants(this.target, GrantRegistry.of(this).entries());
  }

  private grant(principal: TenantPrincipal, access: Access): TenantGrant {
    const noWrites = access.write ? this.target.design.whyNoWrites(this.target.label) : undefined;
    if (noWrites) throw refuse('DYN-V030', noWrites);
    this.checkAccount(principal);
    this.checkTagKeyOf(principal);
    const entry = GrantRegistry.of(this).entryFor(principal, this.quota);
    return TenantGrant._of(entry, entry.grant(principal, this.target, access));
  }

  private targetOf(props: TenantGrantsProps): TenantGrantTarget {
    const { _design: design } = props.isolation;
    if (design instanceof ByTable) return new TenantTablesTarget(this, design, this.tenantTagKey, props);
    if (!props.table) {
      throw refuse('DYN-V014', `isolation by ${props.isolation.placement} is about one table that tenants share: give \`table\`.`);
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
      `\`${principal.role.node.path}\` belongs to account ${theirs}, ${this.target.label} to ${ours}: its policy cannot be written from ` +
        'here, so no guardrail would hold it. Make the tenant role in the account of the table, and let the other account be the broker.',
    );
  }

  private checkTagKeyOf(principal: TenantPrincipal): void {
    const theirs = principal._accessRole?.tenantTagKey;
    if (theirs === undefined || theirs === this.tenantTagKey) return;
    throw refuse(
      'DYN-V003',
      `sessions of \`${principal.role.node.path}\` carry the tenant in the tag \`${theirs}\`, but ${this.target.label} compares ` +
        `\`${this.tenantTagKey}\`: no call would be allowed. Use one tenantTagKey for both.`,
    );
  }
}
