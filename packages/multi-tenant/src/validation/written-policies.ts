import type { Finding } from '@dynamorm-cdk/model-spec';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { finding } from '../findings';
import type { HeldGrants } from './held-grants';
import { policyTuplesOf } from './policy-tuples';
import { type RenderedPolicy, type RenderedRole, renderedPolicy } from './role-policies';

const VERSION = '2012-10-17';

/** The tenant boundary as it stands in the template; nobody splits it. */
export function renderedBoundary({ boundary }: HeldGrants): RenderedPolicy | undefined {
  const resource = boundary?.node.defaultChild;
  return resource && CfnResource.isCfnResource(resource) ? renderedPolicy(resource) : undefined;
}

/** What was changed in policies past the constructs, so that IAM reads them otherwise. */
export function policyFindings(entry: HeldGrants, rendered: RenderedRole, label: string): Finding[] {
  const boundary = renderedBoundary(entry);
  const policies = [...rendered.policies, ...(boundary ? [boundary] : [])];
  return [...policies.flatMap((policy) => versionFinding(policy, label)), ...(boundary ? boundaryFindings(entry, boundary, label) : [])];
}

/** Under an older version `${aws:PrincipalTag/...}` is a text like any other: no Allow fits, and no Deny either. */
function versionFinding({ version, statements, resource }: RenderedPolicy, label: string): Finding[] {
  if (version === VERSION || !JSON.stringify(statements).includes('${')) return [];
  return [
    finding('DYN-V071', {
      message:
        `the policy \`${resource.node.path}\` of ${label} has the Version \`${version}\`, in which IAM does not replace variables, so its guardrails ` +
        `would have no effect. Remove the override; the Version must be ${VERSION}.`,
    }),
  ];
}

/** A boundary allows what it names: nothing of DynamoDB but the tenant grants, and all of these. */
function boundaryFindings(entry: HeldGrants, boundary: RenderedPolicy, label: string): Finding[] {
  const stack = Stack.of(boundary.resource);
  const rest = { Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' };
  const allows = entry.statements
    .map((statement) => stack.resolve(statement.toStatementJson()) as Record<string, unknown>)
    .filter(({ Effect, Action }) => Effect === 'Allow' && !JSON.stringify(Action).includes('"kms:'));
  const ours = new Set([rest, ...allows].flatMap(policyTuplesOf).map(({ key }) => key));
  const present = boundary.statements.filter(({ Effect }) => Effect === 'Allow').flatMap(policyTuplesOf);
  const foreign = present.find(({ key }) => !ours.has(key) && !key.includes('"kms:'));
  const keys = new Set(present.map(({ key }) => key));
  if (foreign === undefined && [...ours].every((key) => keys.has(key))) return [];
  const what = foreign === undefined ? 'does not have all tenant grants' : `allows \`${foreign.action}\` on ${foreign.resource}`;
  return [
    finding('DYN-V070', {
      message:
        `the tenant boundary of ${label} ${what}, because its document was overridden. Remove the override, or set ` +
        'tenantBoundary to false and keep your own boundary.',
    }),
  ];
}
