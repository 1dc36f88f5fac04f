import { expect, test } from 'vitest';
import type { AnsweredClaim } from '../../verify/answers';
import type { Claim } from '../../verify/claim';
import { fallen, report, sentences } from '../../verify/report';

const role = { name: 'Reader', statements: () => [] };
const claim: Claim = {
  id: 'index-query',
  sentence: 'A Query on an index is authorized on the index alone.',
  falls: 'Tenants could not query their index.',
  questions: [
    { asks: 'the index', session: { role }, expected: 'allowed' },
    { asks: 'the table', session: { role }, expected: ['denied', 'refused'] },
    { asks: 'what nothing rests on', session: { role }, expected: 'open' },
  ],
};
const answered = (...answers: string[]): AnsweredClaim[] => [
  { claim, answers: claim.questions.map((question, i) => ({ question, answer: answers[i] })) },
];
const where = { place: 'AWS', region: 'eu-west-1', date: '2026-11-28', commit: 'abc1234' };

test('a claim holds with every expected answer, and an open question has no wrong one', () => {
  for (const answers of [
    ['allowed', 'denied', 'allowed'],
    ['allowed', 'refused', 'denied'],
  ]) {
    expect(fallen(answered(...answers))).toEqual([]);
    expect(sentences(answered(...answers))).toEqual([]);
    expect(report(answered(...answers), where)).toContain('Every claim holds.');
  }
});

test('a wrong answer says which claim falls, and what in the project with it', () => {
  const wrong = answered('denied', 'denied', 'allowed');
  expect(fallen(wrong)).toHaveLength(1);
  expect(sentences(wrong)).toEqual([
    [
      'This does not hold: A Query on an index is authorized on the index alone.',
      '  asked for the index: allowed was expected, denied came',
      '  What falls: Tenants could not query their index.',
    ].join('\n'),
  ]);
  const text = report(wrong, where);
  expect(text).toContain('# What AWS answered on 2026-11-28');
  expect(text).toContain('**1 claims do not hold:** index-query');
  expect(text).toContain('## ✗ index-query');
  expect(text).toContain('**What falls:** Tenants could not query their index.');
  expect(text).toContain('| the index | allowed | **denied** |');
});

test('an error of another kind is a wrong answer, whatever is expected', () => {
  expect(sentences(answered('ResourceNotFoundException', 'denied', 'denied'))[0]).toContain('ResourceNotFoundException came');
});
