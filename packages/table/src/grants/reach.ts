import { capital } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { type Grant, type IGrantable, type IPrincipal, principalIsOwnedResource } from 'aws-cdk-lib/aws-iam';
import { finding } from '../findings/findings';
import type { GrantTarget, TableCopy } from './grant-target';
import { granteeName, wholeAccount } from './grantee-name';
import { foreignAccountsOf, namesOf } from './principal-accounts';
import type { StreamPermission } from './stream-permission';

const path = 'grants';

/** Words for what is granted. */
interface Subject {
  readonly name: 'table' | 'stream';
  readonly prop: string;
  /** Why no policy of its own was written. */
  readonly unwritten: string;
}

const TABLE: Subject = { name: 'table', prop: 'resourcePolicy', unwritten: "and this app does not write the table's policy" };

/** Says where a grant is not enough, although CDK takes it: other accounts, and principals that have no policy. */
export function reachOf(target: GrantTarget, grantee: IGrantable, grant: Grant, subject = TABLE): Finding[] {
  const principal = grantee.grantPrincipal;
  const foreign = foreignAccountsOf(principal, target.account);
  const byResource = grant.resourceStatements.length > 0;
  if (foreign.length === 0 && grant.success) return [];
  const name = capital(granteeName(grantee));
  if (foreign.length === 0) {
    const message = `${name} has no policy to which a statement can be added, so nothing is granted.`;
    return [finding('DYN-T065', { message, path, hint: `Grant to a role, or write the ${subject.name}'s ${subject.prop}.` })];
  }
  const account = `\`${foreign.join('` and `')}\``;
  const place =
    wholeAccount(principal) === undefined
      ? `${name} belongs to account ${account}, but the table to \`${target.account}\``
      : `${name} is not the account of the table, \`${target.account}\``;
  if (!byResource) {
    const hint = `Allow the same actions in the ${subject.name}'s ${subject.prop} and in the grantee's policy, each in its account.`;
    return [finding('DYN-T064', { message: `${place}, ${subject.unwritten}.`, path, hint })];
  }
  if (hasOwnPolicy(principal)) return [];
  const message = `${place}. The ${subject.name}'s policy allows the actions, but this app does not write the policy of the grantee.`;
  return [
    finding('DYN-T064', { severity: 'info', message, path, hint: "Allow the same actions in the grantee's policy, in its account." }),
  ];
}

/** The same for a stream, whose policy only a newer aws-cdk-lib can write, and that of a replica no grant can. */
export function streamReachOf(target: GrantTarget, { grantee, grant, copy, lacksRoleName }: StreamPermission): Finding[] {
  if (lacksRoleName) return [];
  const isReplica = copy !== target.copies[0];
  const unwritten = isReplica
    ? `and no grant writes the policy of the stream in \`${copy.region}\``
    : target.streamPolicyResource || !target.policyResource
      ? "and this app does not write the stream's policy"
      : "and the installed aws-cdk-lib cannot write the stream's policy";
  return reachOf(target, grantee, grant, { name: 'stream', prop: 'streamResourcePolicy', unwritten });
}

/** Whoever only the table's own policy allows reaches the table of the stack's region: a grant does not write the policies of replicas. */
export function replicasOutOfReach(target: GrantTarget, copies: readonly TableCopy[], grantee: IGrantable, grant: Grant): Finding[] {
  const regions = copies.slice(1).filter(({ hasOwnPolicy: given }) => !given);
  if (regions.length === 0) return [];
  const isForeign = foreignAccountsOf(grantee.grantPrincipal, target.account).length > 0;
  const byTableAlone = grant.resourceStatements.length > 0 && grant.principalStatements.length === 0;
  if (!isForeign && !byTableAlone) return [];
  const names = regions.map(({ region }) => `\`${region}\``).join(', ');
  return [
    finding('DYN-T098', {
      message: `${capital(granteeName(grantee))} is allowed only by the table's resource policy, and no policy allows the replica in ${names}.`,
      path,
      hint: 'Deploy the replica first, then set its resourcePolicy in `replicas`, because CloudFormation refuses a policy on a new replica.',
    }),
  ];
}

/** An account has no policy that would be asked; the policy of a role of this app is written with it. */
function hasOwnPolicy(principal: IPrincipal): boolean {
  return principalIsOwnedResource(principal) || wholeAccount(principal) !== undefined || [namesOf(principal).AWS].flat().includes('*');
}
