import { kinds } from '@dynamorm-cdk/core/kinds';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Dependable, type IConstruct, type IDependable } from 'constructs';
import { refuseKinds } from '../findings';
import type { RoleEntry } from './role-entry';
import type { TargetEntry } from './target-entry';

const CONSTRUCTS = kinds.listOf(kinds.made('a construct', 'node'));

/**
 * A policy statement that isolates tenants, with its purpose.
 */
export interface TenantStatement {
  /** The purpose of the statement in a few words, such as "no key of another tenant". */
  readonly purpose: string;

  /** A copy of the statement. Changes to it do not affect the policy. */
  readonly statement: PolicyStatement;
}

/**
 * The result of a tenant grant: the statements of one role on one table. All grants of the role on the table share and extend these
 * statements.
 *
 * Unlike CDK's `Grant`, it has Deny statements too.
 *
 * @example
 *
 * declare const docs: MultiTenantTable;
 * declare const role: TenantAccessRole;
 * declare const handler: lambda.Function;
 *
 * const grant = docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
 * grant.applyBefore(handler); // the function is deployed when the policy is
 */
export class TenantGrant implements IDependable {
  /** @internal */
  public static _of(role: RoleEntry, target: TargetEntry): TenantGrant {
    return new TenantGrant(role, target);
  }

  /** The role with the statements. */
  public readonly role: IRole;

  private constructor(
    private readonly entry: RoleEntry,
    private readonly target: TargetEntry,
  ) {
    this.role = entry.role;
    Dependable.implement(this, {
      get dependencyRoots() {
        return entry.policies.flatMap((policy) => Dependable.of(policy).dependencyRoots);
      },
    });
  }

  /** The statements at the time of the call. Indexes, replicas and grants that you add later extend them. */
  public get statements(): TenantStatement[] {
    this.entry.update();
    return this.target.all.flatMap(({ purpose, statements }) => statements.map((statement) => ({ purpose, statement: statement.copy() })));
  }

  /**
   * Deploys constructs after the policies with these statements.
   *
   * @param constructs the constructs that need the permissions as soon as they exist
   */
  public applyBefore(...constructs: IConstruct[]): void {
    refuseKinds('TenantGrant.applyBefore', CONSTRUCTS(constructs, 'constructs'));
    for (const construct of constructs) construct.node.addDependency(this);
  }
}
