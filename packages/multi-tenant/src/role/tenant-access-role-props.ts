import type { IGrantable, IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { TenantFederation } from './tenant-federation';

/**
 * Who opens tenants' sessions, and on what terms. Give a broker, or federation, or both.
 */
export interface TenantAccessRoleProps {
  /**
   * The one role that opens tenants' sessions, such as an authorizer function's: it decides which tenant a caller is, so it is trusted.
   *
   * @default - no broker; `federation` is required
   */
  readonly broker?: IGrantable;

  /**
   * Identity providers whose signed claims name the tenant.
   *
   * @default - none
   */
  readonly federation?: TenantFederation[];

  /**
   * Key of the session tag that holds the tenant id.
   *
   * @default "TenantID"
   */
  readonly tenantTagKey?: string;

  /**
   * Physical name of the role. Give it where the broker stands in another stack: its environment can then hold `roleArnByName`, which
   * refers to nothing and closes no cycle.
   *
   * @default - CloudFormation makes one
   */
  readonly roleName?: string;

  /**
   * External id that the broker must state.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Whether brokers may set or carry a source identity.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
   * @default false
   */
  readonly sourceIdentity?: boolean;

  /**
   * Patterns of tenant ids that no session may have, such as `admin*`; `*` and `?` are wildcards. A role that reaches tables of tenants' own
   * refuses `/` and `:` in any case.
   *
   * @default - none
   */
  readonly refusedTenantIds?: string[];

  /**
   * Whether the role gets a permissions boundary that holds the tenant grants and nothing else of DynamoDB.
   *
   * It holds besides the guardrails, and covers what they cannot: indexes that are made outside the app. A table policy that names a
   * session's own ARN passes by every boundary.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   * @default false
   */
  readonly tenantBoundary?: boolean;

  /**
   * A permissions boundary of your own; it excludes `tenantBoundary`.
   *
   * @default - none
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * What the role is for.
   *
   * @default - a sentence that names the tag
   */
  readonly description?: string;
}
