import type { Finding } from '@dynamorm-cdk/model-spec';
import { Stack } from 'aws-cdk-lib/core';
import { finding } from '../findings';
import type { HeldGrants } from './held-grants';
import type { RenderedStatement } from './policy-tuples';
import { listOf } from './rendered-resource';
import type { RenderedRole } from './role-policies';

/** Calls by which a session could take its guardrails away, or let others open its role. */
const REWRITES = [
  'iam:AttachRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeletePolicyVersion',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:TagRole',
  'iam:UpdateAssumeRolePolicy',
];

/** Policies of AWS that hold such calls. */
const ADMINISTRATORS = /:policy\/(?:job-function\/)?(AdministratorAccess|IAMFullAccess|AdministratorAccess-Amplify|SystemAdministrator)"/;

/** A session that may write to IAM can rewrite the policies that keep it to its tenant. */
export function administrationFindings(entry: HeldGrants, rendered: RenderedRole, label: string): Finding[] {
  const managed = listOf(rendered.properties.ManagedPolicyArns).flatMap(
    (arn) => ADMINISTRATORS.exec(`${JSON.stringify(arn)}"`.replaceAll('"]]}', '"'))?.[1] ?? [],
  );
  const statements = rendered.policies.flatMap(({ statements: own, resource }) =>
    own.map((statement) => ({ statement, stack: Stack.of(resource) })),
  );
  const rewrites = statements.flatMap(({ statement, stack }) => rewriteOf(statement, JSON.stringify(stack.resolve(entry.role.roleArn))));
  const held = [...managed.map((name) => `the managed policy ${name}`), ...new Set(rewrites)];
  if (held.length === 0) return [];
  return [
    finding('DYN-V072', {
      message:
        `${label} has tenant grants and ${held.join(' and ')}, so a session of a tenant could rewrite its own policies. Grant ` +
        'administration to another role.',
    }),
  ];
}

function rewriteOf(statement: RenderedStatement, roleArn: string): string[] {
  if (statement.Effect !== 'Allow' || !reaches(statement, roleArn)) return [];
  if (statement.NotAction !== undefined) {
    const spared = listOf(statement.NotAction).map(String);
    const open = REWRITES.find((action) => !spared.some((pattern) => fits(pattern, action)));
    return open === undefined ? [] : [`\`NotAction\` without \`${open}\``];
  }
  const pattern = listOf(statement.Action)
    .map(String)
    .find((one) => REWRITES.some((action) => fits(one, action)));
  return pattern === undefined ? [] : [`\`${pattern}\``];
}

/** A statement about other roles by name is nobody's business here. */
function reaches({ Resource, NotResource }: RenderedStatement, roleArn: string): boolean {
  return NotResource !== undefined || listOf(Resource).some((one) => /[*?]/.test(JSON.stringify(one)) || JSON.stringify(one) === roleArn);
}

function fits(pattern: string, action: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 'i').test(action);
}
