import { allowedCalls } from '@dynamorm-cdk/isolation-proof';
import { describe, expect, test } from 'vitest';
import { solver } from '../../../isolation-proof/test/solver';
import { DESIGNS, deploy } from '../matrix/designs';
import { EVERYTHING } from '../matrix/later';
import { evaluate } from '../policy/evaluate';
import { RequestContext } from '../policy/request-context';
import { simulate } from '../policy/simulate';
import { REGIONS } from '../policy/world';
import { named, TENANCY } from './claims';
import { type DrawnCall, drawCalls } from './drawn-calls';

/** Calls for each design and each attachment; 100,000 in all where DYNAMORM_CDK_FULL_MATRIX is set. */
const CALLS = process.env.DYNAMORM_CDK_FULL_MATRIX ? 7_200 : 120;
/** One question of the solver holds so many. */
const CHUNK = 4_000;
const TABLES = REGIONS.map((region) => `arn:aws:dynamodb:${region}:111111111111:table/docs*`);

const authorization = ({ action, resource, tenant, keys }: DrawnCall) => ({
  action,
  resource,
  context: new RequestContext({
    ...(tenant === undefined ? {} : { 'aws:PrincipalTag/TenantID': tenant }),
    ...(keys.length === 0 ? {} : { 'dynamodb:LeadingKeys': keys }),
  }),
});

describe('calls drawn from the constants of the policies', async () => {
  const cvc5 = await solver();

  test.each(
    DESIGNS.flatMap((design, at) => [false, true].map((later) => ({ name: design.name, design, later, seed: 2 * at + (later ? 1 : 0) }))),
  )('$name: formulas and both evaluators agree (dynamodb:* attached: $later)', { timeout: 600_000 }, async ({ design, later, seed }) => {
    const shipped = deploy(design, design.grants.at(-1) ?? 'read').policies;
    const policies = later ? EVERYTHING.attach(shipped, TABLES) : shipped;
    const calls = drawCalls(shipped.identity, CALLS, seed);
    const allowed: boolean[] = [];
    for (let at = 0; at < calls.length; at += CHUNK) {
      allowed.push(...(await allowedCalls(named(policies), TENANCY, calls.slice(at, at + CHUNK), cvc5)));
    }
    const differing = calls.filter((call, at) => {
      const request = authorization(call);
      const ours = evaluate(policies, request) === 'allowed';
      // The other evaluator reads a variable without a value and the escapes of StringEquals in its own way: evaluate.test.ts pins both.
      const escaped = JSON.stringify(policies.identity).includes('${*}');
      const theirs = call.tenant === undefined || escaped ? ours : simulate(policies, request) === 'allowed';
      return ours !== allowed[at] || theirs !== allowed[at];
    });

    expect(calls.length).toBeGreaterThan(CALLS * 0.8);
    expect(allowed.some(Boolean)).toBe(true);
    expect(allowed.every(Boolean)).toBe(false);
    expect(differing.slice(0, 3)).toEqual([]);
  });
});
