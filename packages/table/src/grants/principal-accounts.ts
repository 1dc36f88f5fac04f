import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';

const ACCOUNT_ALONE = /^\d{12}$/;
const ACCOUNT_IN_ARN = /^arn:[^:]*:(?:iam|sts)::(\d{12}):/;

/** The accounts that a principal belongs to, as far as they are known at synthesis. */
export function accountsOf(principal: IPrincipal): string[] {
  const stated = principal.principalAccount;
  if (stated !== undefined && !Token.isUnresolved(stated)) return [stated];
  return accountsIn(principal.policyFragment.principalJson.AWS);
}

/** The accounts that the `AWS` entry of a principal names. */
export function accountsIn(entry: unknown): string[] {
  const texts = (Array.isArray(entry) ? entry : [entry]).filter((one): one is string => typeof one === 'string');
  const accounts = texts.flatMap((text) => (ACCOUNT_ALONE.test(text) ? text : (ACCOUNT_IN_ARN.exec(text)?.[1] ?? [])));
  return [...new Set(accounts)];
}

/** Those that are not the account of the table. Where that is unknown until deployment, none is judged. */
export function foreignAccounts(accounts: string[], own: string): string[] {
  return Token.isUnresolved(own) ? [] : accounts.filter((account) => account !== own);
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
