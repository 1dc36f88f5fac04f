import {
  type AddToResourcePolicyResult,
  Grant,
  type IGrantable,
  type IPrincipal,
  type PolicyStatement,
  principalIsOwnedResource,
} from 'aws-cdk-lib/aws-iam';
import { type ResourceEnvironment, type Stack, Token, TokenComparison } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** A table or key that may have a policy of its own. */
export interface WithPolicy extends IConstruct {
  readonly env: ResourceEnvironment;
  addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult;
}

/** Adds a statement to the policy of a resource. `undefined` where this app does not write that policy. */
export function grantByResource(resource: WithPolicy, grantee: IGrantable, statement: PolicyStatement): Grant | undefined {
  const { statementAdded } = resource.addToResourcePolicy(statement);
  if (!statementAdded) return undefined;
  // CDK names the document as what to wait for, which nothing can depend on: the resource is waited for instead.
  const present = { env: resource.env, node: resource.node, addToResourcePolicy: () => ({ statementAdded, policyDependable: resource }) };
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
