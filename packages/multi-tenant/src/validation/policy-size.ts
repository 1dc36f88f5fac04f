import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../findings';
import { listOf } from './rendered-resource';
import type { RenderedPolicy, RenderedRole } from './role-policies';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const INLINE_QUOTA = 10_240;
const MANAGED_SIZE = 6_144;

/** What an unresolved value is counted as: an account and partition are shorter, a generated table name hardly longer. */
const UNKNOWN_LENGTH = 40;
const PSEUDO_LENGTH = 12;

/** Says which tables make a role's policies larger than IAM takes. CDK has split what it can by now. */
export function sizeFindings(label: string, rendered: RenderedRole, tables: string[], quota: number, boundary?: RenderedPolicy): Finding[] {
  const list = tables.join(', ');
  const inline = rendered.policies.filter((policy) => policy.inline);
  const inlineSize = inline.reduce((sum, policy) => sum + documentSize(policy), 0);
  const managed = [...rendered.policies.filter((policy) => !policy.inline), ...(boundary ? [boundary] : [])];

  // CDK counts an ARN that holds a token as 150 characters, however long its index name: it leaves inline what is too large for that.
  const unfit = [...managed, ...(inlineSize > INLINE_QUOTA ? inline : [])].flatMap(({ statements }) => statements);
  const largest = Math.max(0, ...unfit.map(sizeOf));
  if (largest > MANAGED_SIZE) {
    return [
      finding('DYN-V040', {
        message:
          `one statement of ${label} has about ${largest} characters, but IAM allows ${MANAGED_SIZE} in a policy. It lists the indexes and ` +
          `replicas of ${list}. Grant fewer tables to one role, or use shorter index names.`,
      }),
    ];
  }
  const count =
    listOf(rendered.properties.ManagedPolicyArns).length +
    rendered.policies.filter(({ inline, resource }) => !inline && !isListed(rendered, resource.logicalId)).length;
  const largestManaged = Math.max(0, ...managed.map(documentSize));
  const excess = [
    ...(count > quota ? [`${count} managed policies (a role in the account can have ${quota})`] : []),
    ...(inlineSize > INLINE_QUOTA ? [`about ${inlineSize} characters of inline policy (IAM allows ${INLINE_QUOTA})`] : []),
    ...(largestManaged > MANAGED_SIZE ? [`about ${largestManaged} characters in one managed policy (IAM allows ${MANAGED_SIZE})`] : []),
  ];
  if (excess.length === 0) return [];
  return [
    finding('DYN-V041', {
      message:
        `the tenant grants of ${label} need ${excess.join(', and ')}. Its tables: ${list}. Use several tenant roles. So that CDK splits their ` +
        `policies better, set the context value \`@aws-cdk/aws-iam.arnSizeEstimate\` to ${longestArn(rendered.policies)}, which is the length of the ` +
        'longest ARN in them. If AWS raised the quota of managed policies, set managedPolicyQuota.',
    }),
  ];
}

/** The length that CDK must assume of an ARN with a token, so that it fills a policy as far as it is counted here. */
function longestArn(policies: readonly RenderedPolicy[]): number {
  const arns = policies.flatMap(({ statements }) =>
    statements.flatMap(({ Resource: arn, NotResource: other }) => [...listOf(arn), ...listOf(other)]),
  );
  return Math.max(0, ...arns.filter((arn) => typeof arn === 'object').map(sizeOf));
}

function documentSize({ statements }: RenderedPolicy): number {
  return statements.reduce((sum, statement) => sum + sizeOf(statement), 0);
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
    if (name === 'Ref' && String(argument).startsWith('AWS::')) return PSEUDO_LENGTH;
    if (name === 'Fn::GetAtt') return 2 * UNKNOWN_LENGTH;
    if (name === 'Ref' || name.startsWith('Fn::')) return UNKNOWN_LENGTH;
  }
  return entries.reduce((sum, [key, item]) => sum + key.length + 4 + sizeOf(item), 1);
}
