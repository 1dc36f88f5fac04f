import { describe, expect, test } from 'vitest';
import { TenantPlacement } from '../../src';
import type { PolicyJson } from '../policy/policy-document';
import { REGIONS } from '../policy/world';
import { admits } from './admission';
import { DESIGNS, deploy, hasSeparator } from './designs';
import { EVERYTHING } from './later';
import { mutantsOf } from './mutants';
import { type PlannedCall, runMatrix } from './run-matrix';
import { isTagValue } from './tenants';

const TABLES = REGIONS.map((region) => `arn:aws:dynamodb:${region}:111111111111:table/docs*`);

/** A few sessions suffice to tell a fault, and there are hundreds of faults. */
const SESSIONS = [undefined, '', 'acme', 'acme/index/gsi-by-date'];

/**
 * Faults that change nothing, each with its reason.
 */
const HARMLESS: [RegExp, string][] = [
  [/StringEquals became ForAllValues:StringLike|StringNotEquals became ForAnyValue:StringNotLike/, 'without wildcards both compare alike'],
  [/^(Allow|Deny) Query if .*For(AllValues|AnyValue):\w+ became For(AllValues|AnyValue):/, 'a Query has one key'],
];

/** One design of each kind: the others have the same elements. */
const KINDS = ['(b) prefix and separator', '(c) tenant index', '(c) tenant index with shards', '(d) table per tenant'];

describe.each(DESIGNS.filter(({ name }) => KINDS.includes(name)))('$name', (design) => {
  const deployed = deploy(design, design.grants[design.grants.length - 1]);
  const [shipped] = deployed.policies.identity;
  const mutants = mutantsOf(shipped);
  const ask = (identity: PolicyJson[], later = false) => {
    const policies = { ...deployed.policies, identity };
    return runMatrix(design.world, later ? EVERYTHING.attach(policies, TABLES) : policies, {
      granted: deployed.granted,
      admitted: (tenant) => admits(deployed.trust, tenant),
      tenants: SESSIONS,
      except: (call: PlannedCall) => call.name.includes(' on undeclared index ') || (hasSeparator(design) && !isTagValue(call.owner)),
    });
  };
  const only = (policy: PolicyJson, effect: 'Allow' | 'Deny'): PolicyJson => ({
    ...policy,
    Statement: policy.Statement.filter(({ Effect }) => Effect === effect),
  });

  test('the shipped policy tolerates each single fault: no element stands alone', () => {
    expect(mutants.length).toBeGreaterThan(20);
    for (const { fault, policy } of mutants) expect([fault, ask([policy]).leaks.slice(0, 3)]).toEqual([fault, []]);
  });

  test('each fault is noticed: own data is missed, or it leaks as soon as the other line of defence is gone', () => {
    const unnoticed = mutants.filter(({ policy }) => {
      if (ask([policy]).missed.length > 0) return false; // a tenant would notice
      if (ask([policy], true).leaks.length > 0) return false; // the guardrails are needed when more is attached
      return ask([only(policy, 'Allow')]).leaks.length === 0; // the Allows are needed when the guardrails are gone
    });
    // Under a tenant index the table is denied as a whole, besides by each guardrail.
    const twice = (fault: string) =>
      design.isolation.placement === TenantPlacement.INDEX && /: Resource without \*:\d+:table\/docs$/.test(fault);
    // Without a prefix an empty tag compares with an empty key, which DynamoDB does not take.
    const emptyKey = (fault: string) => {
      const bare = [TenantPlacement.PARTITION_KEY, TenantPlacement.INDEX].includes(design.isolation.placement);
      return bare && /(without StringLike|StringLike \?\* became \*|if StringNotLike: .*)$/.test(fault);
    };
    const unexplained = unnoticed
      .map(({ fault }) => fault)
      .filter((fault) => !twice(fault) && !emptyKey(fault) && !HARMLESS.some(([pattern]) => pattern.test(fault)));
    expect(unexplained).toEqual([]);
  });

  test('the twins: the Allows alone hold, and the guardrails alone hold against dynamodb:*', () => {
    expect(ask([only(shipped, 'Allow')])).toMatchObject({ leaks: [], missed: [] });
    expect(ask([only(shipped, 'Deny')], true)).toMatchObject({ leaks: [], missed: [] });
  });
});
