import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../findings';
import { listOf } from './rendered-resource';

interface TrustStatement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** What the caller of AssumeRole chooses: a condition on it keeps nobody out. */
const CHOSEN_BY_CALLER = /^(aws:requesttag\/|aws:tagkeys$|sts:transitivetagkeys$|sts:rolesessionname$)/i;

/** A principal that opens a session chooses its tenant, so a role that everybody may assume isolates nothing. */
export function openTrustFindings(statements: readonly TrustStatement[], label: string): Finding[] {
  // Who is left beside a Deny, its conditions decide.
  const isNarrowed = statements.some(({ Effect }) => Effect === 'Deny');
  if (isNarrowed || !statements.some(isOpen)) return [];
  return [
    finding('DYN-V060', {
      message:
        `the trust policy of ${label} lets everybody open sessions, in any account, so anybody can act as any tenant. Trust only the role that ` +
        'authenticates tenants.',
    }),
  ];
}

function isOpen({ Effect, Principal, Condition = {} }: TrustStatement): boolean {
  const names = typeof Principal === 'object' && Principal !== null ? Object.values(Principal).flatMap(listOf) : [Principal];
  const keys = Object.values(Condition).flatMap((one) => Object.keys(one));
  return Effect === 'Allow' && names.includes('*') && keys.every((key) => CHOSEN_BY_CALLER.test(key));
}
