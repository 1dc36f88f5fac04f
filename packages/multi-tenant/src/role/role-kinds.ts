import { type Kinds, kinds } from '@dynamorm-cdk/core/kinds';
import { refuseKinds } from '../findings';
import type { TenantAccessRoleProps } from './tenant-access-role-props';

const ROLE: Kinds<TenantAccessRoleProps> = {
  broker: kinds.made('a grantee, such as the function that authenticates tenants', 'grantPrincipal'),
  federation: kinds.listOf(kinds.made('a TenantFederation', 'federatedPrincipal', 'assumeAction')),
  tenantTagKey: kinds.text,
  roleName: kinds.text,
  externalId: kinds.filledText,
  sourceIdentity: kinds.flag,
  refusedTenantIds: kinds.listOf(kinds.filledText, 'a list of patterns'),
  tenantBoundary: kinds.flag,
  permissionsBoundary: kinds.made('a managed policy', 'managedPolicyArn'),
  description: kinds.text,
};

/** The props of a role without those that are null; refuses values that the trust policy would misread. */
export function roleProps(id: string, given: TenantAccessRoleProps): TenantAccessRoleProps {
  const props = kinds.withoutNulls(given);
  refuseKinds(`TenantAccessRole \`${id}\``, kinds.kindMistakes(ROLE, props));
  return props;
}
