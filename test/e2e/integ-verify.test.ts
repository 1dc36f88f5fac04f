// The claims about AWS, asked of the local cloud with the permissions of the sandbox
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { claims } from '../../integ/verify/claims';
import { verifyLocally } from '../../integ/verify/places';
import type { Verified } from '../../integ/verify/verify';
import { root } from '../../tools/root';
import { Steps } from '../../tools/work/steps';

const report = join(root, '.cache/reports/verify.md');
let verified: Verified;

beforeAll(async () => {
  verified = await verifyLocally(new Steps(), report);
});

describe.each(claims)('$id', ({ id, questions }) => {
  test.each(questions)('$asks', (question) => {
    const { answers = [] } = verified.answered.find(({ claim }) => claim.id === id) ?? {};
    const { answer } = answers.find((one) => one.question === question) ?? { answer: 'not asked' };
    const expected = question.expected === 'open' ? ['allowed', 'denied'] : [question.expected].flat();
    expect(expected).toContain(answer);
  });
});

test('the report says so, and nothing is left', () => {
  expect(verified.problems).toEqual([]);
  expect(readFileSync(report, 'utf8')).toContain('Every claim holds.');
});
