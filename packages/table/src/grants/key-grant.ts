import { keyBehind } from '@dynamorm-cdk/core/constructs';
import { AccountPrincipal, Grant, type IGrantable, type IPrincipal, PolicyStatement, principalIsOwnedResource } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack, Token } from 'aws-cdk-lib/core';
import { canName, grantByResource, isOtherAccount, isSameAccount } from './resource-grant';

/** The conditions of a statement. */
export type Conditions = Record<string, Record<string, unknown>>;

/** What was granted of a key. */
export interface KeyGrant {
  readonly grant: Grant;
  /** The key, where its policy decides and this app does not write it. */
  readonly refusing?: IKey;
}

/**
 * Grants the use of a key, in the policy of the grantee and, where that alone would allow nothing, in the policy of the key.
 *
 * CDK's own `key.grant` knows no conditions, and beside a grantee of another region or account its statement names every key there is.
 */
export function grantOnKey(given: IKey, grantee: IGrantable, actions: string[], conditions?: Conditions): KeyGrant {
  const key = keyBehind(given) ?? given;
  const principal = grantee.grantPrincipal;
  const identity = Grant.addToPrincipal({ grantee, actions, resourceArns: [arnFor(key, principal)], conditions });
  if (identity.success && isSameAccount(key, principal) && trustsIdentities(key)) return { grant: identity };
  const named = keyPrincipal(key, principal);
  if (!canName(Stack.of(key), named)) return { grant: identity };
  const principals = [named];
  const byKey = grantByResource(key, grantee, new PolicyStatement({ actions, resources: ['*'], principals, conditions }));
  if (byKey) return { grant: identity.combine(byKey) };
  return identity.success && !isOtherAccount(key, principal) ? { grant: identity } : { grant: identity, refusing: key };
}

/** The ARN of a key without a physical name cannot reach a stack of another region or account: there it is any key of that place. */
function arnFor(key: IKey, principal: IPrincipal): string {
  if (!Token.isUnresolved(key.keyArn) || !principalIsOwnedResource(principal)) return key.keyArn;
  const stack = Stack.of(principal);
  const { account, region } = key.env;
  if (account === stack.account && region === stack.region) return key.keyArn;
  if (Token.isUnresolved(account) || Token.isUnresolved(region)) return '*';
  return stack.formatArn({ service: 'kms', account, region, resource: 'key', resourceName: '*' });
}

/** Where the stack of the grantee depends on that of the key, naming its role in the policy of the key would close a cycle. */
function keyPrincipal(key: IKey, principal: IPrincipal): IPrincipal {
  if (!principalIsOwnedResource(principal)) return principal;
  const [keyStack, stack] = [Stack.of(key), Stack.of(principal)];
  return stack !== keyStack && stack.dependencies.includes(keyStack) ? new AccountPrincipal(stack.account) : principal;
}

/** A key whose policy leaves nothing to the policies of its account, as CDK made keys before the flag `defaultKeyPolicies`. */
function trustsIdentities(key: IKey): boolean {
  return (key as { trustAccountIdentities?: boolean }).trustAccountIdentities !== false;
}
