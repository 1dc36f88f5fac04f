import type { Finding } from '@dynamorm-cdk/model-spec';
import { type Grant, type IGrantable, type IPrincipal, principalIsOwnedResource } from 'aws-cdk-lib/aws-iam';
import { finding } from '../findings/findings';
import type { GrantTarget, TableCopy } from './grant-target';
import { granteeName, wholeAccount } from './grantee-name';
import { accountsOf, foreignAccounts } from './principal-accounts';

/** Says where a grant is not enough, although CDK takes it: other accounts, and principals that have no policy. */
export function reachOf(target: GrantTarget, grantee: IGrantable, grant: Grant): Finding[] {
  const name = capital(granteeName(grantee));
  const path = 'grants';
  const principal = grantee.grantPrincipal;
  const foreign = foreignAccounts(accountsOf(principal), target.account);
  const byTable = grant.resourceStatements.length > 0;
  if (foreign.length === 0) {
    if (grant.success) return [];
    const message = `${name} has no policy that a statement could be added to, so nothing is granted.`;
    return [finding('DYN-T065', { message, path, hint: "Grant to a role, or write the table's resourcePolicy." })];
  }
  const account = `\`${foreign.join('` and `')}\``;
  const place =
    wholeAccount(principal) === undefined
      ? `${name} belongs to account ${account}, the table to \`${target.account}\``
      : `${name} is not the account of the table, \`${target.account}\``;
  if (!byTable) {
    const hint = "Let the table's owner allow the same actions in its resourcePolicy, and the grantee's own policy in its account.";
    return [finding('DYN-T064', { message: `${place}, whose policy is not written by this app.`, path, hint })];
  }
  return hasOwnPolicy(principal)
    ? []
    : [
        finding('DYN-T064', {
          severity: 'info',
          message: `${place}. The table's policy allows the actions; the policy of the grantee is not written by this app.`,
          path,
          hint: 'Allow the same actions there, in its own account.',
        }),
      ];
}

/** A grantee of another account reaches the table of the stack's region; the policies of replicas are not written by a grant. */
export function replicasOutOfReach(target: GrantTarget, copies: readonly TableCopy[], grantee: IGrantable): Finding[] {
  if (foreignAccounts(accountsOf(grantee.grantPrincipal), target.account).length === 0) return [];
  const regions = copies.slice(1).filter(({ hasOwnPolicy: given }) => !given);
  if (regions.length === 0) return [];
  const names = regions.map(({ region }) => `\`${region}\``).join(', ');
  return [
    finding('DYN-T098', {
      message: `${capital(granteeName(grantee))} is of another account, and no policy allows it the replica in ${names}.`,
      path: 'grants',
      hint: 'CloudFormation takes no policy with a new replica: deploy the replica, then set its resourcePolicy in `replicas`.',
    }),
  ];
}

/** An account has no policy that would be asked; the policy of a role of this app is written with it. */
function hasOwnPolicy(principal: IPrincipal): boolean {
  return (
    principalIsOwnedResource(principal) ||
    wholeAccount(principal) !== undefined ||
    [principal.policyFragment.principalJson.AWS].flat().includes('*')
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
