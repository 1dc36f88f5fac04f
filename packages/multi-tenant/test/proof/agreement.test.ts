import { allowedCalls } from '@dynamorm-cdk/isolation-proof';
import { describe, expect, test } from 'vitest';
import { solver } from '../../../isolation-proof/test/solver';
import { DESIGNS, deploy } from '../matrix/designs';
import { EVERYTHING } from '../matrix/later';
import { planOf } from '../matrix/run-matrix';
import { isTagValue, TENANTS } from '../matrix/tenants';
import { type Authorization, evaluate } from '../policy/evaluate';
import { REGIONS } from '../policy/world';
import { named, TENANCY } from './claims';

/** One call in so many is asked; all are where DYNAMORM_CDK_FULL_MATRIX is set. The other evaluator is held against ours by crosscheck.test.ts. */
const EVERY = process.env.DYNAMORM_CDK_FULL_MATRIX ? 1 : 29;
const TABLES = REGIONS.map((region) => `arn:aws:dynamodb:${region}:111111111111:table/docs*`);
const TAG = 'aws:PrincipalTag/TenantID';

const tenantOf = ({ context }: Authorization) => context.value(TAG) as string | undefined;
const keysOf = ({ context }: Authorization) => [context.value('dynamodb:LeadingKeys') ?? []].flat();

describe('formulas and evaluator', async () => {
  const cvc5 = await solver();

  test.each(DESIGNS.flatMap((design) => [false, true].map((later) => ({ name: design.name, design, later }))))(
    '$name: the same verdicts (dynamodb:* attached: $later)',
    async ({ design, later }) => {
      const shipped = deploy(design, design.grants.at(-1) ?? 'read').policies;
      const policies = later ? EVERYTHING.attach(shipped, TABLES) : shipped;
      // The formulas are about ids that STS takes.
      const questions = planOf(design.world, TENANTS)
        .questions.filter((_, at) => at % EVERY === 0)
        .filter((question) => isTagValue(tenantOf(question) ?? '') && tenantOf(question) !== '');
      const allowed = await allowedCalls(
        named(policies),
        TENANCY,
        questions.map((question) => ({
          action: question.action,
          resource: question.resource,
          tenant: tenantOf(question),
          keys: keysOf(question),
        })),
        cvc5,
      );
      const differing = questions.filter((question, at) => (evaluate(policies, question) === 'allowed') !== allowed[at]);

      expect(questions.length).toBeGreaterThan(200);
      expect(allowed.some(Boolean)).toBe(true);
      expect(differing.map(({ action, resource, context }) => [action, resource, context.entries]).slice(0, 3)).toEqual([]);
    },
  );
});
