import {
  type AddToResourcePolicyResult,
  Grant,
  type IGrantable,
  type IPrincipal,
  type PolicyStatement,
  principalIsOwnedResource,
  ResourceWithPolicies,
} from 'aws-cdk-lib/aws-iam';
import { type ResourceEnvironment, type Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { aws_dynamodb } from 'aws-cdk-lib/interfaces';
import type { IConstruct, Node } from 'constructs';
import { namesOf } from './principal-accounts';

/** A table, stream or key that may have a policy of its own. */
export interface WithPolicy {
  readonly node: Node;
  readonly env: ResourceEnvironment;
  addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult;
}

/** A table of this app, whose policy CDK can write, whatever kind of construct it is. */
export function tableWithPolicy(table: aws_dynamodb.ITableRef): WithPolicy | undefined {
  const found = ResourceWithPolicies.of(table);
  // What CDK finds for a bare resource is no construct itself.
  return found && { env: table.env, node: table.node, addToResourcePolicy: (statement) => found.addToResourcePolicy(statement) };
}

/** The stream of a table of this app, where the installed aws-cdk-lib can write its policy. */
export function streamWithPolicy(table: IConstruct): WithPolicy | undefined {
  const { env, node, addToStreamResourcePolicy: add } = table as Partial<StreamWithPolicy> & IConstruct;
  return add && env && { env, node, addToResourcePolicy: (statement) => add.call(table, statement) };
}

interface StreamWithPolicy {
  readonly env: ResourceEnvironment;
  addToStreamResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult;
}

/** Adds a statement to the policy of a resource. `undefined` where this app does not write that policy. */
export function grantByResource(resource: WithPolicy, grantee: IGrantable, statement: PolicyStatement): Grant | undefined {
  const { statementAdded } = resource.addToResourcePolicy(statement);
  if (!statementAdded) return undefined;
  // CDK names the document as what to wait for, which nothing can depend on: the resource is waited for instead.
  const present = {
    env: resource.env,
    node: resource.node,
    addToResourcePolicy: () => ({ statementAdded, policyDependable: resource.node.scopes.at(-1) }),
  };
  return Grant.addStatementToResourcePolicy({
    grantee,
    actions: statement.actions,
    resourceArns: statement.resources,
    resource: present,
    statement,
  });
}

/** Whether the policy of the grantee decides alone. Accounts that are unknown until deployment are taken for the same, as CDK does. */
export function isSameAccount(resource: { readonly env: ResourceEnvironment }, { principalAccount }: IPrincipal): boolean {
  if (principalAccount === undefined) return false;
  const compared = Token.compareStrings(resource.env.account, principalAccount);
  return compared === TokenComparison.SAME || compared === TokenComparison.BOTH_UNRESOLVED;
}

/** Whether both sides must allow. Accounts that are unknown until deployment are judged in no way. */
export function isOtherAccount(resource: { readonly env: ResourceEnvironment }, { principalAccount }: IPrincipal): boolean {
  return principalAccount !== undefined && Token.compareStrings(resource.env.account, principalAccount) === TokenComparison.DIFFERENT;
}

/** Whether the policies of a stack can name a principal: a role of another account or region needs a physical name. */
export function canName(stack: Stack, principal: IPrincipal): boolean {
  if (!principalIsOwnedResource(principal)) return true;
  try {
    stack.resolve(principal.policyFragment.principalJson);
    return true;
  } catch {
    return false;
  }
}

/** Whether the policy of a table or stream must allow what the grantee's own policy cannot. */
export function needsResourcePolicy(resource: { readonly env: ResourceEnvironment }, principal: IPrincipal, identity: Grant): boolean {
  if (identity.success && isSameAccount(resource, principal)) return false;
  return isNamed(principal) && !isUnsupportedService(principal);
}

/** An imported function without a role has no name that a policy could hold. */
function isNamed(principal: IPrincipal): boolean {
  return principalIsOwnedResource(principal) || Object.keys(namesOf(principal)).length > 0;
}

/** DynamoDB lets few services work by the policy of a table, and CDK grants to no other. */
const SERVICES = ['redshift.amazonaws.com', 'replication.dynamodb.amazonaws.com', 'glue.amazonaws.com'];

function isUnsupportedService(principal: IPrincipal): boolean {
  const { Service: services } = namesOf(principal);
  return services !== undefined && !SERVICES.includes((principal as { service?: string }).service ?? '');
}
