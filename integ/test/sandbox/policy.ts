import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

/** The policy that is ready to copy, for an account. */
export function policyOf(account: string): { Version: string; Statement: Statement[] } {
  return JSON.parse(readFileSync(join(__dirname, '../../sandbox/policy.json'), 'utf8').replaceAll('111122223333', account));
}
