import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { isToken } from '../findings/known';

const ACCOUNT_ALONE = /^\d{12}$/;
const ACCOUNT_IN_ARN = /^arn:[^:]*:(?:iam|sts)::(\d{12}):/;

/** The accounts that a principal belongs to, as far as they are known at synthesis. */
function accountsOf(principal: IPrincipal): string[] {
  const stated = principal.principalAccount;
  if (stated !== undefined && !isToken(stated)) return [stated];
  return accountsIn(namesOf(principal).AWS);
}

/** What a policy would name; nothing for an imported function without a role, which CDK knows by no name at all. */
export function namesOf(principal: IPrincipal): { readonly [kind: string]: unknown } {
  try {
    return principal.policyFragment.principalJson;
  } catch {
    return {};
  }
}

/** Whether a principal is everybody, and whether a condition limits who that is. */
export function everybodyIn(principal: IPrincipal): 'no' | 'limited' | 'public' {
  if (!namesEverybody(namesOf(principal))) return 'no';
  return Object.keys(principal.policyFragment.conditions).length > 0 ? 'limited' : 'public';
}

/** The accounts that the `AWS` entry of a principal names. */
export function accountsIn(entry: unknown): string[] {
  const texts = (Array.isArray(entry) ? entry : [entry]).filter((one): one is string => typeof one === 'string');
  const accounts = texts.flatMap((text) => (ACCOUNT_ALONE.test(text) ? text : (ACCOUNT_IN_ARN.exec(text)?.[1] ?? [])));
  return [...new Set(accounts)];
}

/** The accounts of a principal that are not that of the table. */
export function foreignAccountsOf(principal: IPrincipal, own: string): string[] {
  return isToken(own) ? [] : foreignAccounts(accountsOf(principal), own);
}

/** Those that are not the account of the table. Where that is unknown until deployment, none is judged. */
export function foreignAccounts(accounts: string[], own: string): string[] {
  return isToken(own) ? [] : accounts.filter((account) => account !== own);
}

/** Whether the `Principal` of a statement is everybody, before its conditions. CDK keeps a bare `*` under a name of its own. */
export function namesEverybody(principal: unknown): boolean {
  return (
    principal === '*' ||
    Object.values((principal ?? {}) as Record<string, unknown>)
      .flat()
      .includes('*')
  );
}

/** The accounts that the `Principal` of a statement names. CDK writes the partition of an account's ARN as an intrinsic function. */
export function accountsOfEntry(principal: unknown): string[] {
  const { AWS: entries } = (principal ?? {}) as { AWS?: unknown };
  return accountsIn([entries].flat().map((entry) => (typeof entry === 'string' ? entry : joined(entry))));
}

function joined(entry: unknown): string {
  const { 'Fn::Join': join } = (entry ?? {}) as { 'Fn::Join'?: [string, unknown[]] };
  return join ? join[1].map((part) => (typeof part === 'string' ? part : '')).join(join[0]) : '';
}
