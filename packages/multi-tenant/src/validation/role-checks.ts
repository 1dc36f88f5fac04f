import type { Finding } from '@dynamorm-cdk/model-spec';
import { Stack } from 'aws-cdk-lib/core';
import { finding } from '../findings';
import { administrationFindings } from './administration';
import type { HeldGrants } from './held-grants';
import { contradictionFindings } from './one-table';
import { openTrustFindings } from './open-trust';
import { otherGrantFindings } from './other-grants';
import { overlapFindings } from './overlaps';
import { sizeFindings } from './policy-size';
import { policyTuplesOf } from './policy-tuples';
import { listOf } from './rendered-resource';
import { type RenderedRole, renderedRole } from './role-policies';
import { tagFindings } from './role-tags';
import { chainFindings } from './tenant-chains';
import { policyFindings, renderedBoundary } from './written-policies';

/** Everything that the template must say about a role with tenant grants. */
export function roleFindings(entry: HeldGrants, quota: number): Finding[] {
  const rendered = renderedRole(entry.role);
  const label = `\`${entry.role.node.path}\``;
  const tables = entry.targets.map(({ target }) => target.label);
  return [
    ...coverageFindings(entry, rendered, label, tables),
    ...tagFindings(entry, rendered, label),
    ...trustFindings(rendered, label),
    ...chainFindings(entry, rendered, label),
    ...policyFindings(entry, rendered, label),
    ...administrationFindings(entry, rendered, label),
    ...entry.targets.flatMap(({ targets, named }) => targets.flatMap((target) => target.unnamedFindings(named, entry.role))),
    ...contradictionFindings(entry, label),
    ...overlapFindings(entry, label),
    ...otherGrantFindings(entry, rendered, label),
    ...sizeFindings(label, rendered, tables, quota, renderedBoundary(entry)),
  ];
}

/** CDK reports a grant as given even where the role's policy is written nowhere: what counts is what stands in a template. */
function coverageFindings(entry: HeldGrants, rendered: RenderedRole, label: string, tables: string[]): Finding[] {
  const present = new Set(
    certain(rendered)
      .flatMap(({ statements }) => statements.flatMap(policyTuplesOf))
      .map(({ key }) => key),
  );
  const stacks = [Stack.of(entry.role), ...rendered.policies.map(({ resource }) => Stack.of(resource))];
  const missing = entry.statements.filter((statement) =>
    [...new Set(stacks)].every((stack) => policyTuplesOf(stack.resolve(statement.toStatementJson())).some(({ key }) => !present.has(key))),
  );
  if (missing.length === 0) return [];
  return [
    finding('DYN-V022', {
      message:
        `${missing.length} statements that isolate tenants on ${tables.join(', ')} are not in any policy of ${label}, because its policy is ` +
        'not written by this app (withoutPolicyUpdates, customizeRoles, mutable: false, another account), has a condition or was overridden. Grant to a role ' +
        'with a policy that this app writes.',
    }),
  ];
}

/** A policy that is made under a condition holds nothing where that is false, unless the role is made under the same one. */
function certain({ resource, policies }: RenderedRole): RenderedRole['policies'] {
  const condition = resource?.cfnOptions.condition;
  return policies.filter((policy) => [undefined, condition].includes(policy.resource.cfnOptions.condition));
}

/** A role that nobody may tag sessions of has sessions without a tenant. */
function trustFindings(rendered: RenderedRole, label: string): Finding[] {
  if (!rendered.resource) return [];
  const document = rendered.properties.AssumeRolePolicyDocument as { Statement?: unknown } | undefined;
  const statements = listOf(document?.Statement) as { Effect?: unknown; Action?: unknown; Principal?: unknown }[];
  const open = openTrustFindings(statements, label);
  const tags = statements.some(
    ({ Effect, Action }) =>
      Effect === 'Allow' && listOf(Action).some((action) => ['sts:tagsession', 'sts:*', '*'].includes(String(action).toLowerCase())),
  );
  if (tags) return open;
  const who = statements.map(({ Principal }) => JSON.stringify(Principal)).join(', ') || 'nobody';
  return [
    ...open,
    finding('DYN-V020', {
      message:
        `sessions of ${label} cannot have a tenant tag: the role is assumed by ${who}, and its trust policy lets nobody call sts:TagSession. A function ` +
        `serves all tenants in one session. Create a TenantAccessRole with ${label} as its broker, and let the function assume it for each tenant.`,
    }),
  ];
}
