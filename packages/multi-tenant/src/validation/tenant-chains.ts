import type { Finding } from '@dynamorm-cdk/model-spec';
import type { CfnRole, IRole } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import { finding } from '../findings';
import type { HeldGrants } from './held-grants';
import type { RenderedStatement } from './policy-tuples';
import { listOf, renderedProperties, resourceWithin } from './rendered-resource';
import type { RenderedRole } from './role-policies';

/**
 * Who opens sessions of a role can be every tenant. A role of tenants' sessions must not be among them, nor a role that such sessions can
 * become.
 */
export function chainFindings(entry: HeldGrants, rendered: RenderedRole, label: string): Finding[] {
  if (!rendered.resource) return [];
  const tenants = entry.others.map(({ role }) => ({ role, path: [`\`${role.node.path}\``] }));
  const first = principalsOf(rendered.properties.AssumeRolePolicyDocument);
  const chain =
    opening(first, Stack.of(rendered.resource), tenants) ?? throughOthers(entry.role, first, Stack.of(rendered.resource), tenants);
  if (!chain) return [];
  return [
    finding('DYN-V065', {
      message:
        `sessions of ${chain[0]} belong to tenants and can open sessions of ${label}${chain.length > 1 ? ` through ${chain.slice(1).join(' and ')}` : ''}, so one tenant ` +
        'could become any other. Let only the role that authenticates tenants open sessions.',
    }),
  ];
}

interface Reached {
  readonly role: IRole;
  readonly path: string[];
}

/** Roles of the app that tenants' sessions can become are looked through too. */
function throughOthers(role: IRole, principals: unknown[], stack: Stack, tenants: Reached[]): string[] | undefined {
  const roles = role.node.root.node
    .findAll()
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node) && node.cfnResourceType === 'AWS::IAM::Role');
  const reached: { resource: CfnResource; path: string[] }[] = [];
  for (let grown = true; grown; ) {
    grown = false;
    for (const resource of roles) {
      if (reached.some((one) => one.resource === resource)) continue;
      const own = Stack.of(resource);
      const trusted = principalsOf(own.resolve((resource as CfnRole).assumeRolePolicyDocument));
      const by =
        opening(trusted, own, tenants) ??
        reached.find((one) => trusted.some((principal) => isResource(principal, one.resource, own)))?.path;
      if (!by) continue;
      reached.push({ resource, path: [...by, `\`${resource.node.path.replace(/\/Resource$/, '')}\``] });
      grown = true;
    }
  }
  return reached.find((one) => principals.some((principal) => isResource(principal, one.resource, stack)))?.path;
}

function opening(principals: unknown[], stack: Stack, tenants: Reached[]): string[] | undefined {
  return tenants.find(({ role }) => principals.some((principal) => isRole(principal, role, stack)))?.path;
}

function isRole(principal: unknown, role: IRole, stack: Stack): boolean {
  const resource = resourceWithin(role);
  if (resource && isResource(principal, resource, stack)) return true;
  if (!resource && JSON.stringify(principal) === JSON.stringify(stack.resolve(role.roleArn))) return true;
  const account = role.principalAccount ?? role.env.account;
  return isNamed(principal, role.roleName) && (principal as string).split(':')[4] === account;
}

function isResource(principal: unknown, resource: CfnResource, stack: Stack): boolean {
  // One logical id may stand in several stacks; what another stack refers to is an import by then.
  const reference = stack.resolve(resource.getAtt('Arn')) as object;
  const isLocal = Stack.of(resource) === stack || !('Fn::GetAtt' in reference);
  if (isLocal && JSON.stringify(principal) === JSON.stringify(reference)) return true;
  return isNamed(principal, renderedProperties(resource).RoleName);
}

/** IAM knows roles by their names, whatever their case and path. */
function isNamed(principal: unknown, name: unknown): boolean {
  if (typeof principal !== 'string' || typeof name !== 'string' || Token.isUnresolved(name)) return false;
  return principal.split('/').at(-1)?.toLowerCase() === name.toLowerCase();
}

/** Whom the Allows of a trust policy name, as rendered. */
function principalsOf(document: unknown): unknown[] {
  const statements = listOf((document as { Statement?: unknown } | undefined)?.Statement) as RenderedStatement[];
  return statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Principal }) => (typeof Principal === 'object' && Principal !== null ? listOf((Principal as { AWS?: unknown }).AWS) : []));
}
