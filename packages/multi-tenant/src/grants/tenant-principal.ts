import { kinds } from '@dynamorm-cdk/core/kinds';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { refuseKinds } from '../findings';
import type { TenantAccessRole } from '../role/tenant-access-role';

const ROLE = kinds.made('a role', 'roleArn');
const ACCESS_ROLE = kinds.made('a TenantAccessRole; for another role, use TenantPrincipal.taggedSessions', 'roleArn', '_refuseTags');

/**
 * The grantee of a tenant grant: a role with sessions that have the tenant's tag. Other principals cannot be isolated by tenant.
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
   * A role with a trust policy that requires the tag.
   */
  public static accessRole(role: TenantAccessRole): TenantPrincipal {
    refuseKinds('TenantPrincipal.accessRole', ACCESS_ROLE(role, 'role'));
    return new TenantPrincipal(role, role);
  }

  /**
   * Your own role. You confirm that each of its sessions has the tenant's tag, set by someone you trust.
   *
   * Synthesis fails for a role with sessions that cannot be tagged, such as a function's own role.
   */
  public static taggedSessions(role: IRole): TenantPrincipal {
    refuseKinds('TenantPrincipal.taggedSessions', ROLE(role, 'role'));
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
