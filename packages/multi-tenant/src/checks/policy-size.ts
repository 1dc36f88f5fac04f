import { Code, refusalLine } from '../refusal';
import { listOf } from './rendered-resource';
import type { RenderedPolicy, RenderedRole } from './role-policies';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const INLINE_QUOTA = 10_240;
const MANAGED_SIZE = 6_144;

/** What an unresolved value is counted as: an account and partition are shorter, a generated table name hardly longer. */
const UNKNOWN_LENGTH = 40;

/** Says which tables make a role's policies larger than IAM takes. CDK has split what it can by now. */
export function sizeFindings(label: string, rendered: RenderedRole, tables: string[], quota: number): string[] {
  const list = tables.join(', ');
  const statements = (policies: RenderedPolicy[]) => policies.flatMap((policy) => policy.statements);
  const inline = statements(rendered.policies.filter((policy) => policy.inline)).reduce((sum, statement) => sum + sizeOf(statement), 0);
  // CDK counts an ARN that holds a token as 150 characters, however long its index name: it leaves inline what is too large for that.
  const unfit = statements(rendered.policies.filter((policy) => !policy.inline || inline > INLINE_QUOTA));
  const largest = Math.max(0, ...unfit.map(sizeOf));
  if (largest > MANAGED_SIZE) {
    return [
      refusalLine(
        Code.STATEMENT_TOO_LARGE,
        `one statement of ${label} takes about ${largest} characters, and IAM takes ${MANAGED_SIZE} in a policy. It names the indexes and ` +
          `replicas of ${list}. Grant fewer tables to one role, or shorten index names.`,
      ),
    ];
  }
  const managed =
    listOf(rendered.properties.ManagedPolicyArns).length +
    rendered.policies.filter(({ inline, resource }) => !inline && !isListed(rendered, resource.logicalId)).length;
  if (managed <= quota && inline <= INLINE_QUOTA) return [];
  const what =
    managed > quota
      ? `${managed} managed policies, of which an account allows ${quota} to a role`
      : `about ${inline} characters of inline policy, of which IAM takes ${INLINE_QUOTA}`;
  return [
    refusalLine(
      Code.POLICY_QUOTA,
      `the tenant grants of ${label} need ${what}. Its tables: ${list}. Use several tenant roles, or raise the quota and say so by ` +
        'managedPolicyQuota.',
    ),
  ];
}

function isListed(rendered: RenderedRole, logicalId: string): boolean {
  return listOf(rendered.properties.ManagedPolicyArns).some((arn) => JSON.stringify(arn).includes(`"${logicalId}"`));
}

/** Characters that IAM counts, about: intrinsic functions are not resolved yet. */
export function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? '').length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sizeOf(item) + 1, 1);
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [name, argument] = entries[0];
    if (name === 'Fn::Join')
      return listOf((argument as unknown[])[1]).reduce((sum: number, item) => sum + sizeOf(item) - (typeof item === 'string' ? 2 : 0), 2);
    if (name === 'Fn::GetAtt') return 2 * UNKNOWN_LENGTH;
    if (name === 'Ref' || name.startsWith('Fn::')) return UNKNOWN_LENGTH;
  }
  return entries.reduce((sum, [key, item]) => sum + key.length + 4 + sizeOf(item), 1);
}
