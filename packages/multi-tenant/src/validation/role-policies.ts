import type { CfnRole, IRole } from 'aws-cdk-lib/aws-iam';
import { CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import type { RenderedStatement } from './policy-tuples';
import { listOf, type Properties, renderedProperties, resourceWithin } from './rendered-resource';

/** A policy of a role, as it stands in a template. */
export interface RenderedPolicy {
  readonly resource: CfnResource;
  readonly inline: boolean;
  readonly statements: RenderedStatement[];
  readonly version: unknown;
}

/** Everything in the app that bears on one role. */
export interface RenderedRole {
  /** The role's own resource, where it is made in this app. */
  readonly resource?: CfnResource;
  readonly properties: Properties;
  readonly policies: RenderedPolicy[];
}

/** Finds the policies of a role wherever they stand in the app: its own, its default policy, what was split off, what others attached. */
export function renderedRole(role: IRole): RenderedRole {
  const resource = roleResource(role);
  const properties = resource ? renderedProperties(resource) : {};
  const inline = listOf(properties.Policies).map((policy) => ({
    resource: resource as CfnResource,
    inline: true,
    ...documentOf((policy as { PolicyDocument?: unknown }).PolicyDocument),
  }));
  const attached = role.node.root.node
    .findAll()
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node))
    .filter(({ cfnResourceType }) => POLICY_TYPES.includes(cfnResourceType))
    .map((policy) => ({ policy, rendered: renderedProperties(policy) }))
    .filter(({ policy, rendered }) => namesRole(policy, rendered, role, resource, properties))
    .map(({ policy }) => renderedPolicy(policy));
  return { resource, properties, policies: [...inline, ...attached] };
}

/** A policy resource as it stands in the template. */
export function renderedPolicy(resource: CfnResource): RenderedPolicy {
  const inline = resource.cfnResourceType !== 'AWS::IAM::ManagedPolicy';
  return { resource, inline, ...documentOf(renderedProperties(resource).PolicyDocument) };
}

const POLICY_TYPES = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy', 'AWS::IAM::ManagedPolicy'];

function roleResource(role: IRole): CfnResource | undefined {
  const own = resourceWithin(role);
  if (own) return own.cfnResourceType === 'AWS::IAM::Role' ? own : undefined;
  if (Token.isUnresolved(role.roleName)) return undefined;
  // An import may stand for a role that this app makes elsewhere.
  const account = role.principalAccount ?? role.env.account;
  return role.node.root.node
    .findAll()
    .filter((node): node is CfnResource => CfnResource.isCfnResource(node) && node.cfnResourceType === 'AWS::IAM::Role')
    .find((node) => Stack.of(node).resolve((node as CfnRole).roleName) === role.roleName && Stack.of(node).account === account);
}

function namesRole(
  policy: CfnResource,
  rendered: Properties,
  role: IRole,
  resource: CfnResource | undefined,
  properties: Properties,
): boolean {
  const stack = Stack.of(policy);
  const text = (value: unknown) => JSON.stringify(value).toLowerCase();
  // A role without a given name cannot be named from another account or region, and is an error of the CDK there.
  const here = isReachable(role, stack) ? (stack.resolve(role.roleName) as unknown) : undefined;
  const names = [here, properties.RoleName].filter((name) => name !== undefined).map(text);
  const named = [...listOf(rendered.Roles), ...listOf(rendered.RoleName)].map(text);
  if (named.some((name) => names.includes(name) && (!name.startsWith('{"ref"') || !resource || stack === Stack.of(resource)))) return true;
  if (!resource || policy.cfnResourceType !== 'AWS::IAM::ManagedPolicy') return false;
  const listed = listOf(properties.ManagedPolicyArns).map(text);
  return stack === Stack.of(resource) && listed.includes(text(stack.resolve(policy.ref)));
}

function isReachable(role: IRole, stack: Stack): boolean {
  const { account, region } = Stack.of(role);
  return account === stack.account && region === stack.region;
}

function documentOf(document: unknown): Pick<RenderedPolicy, 'statements' | 'version'> {
  const { Statement, Version } = (document ?? {}) as { Statement?: unknown; Version?: unknown };
  return { statements: listOf(Statement) as RenderedStatement[], version: Version };
}
