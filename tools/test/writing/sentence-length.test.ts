import { expect, test } from 'vitest';
import { offencesOf } from '../../writing/check';
import { sentencesOf } from '../../writing/rules/prose';
import { LIMIT } from '../../writing/rules/sentence-length';

const sentence = (words: number) => `${'word '.repeat(words - 1)}end.`;

test('a sentence at the limit passes, and a longer one does not', async () => {
  expect(await offencesOf(`${sentence(LIMIT)} And another.`)).toEqual([]);
  expect(await offencesOf(`Short. W${sentence(LIMIT + 1)}`)).toMatchObject([
    { line: 1, message: `${LIMIT + 1} words in one sentence: split it (${LIMIT} at most, aim for 25)` },
  ]);
});

test('code counts as one word, and cells of tables are not measured', async () => {
  expect(await offencesOf(`\`${sentence(LIMIT + 9)}\` is code.`)).toEqual([]);
  expect(await offencesOf(`| column |\n|---|\n| ${sentence(LIMIT + 9)} |`)).toEqual([]);
});

test.each([
  ['One. Two.', [1, 1]],
  ['Is it? Yes! (It is.) "Fine."', [2, 1, 2, 1]],
  ['Version 2.5 of aws-cdk-lib.', [4]],
  ['Use a list: one, two, three.', [6]],
  ['Use it. ¤¤¤ does the rest.', [2, 4]],
])('%s', (text, expected) => {
  expect(sentencesOf(text).map(({ words }) => words)).toEqual(expected);
});
