import type { IGrantable, IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { TenantFederation } from './tenant-federation';

/**
 * The broker or federation that opens tenants' sessions, and the conditions. Set a broker, federation or both.
 */
export interface TenantAccessRoleProps {
  /**
   * The role that opens tenants' sessions, such as the role of an authorizer function. It is trusted, because it decides the tenant of a
   * caller.
   *
   * @default - no broker; `federation` is required
   */
  readonly broker?: IGrantable;

  /**
   * Identity providers with signed claims that name the tenant.
   *
   * @default - none
   */
  readonly federation?: TenantFederation[];

  /**
   * Key of the session tag with the tenant id.
   *
   * @default "TenantID"
   */
  readonly tenantTagKey?: string;

  /**
   * Physical name of the role. Set it if the broker is in another stack. Its environment can then have `roleArnByName`, which creates no
   * reference and no circular dependency.
   *
   * @default - CloudFormation generates a name
   */
  readonly roleName?: string;

  /**
   * External id that the broker must pass.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Whether brokers can set or pass a source identity.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
   * @default false
   */
  readonly sourceIdentity?: boolean;

  /**
   * Patterns of tenant ids that no session can have, such as `admin*`. `*` and `?` are wildcards. A role with a table per tenant always
   * refuses `/` and `:`.
   *
   * @default - none
   */
  readonly refusedTenantIds?: string[];

  /**
   * Whether the role gets a permissions boundary that allows only the tenant grants on DynamoDB.
   *
   * It adds to the guardrails, and covers indexes that are created outside the app, which guardrails cannot. A resource policy that names
   * the ARN of a session bypasses every boundary.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   * @default false
   */
  readonly tenantBoundary?: boolean;

  /**
   * Your own permissions boundary. You cannot combine it with `tenantBoundary`.
   *
   * @default - none
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * Description of the role.
   *
   * @default - a sentence that names the tag
   */
  readonly description?: string;
}
