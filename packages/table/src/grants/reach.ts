import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import { finding } from '../findings/findings';
import { granteeName } from './grantee-name';

/** Says where a grant is not enough, although CDK takes it: other accounts, and principals that have no policy. */
export function reachOf(grantee: IGrantable, grant: Grant, account: string): Finding | undefined {
  const name = granteeName(grantee);
  const path = 'grants';
  const theirs = grantee.grantPrincipal.principalAccount;
  if (theirs !== undefined && !Token.isUnresolved(theirs) && !Token.isUnresolved(account) && theirs !== account) {
    return finding('DYN-T064', {
      message: `${name} belongs to account ${theirs}, the table to ${account}. The table's resourcePolicy must allow the same actions, and the policy of an imported role must be written in its own account.`,
      path,
    });
  }
  if (grant.success) return undefined;
  return finding('DYN-T065', {
    message: `${name} has no policy that a statement could be added to, so nothing is granted. Grant to a role, or write the table's resourcePolicy.`,
    path,
  });
}
