import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Dependable, type IConstruct, type IDependable } from 'constructs';
import type { RoleEntry } from './role-entry';
import type { TargetEntry } from './target-entry';

/**
 * One statement that keeps tenants apart, and what it is for.
 */
export interface TenantStatement {
  /** What the statement is for, in a few words, such as "no key of another tenant". */
  readonly purpose: string;

  /** A copy of the statement: changing it changes no policy. */
  readonly statement: PolicyStatement;
}

/**
 * What a tenant grant gave: the statements of one role on one table. They are shared by all grants of the role on the table, and grow with
 * them.
 *
 * CDK's own `Grant` holds Allows alone; here the Denies matter as much.
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

  /** The role that holds the statements. */
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

  /** The statements as they are known by now: indexes, replicas and grants that come later add to them. */
  public get statements(): TenantStatement[] {
    this.entry.update();
    return this.target.all.flatMap(({ purpose, statements }) => statements.map((statement) => ({ purpose, statement: statement.copy() })));
  }

  /**
   * Deploys constructs after the policies that the statements stand in.
   *
   * @param constructs what needs the permissions as soon as it is there
   */
  public applyBefore(...constructs: IConstruct[]): void {
    for (const construct of constructs) construct.node.addDependency(this);
  }
}
