import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import { granteeName } from './grantee-name';

/** What a grant does not reach, under a code. */
export interface Reach {
  readonly code: string;
  readonly message: string;
}

/** Says where a grant is not enough, although CDK takes it: other accounts, and principals that have no policy. */
export function reachOf(grantee: IGrantable, grant: Grant, account: string): Reach | undefined {
  const name = granteeName(grantee);
  const theirs = grantee.grantPrincipal.principalAccount;
  if (theirs !== undefined && !Token.isUnresolved(theirs) && !Token.isUnresolved(account) && theirs !== account) {
    return {
      code: 'DYN-T064',
      message: `${name} belongs to account ${theirs}, the table to ${account}. The table's resourcePolicy must allow the same actions, and the policy of an imported role must be written in its own account.`,
    };
  }
  if (grant.success) return undefined;
  return {
    code: 'DYN-T065',
    message: `${name} has no policy that a statement could be added to, so nothing is granted. Grant to a role, or write the table's resourcePolicy.`,
  };
}
