import { describe, expect, test } from 'vitest';
import { offencesOf } from '../../writing/check';
import { words } from '../../writing/rules/word-list';

const messagesOf = async (text: string) => (await offencesOf(text)).map(({ message }) => message);

describe('each word of the list', () => {
  test.each(words)('is found: $bad', async ({ bad, instead, why }) => {
    expect(await messagesOf(bad)).toEqual(expect.arrayContaining([expect.stringContaining(`: write ${instead} (${why})`)]));
  });

  test('is listed once', () => {
    expect(new Set(words.map(({ word }) => word)).size).toBe(words.length);
  });
});

test.each([
  'Use `anew` as the name.',
  '```ts\nconst anew = whose;\n```',
  'See [the page](https://example.com/whose/anew).',
  'RCU stands for read capacity unit.',
  'What does it cost?',
  'Who can read the table?',
  'It takes ten minutes, and no more than 1 GB.',
])('is not found: %s', async (good) => {
  expect(await messagesOf(good)).toEqual([]);
});

test.each(['# Mended', '- mended', '> mended', '| a |\n|---|\n| mended |', 'a **mended** one', '[mended](x.md)'])(
  'is found in %s',
  async (text) => {
    expect(await messagesOf(text)).toHaveLength(1);
  },
);

test('has its place', async () => {
  expect(await offencesOf('# Title\n\nUse `x`\nand mend it.')).toMatchObject([{ line: 4, column: 5 }]);
});
