import type { Finding } from '@dynamorm-cdk/model-spec';
import type { ManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { finding } from '../findings';
import { type PolicyTuple, policyTuplesOf, type RenderedStatement } from './policy-tuples';
import { listOf, renderedProperties } from './rendered-resource';

/** The trust policy and the boundary in the template must be those that the construct wrote. */
export function trustFindings(role: Role, statements: PolicyStatement[], boundary: ManagedPolicy | undefined): Finding[] {
  const resource = role.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return [];
  const properties = renderedProperties(resource);
  const stack = Stack.of(role);
  const findings: Finding[] = [];

  const ours = statements.flatMap((statement) => policyTuplesOf(stack.resolve(statement.toStatementJson())));
  const document = properties.AssumeRolePolicyDocument as { Statement?: unknown } | undefined;
  const rendered = listOf(document?.Statement) as RenderedStatement[];
  const foreign = rendered.filter((statement) => statement.Effect !== 'Deny' && !isWithin(policyTuplesOf(statement), ours));
  if (foreign.length > 0) {
    findings.push(
      finding('DYN-V023', {
        message:
          `the trust policy of \`${role.node.path}\` has ${JSON.stringify(foreign[0])}, which does not require the tenant's tag. It allows ` +
          'sessions with an unverified tenant. Allow brokers with grantAssume; for other conditions use your own role with ' +
          'TenantPrincipal.taggedSessions.',
      }),
    );
  }
  if (!isWithin(ours, rendered.flatMap(policyTuplesOf))) {
    findings.push(
      finding('DYN-V023', {
        message: `the trust policy of \`${role.node.path}\` no longer has all required statements. Remove the override.`,
      }),
    );
  }
  if (boundary && JSON.stringify(properties.PermissionsBoundary) !== JSON.stringify(stack.resolve(boundary.managedPolicyArn))) {
    findings.push(
      finding('DYN-V024', {
        message:
          `the permissions boundary of \`${role.node.path}\` was replaced, so policies that are attached to the role later can allow indexes that are created outside ` +
          'the app. Exclude the role from PermissionsBoundary.of(...), or set tenantBoundary to false.',
      }),
    );
  }
  return findings;
}

function isWithin(some: PolicyTuple[], all: PolicyTuple[]): boolean {
  const keys = new Set(all.map(({ key }) => key));
  return some.every(({ key }) => keys.has(key));
}
