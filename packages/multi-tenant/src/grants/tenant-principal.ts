import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { TenantAccessRole } from '../role/tenant-access-role';

/**
 * Whom a tenant grant goes to: a role whose sessions carry the tenant's tag. Nothing else can be told apart by tenant.
 *
 * @example
 *
 * declare const role: TenantAccessRole;
 * declare const ownRole: iam.Role;
 *
 * TenantPrincipal.accessRole(role);
 * TenantPrincipal.taggedSessions(ownRole); // you state it; see your role's trust policy
 */
export class TenantPrincipal {
  /**
   * A role whose trust policy demands the tag.
   */
  public static accessRole(role: TenantAccessRole): TenantPrincipal {
    return new TenantPrincipal(role, role);
  }

  /**
   * A role of your own, and your statement that each of its sessions carries the tenant's tag, set by somebody whom you trust.
   *
   * A role that no one may tag sessions of, such as a function's own, is refused at synthesis.
   */
  public static taggedSessions(role: IRole): TenantPrincipal {
    const accessRole = role as Partial<TenantAccessRole>;
    return new TenantPrincipal(role, accessRole._refuseTags ? (role as TenantAccessRole) : undefined);
  }

  private constructor(
    /** The role. */
    public readonly role: IRole,
    /** @internal */
    public readonly _accessRole: TenantAccessRole | undefined,
  ) {}
}
