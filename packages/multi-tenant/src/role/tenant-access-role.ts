import { diagnosticLine } from '@dynamorm-cdk/core/diagnostics';
import { kinds } from '@dynamorm-cdk/core/kinds';
import {
  ArnPrincipal,
  type CfnRole,
  FederatedPrincipal,
  Grant,
  type IGrantable,
  type IRole,
  type ManagedPolicy,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Duration, Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { refuse, refuseKinds } from '../findings';
import { checkTagKey } from '../isolation/tag-text';
import { accessRolesOf } from '../validation/access-role';
import { trustFindings } from '../validation/trust-check';
import { setBrokerVariables } from './broker-environment';
import { grantBroker } from './broker-grant';
import { brokerRole } from './brokers';
import type { ConnectBrokerOptions } from './connect-broker-options';
import { roleProps } from './role-kinds';
import type { TenantAccessRoleProps } from './tenant-access-role-props';
import { tenantBoundary } from './tenant-boundary';
import type { ITenantTable } from './tenant-table';
import { TenantTrust } from './tenant-trust';

/**
 * The role of tenants' sessions. Every session has the tenant's tag, with exactly one value.
 *
 * Sessions last at most an hour, which is the minimum that IAM allows for a role, and the limit of role chaining. Request 900 seconds.
 * The role needs no table. Grant access with `TenantGrants`.
 *
 * If the broker's role is deleted and recreated, deploy this role again too, because IAM remembers the broker by its id.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 *
 * @example
 *
 * declare const authorizer: lambda.Function;
 * declare const table: MultiTenantTable;
 *
 * const role = new TenantAccessRole(this, 'TenantRole', { broker: authorizer });
 * table.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
 */
export class TenantAccessRole extends Role {
  /** Key of the session tag with the tenant id. */
  public readonly tenantTagKey: string;

  /** @internal */
  public readonly _boundary?: ManagedPolicy;

  private readonly trust: TenantTrust;
  private readonly physicalRoleName?: string;
  private readonly brokers = new Map<IRole, Grant>();
  private vends = 0;

  /**
   * @throws DYN-V003 if the tag key is not allowed in a policy, DYN-V060 if the broker is not a single role, DYN-V062 if nobody could
   * open a session
   */
  constructor(scope: Construct, id: string, props: TenantAccessRoleProps) {
    const stated = roleProps(id, props);
    const tenantTagKey = stated.tenantTagKey ?? 'TenantID';
    checkTagKey(tenantTagKey);
    checkSources(stated);
    const trust = new TenantTrust({
      tagKey: tenantTagKey,
      externalId: stated.externalId,
      sourceIdentity: stated.sourceIdentity ?? false,
      refusedTagPatterns: stated.refusedTenantIds ?? [],
    });
    for (const federation of stated.federation ?? []) {
      trust.addFederation(federation, new FederatedPrincipal(federation.federatedPrincipal, {}));
    }
    super(scope, id, {
      assumedBy: trust,
      roleName: stated.roleName,
      maxSessionDuration: Duration.hours(1),
      permissionsBoundary: stated.permissionsBoundary,
      description: stated.description ?? `Sessions of one tenant each, named by the session tag ${tenantTagKey}`,
    });
    this.trust = trust;
    this.tenantTagKey = tenantTagKey;
    this.physicalRoleName = stated.roleName;
    if (stated.tenantBoundary) {
      this._boundary = tenantBoundary(this);
      const resource = this.node.defaultChild as CfnRole | undefined;
      if (resource) resource.permissionsBoundary = this._boundary.managedPolicyArn;
    }
    accessRolesOf(this).push(this);
    if (stated.broker) this.grantAssume(stated.broker);
    this.node.addValidation({ validate: () => trustFindings(this, this.trust.statements, this._boundary).map(diagnosticLine) });
  }

  /**
   * ARN of the role, built from its name without a reference. Use it in the environment of a broker in another stack, where a reference
   * to this role would create a circular dependency.
   *
   * @throws DYN-V061 if `roleName` is not set
   */
  public get roleArnByName(): string {
    if (this.physicalRoleName === undefined || Token.isUnresolved(this.physicalRoleName)) {
      throw refuse(
        'DYN-V061',
        `\`${this.node.path}\` has no literal roleName, so its ARN is only known as a reference. This role already refers to its broker, so ` +
          'a broker in another stack cannot refer back. Set roleName, or create the role in the scope of its broker.',
      );
    }
    return Stack.of(this).formatArn({ service: 'iam', region: '', resource: 'role', resourceName: this.physicalRoleName });
  }

  /**
   * Lets another role open tenants' sessions. It is trusted, because it decides the tenant of a session.
   *
   * Its permission is in a policy of this role's stack, so that the broker's stack never depends on this stack.
   *
   * A broker in another account is trusted, but its account must grant it `sts:AssumeRole` and `sts:TagSession`.
   *
   * @param broker a role, or a construct with a role, such as a function
   * @returns the permission to open sessions; without success for a broker of another account
   * @throws DYN-V060 if it is not a single role, DYN-V065 if its sessions are sessions of tenants
   */
  public grantAssume(broker: IGrantable): Grant {
    refuseKinds(`TenantAccessRole \`${this.node.path}\``, BROKER_ROLE(broker, 'broker'));
    const role = brokerRole(broker);
    if (accessRolesOf(this).some((one) => one === role || one.roleArn === role.roleArn)) {
      throw refuse(
        'DYN-V065',
        `\`${role.node.path}\` is a role of tenants' sessions, so a tenant could open sessions of \`${this.node.path}\` as any other tenant. Let the ` +
          'role that authenticates tenants be the broker of both.',
      );
    }
    const given = this.brokers.get(role);
    if (given) return given;
    this.trust.addBroker(new ArnPrincipal(role.roleArn));
    const grant = sameAccount(role.principalAccount, this.principalAccount)
      ? this.vend(role)
      : Grant.drop(broker, 'the account of the broker lets it open sessions');
    this.brokers.set(role, grant);
    return grant;
  }

  private vend(broker: IRole): Grant {
    const id = `Vend${this.vends === 0 ? '' : this.vends + 1}`;
    this.vends += 1;
    const actions = ['sts:AssumeRole', 'sts:TagSession', ...(this.trust.carriesSourceIdentity ? ['sts:SetSourceIdentity'] : [])];
    return grantBroker(broker, actions, this, id);
  }

  /**
   * Connects the function that opens tenants' sessions: lets it assume the role, and sets the role's ARN and the tables' variables in its
   * environment. The function gets no access to the tables: it reads and writes only as a tenant.
   *
   * Create the role in the scope of its broker, as in `new TenantAccessRole(authorizer, 'TenantRole', { broker: authorizer })`,
   * independent of the stack of the tables.
   *
   * @param handler the broker
   * @param tables the tables that tenants use
   * @param options the name of the variable
   * @returns the permission to open sessions, such as for `applyBefore`
   * @throws DYN-V099 if the broker is in another stack than the role, and the name of a table or of the role is unknown at synthesis.
   * DYN-V098 if the variable already has the ARN of another role
   */
  public connectBroker(handler: LambdaFunction, tables: ITenantTable[], options: ConnectBrokerOptions = {}): Grant {
    const stated = kinds.withoutNulls(options);
    refuseKinds('connectBroker', [...BROKER(handler, 'handler'), ...TABLES(tables, 'tables'), ...OPTIONS(stated, 'options')]);
    const beside = Stack.of(handler) === Stack.of(this);
    const roleArn = () => (beside ? this.roleArn : this.roleArnByName);
    setBrokerVariables(this, roleArn, handler, tables, stated.roleVariableName ?? 'TENANT_ROLE_ARN');
    return this.grantAssume(handler);
  }

  /**
   * Patterns of tenant ids that no session has.
   *
   * @internal
   */
  public get _refusedTags(): string[] {
    return this.trust.refusedTags;
  }

  /**
   * Refuses tenant ids that would read as a path within a table's ARN.
   *
   * @internal
   */
  public _refuseTags(patterns: string[]): void {
    this.trust.refuseTags(patterns);
  }
}

const BROKER = kinds.made('a Function of this app', 'addEnvironment');
const BROKER_ROLE = kinds.made('a grantee, such as the function that authenticates tenants', 'grantPrincipal');
const OPTIONS = kinds.propsOf<ConnectBrokerOptions>({ roleVariableName: kinds.text });
const TABLES = kinds.listOf(kinds.made('a MultiTenantTable', 'wholeTable'), 'a list of tables');

function checkSources(props: TenantAccessRoleProps): void {
  if (!props.broker && (props.federation ?? []).length === 0) {
    throw refuse('DYN-V062', 'nobody could open a session. Set a broker, federation or both.');
  }
  if (props.tenantBoundary && props.permissionsBoundary) {
    throw refuse('DYN-V024', 'a role has only one permissions boundary. Set tenantBoundary or permissionsBoundary, but not both.');
  }
}

/** Accounts that are unknown until deployment are taken for the same, as CDK does. */
function sameAccount(theirs: string | undefined, ours: string | undefined): boolean {
  return theirs === undefined || ours === undefined || Token.isUnresolved(theirs) || Token.isUnresolved(ours) || theirs === ours;
}
