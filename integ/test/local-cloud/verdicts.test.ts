import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { evaluate, type Policies } from '../../../packages/multi-tenant/test/policy/evaluate';
import type { PolicyJson } from '../../../packages/multi-tenant/test/policy/policy-document';
import { RequestContext } from '../../../packages/multi-tenant/test/policy/request-context';
import { type DocumentedCase, documentedVerdicts, type Question } from '../../local-cloud/verdicts';

// The local cloud decides tests about security. Here a second evaluator, written by itself in another language for the tenant package,
// answers the same questions. What it does not model it refuses to judge; such questions are counted, not compared.

const state = resolve(__dirname, '../../../.cache/local-cloud');

/** The local cloud refuses a request that a condition key outside its list decides, rather than take the key for absent. */
const STRICTER = ['a condition key that nobody knows: GetItem'];

/** The other evaluator's answer: `undefined` where it does not model the policies. */
function secondOpinion(one: DocumentedCase, asked: Question[]): 'Allow' | 'Deny' | undefined {
  if (one.sessionPolicy) return undefined;
  const [, account, role] = /^arn:aws:sts::(\d+):assumed-role\/([^/]+)\//.exec(one.principal.arn) ?? [];
  const policies: Policies = {
    identity: one.policies as PolicyJson[],
    boundary: (one.boundary ?? undefined) as PolicyJson | undefined,
    resource: (one.resourcePolicy ?? undefined) as PolicyJson | undefined,
    roleArn: `arn:aws:iam::${account}:role/${role}`,
    sessionArn: one.principal.arn,
  };
  try {
    const tags = Object.entries(one.principal.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
    const ofSession = { ...Object.fromEntries(tags), 'aws:PrincipalArn': policies.roleArn };
    const verdicts = asked.map(({ action, resource, keys }) =>
      evaluate(policies, { action, resource, context: new RequestContext({ ...ofSession, ...keys }) }),
    );
    return verdicts.every((verdict) => verdict === 'allowed') ? 'Allow' : 'Deny';
  } catch {
    return undefined;
  }
}

test('a second evaluator answers the documented requests as the local cloud does', { timeout: 240_000 }, async () => {
  const cases = await documentedVerdicts(state);
  const answers = cases.flatMap((one) =>
    one.requests
      .filter(({ asked }) => asked !== null)
      .map(({ operation, verdict, asked }) => ({ name: `${one.name}: ${operation}`, verdict, second: secondOpinion(one, asked ?? []) })),
  );
  const compared = answers.filter(({ second }) => second !== undefined);
  const different = compared.filter(({ verdict, second }) => verdict !== second).map(({ name }) => name);

  console.log(`${compared.length} of ${answers.length} requests compared`);
  expect(different).toEqual(STRICTER);
  expect(compared.filter(({ verdict }) => verdict === 'Allow').length).toBeGreaterThan(50);
  expect(compared.filter(({ verdict }) => verdict === 'Deny').length).toBeGreaterThan(50);
});

test('the comparison notices a verdict that is turned round', { timeout: 240_000 }, async () => {
  const [one] = (await documentedVerdicts(state)).filter(
    ({ sessionPolicy, requests }) => !sessionPolicy && requests.some(({ asked }) => asked),
  );
  const opposite = one.policies.map((policy) => {
    const { Statement } = policy as PolicyJson;
    return { ...policy, Statement: [{ Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' }, ...Statement] };
  });
  const [allowed] = one.requests.filter(({ verdict, asked }) => verdict === 'Allow' && asked !== null);
  expect(secondOpinion(one, allowed.asked ?? [])).toBe('Allow');
  expect(secondOpinion({ ...one, policies: opposite }, allowed.asked ?? [])).toBe('Deny');
});
