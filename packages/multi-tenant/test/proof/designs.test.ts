import { decide, isProved, mutantsOf, prove, sentenceOf } from '@dynamorm-cdk/isolation-proof';
import { describe, expect, test } from 'vitest';
import { solver } from '../../../isolation-proof/test/solver';
import { DESIGNS, deploy } from '../matrix/designs';
import { claimOf, named, TENANCY } from './claims';

describe('policies of every design', async () => {
  const cvc5 = await solver();
  const cases = DESIGNS.flatMap((design) => design.grants.map((grant) => ({ name: design.name, design, grant })));

  test.each(cases)('$name, $grant: proved, and of policies that allow something', async ({ design, grant }) => {
    const proof = await prove(named(deploy(design, grant).policies), [claimOf(design)], TENANCY, cvc5);

    expect(proof).toMatchObject({ sharedKeys: [], vacuous: [] });
    expect(proof.verdicts.map(({ outcome }) => outcome)).toEqual(Array(6).fill('proved'));
    expect(isProved(proof)).toBe(true);
  });

  test.each(DESIGNS)('$name with a boundary', async (design) => {
    const proof = await prove(named(deploy(design, design.grants[0], { tenantBoundary: true }).policies), [claimOf(design)], TENANCY, cvc5);

    expect(isProved(proof)).toBe(true);
  });

  test.each(DESIGNS)('$name: what holds it when a statement or condition is missing', async (design) => {
    const policies = named(deploy(design, design.grants.at(-1) ?? 'read').policies);
    const answers = await Promise.all(
      mutantsOf(policies).map(async ({ missing, policies: mutated }) => {
        // A Deny says nothing of the Allows alone, an Allow nothing of the Denies alone.
        const alone = missing.includes('(Allow)') ? 'allows' : 'denies';
        const verdicts = await Promise.all(
          (['whole', alone] as const).map((theorem) => decide(mutated, [claimOf(design)], TENANCY, theorem, 'matches nothing', cvc5)),
        );
        return [missing, verdicts.map(({ theorem, outcome }) => `${theorem} ${outcome}`).join(', ')];
      }),
    );

    expect(Object.fromEntries(answers)).toMatchSnapshot();
  });

  test('the layout of one design does not hold under the policies of another', async () => {
    const [byKey, byPrefix] = DESIGNS;
    const [verdict] = (await prove(named(deploy(byKey, 'readWrite').policies), [claimOf(byPrefix)], TENANCY, cvc5)).verdicts;

    expect(verdict.outcome).toBe('hole');
    expect(verdict.counterexample && sentenceOf(verdict.counterexample)).toMatch(
      /^A session of tenant `[^`]*` can call dynamodb:\w+ on arn:aws:dynamodb:/,
    );
  });
});
