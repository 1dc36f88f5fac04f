import { and, FALSE, type Term, TRUE } from '../smt/text';
import { NotDecided } from './not-decided';
import { hasVariable, matches } from './pattern';
import type { Request } from './request';

/**
 * Whether the resource of a request matches an ARN of a policy. The parts are compared one by one: compared as one string, a table per tenant
 * takes the solver minutes.
 */
export function resourceMatches(pattern: string, request: Request): Term {
  if (pattern === '*') return TRUE;
  const parts = splitArn(pattern);
  if (!parts) return FALSE;
  const [arn, partition, service, region, account, path] = parts;
  if ([arn, partition, service, region, account].some(hasVariable)) {
    throw new NotDecided(`the ARN ${pattern} has a variable before its fifth colon, where IAM refuses one`);
  }
  if (arn !== 'arn' && arn !== '*') return FALSE;
  return and([
    matches(partition, request.partition, request.variables, true),
    matches(service, request.service, request.variables, true),
    matches(region, request.region, request.variables, true),
    matches(account, request.account, request.variables, true),
    matches(path, request.path, request.variables, true),
  ]);
}

/** Six parts; a last `*` stands for all that are missing. */
function splitArn(pattern: string): string[] | undefined {
  // Not the colons within a variable.
  const parts = pattern.split(/:(?![^{}]*\})/);
  if (parts.length >= 6) return [...parts.slice(0, 5), parts.slice(5).join(':')];
  if (!pattern.endsWith('*')) return undefined;
  return [...parts, ...Array<string>(6 - parts.length).fill('*')];
}
