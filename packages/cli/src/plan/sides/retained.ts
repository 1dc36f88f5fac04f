/** The attributes of a resource that say what becomes of a table that leaves its stack, or that another one replaces. */
export type PolicyName = 'DeletionPolicy' | 'UpdateReplacePolicy';

/** What CloudFormation takes for a table. */
export const policyValues: { readonly [name in PolicyName]: readonly string[] } = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate'],
  UpdateReplacePolicy: ['Delete', 'Retain'],
};

/**
 * Whether a policy keeps a table; `undefined` where that is not known. A table has no snapshots, so `Snapshot` keeps nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
 */
export function keeps(name: PolicyName, policy: unknown): boolean | undefined {
  if (policy === undefined || policy === 'Delete' || policy === 'Snapshot') return false;
  return typeof policy === 'string' && policyValues[name].includes(policy) ? true : undefined;
}
