import { describe, expect, test } from 'vitest';
import { evaluate } from '../policy/evaluate';
import { simulate } from '../policy/simulate';
import { REGIONS } from '../policy/world';
import { DESIGNS, deploy } from './designs';
import { EVERYTHING } from './later';
import { planOf } from './run-matrix';
import { TENANTS } from './tenants';

/** The other evaluator takes half a millisecond for each question: every one is asked where DYNAMORM_CDK_FULL_MATRIX is set. */
const EVERY = process.env.DYNAMORM_CDK_FULL_MATRIX ? 1 : 61;
const TABLES = REGIONS.map((region) => `arn:aws:dynamodb:${region}:111111111111:table/docs*`);

describe.each(DESIGNS)('$name', (design) => {
  test.each([false, true])('another evaluator gives the same verdicts (dynamodb:* attached: %s)', { timeout: 600_000 }, (later) => {
    const shipped = deploy(design, design.grants[design.grants.length - 1]).policies;
    const policies = later ? EVERYTHING.attach(shipped, TABLES) : shipped;
    // A resource with a wildcard is no resource of DynamoDB; the other evaluator takes it for a pattern of resources.
    const questions = planOf(design.world, TENANTS)
      .questions.filter((_, i) => i % EVERY === 0)
      .filter(({ resource }) => !/[*?]/.test(resource));
    const differing = questions
      .map((question) => ({ question, ours: evaluate(policies, question), theirs: simulate(policies, question) }))
      .filter(({ ours, theirs }) => ours !== theirs);
    expect(questions.length).toBeGreaterThan(100);
    expect(differing.map(({ question, ours, theirs }) => [question.action, question.context.entries, ours, theirs]).slice(0, 3)).toEqual(
      [],
    );
  });
});
