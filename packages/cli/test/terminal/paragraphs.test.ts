import { expect, test } from 'vitest';
import { withinWidth } from '../../src/terminal/paragraphs';
import { dynamormCdk } from '../command-line';

const text = 'Usage: a b\n\nOne two three four\nfive six.\n\nExamples:\n  Indented lines are left as they are\n  $ a --long-option value\n';

test('paragraphs that are too wide are wrapped again as a whole, and indented lines are not', () => {
  expect(withinWidth(text, 12)).toBe(text.replace('One two three four\nfive six.', 'One two\nthree four\nfive six.'));
  expect(withinWidth(text, 80)).toBe(text);
});

test.each(['validate', 'extract', 'breaking', 'check', 'drift', 'plan', 'rollout run', 'rollout next', 'prove', 'create-tables'])(
  'the help of %s fits into 80 columns, except for commands',
  async (command) => {
    const { out } = await dynamormCdk([...command.split(' '), '--help']);
    expect(out.split('\n').filter((line) => line.length > 80 && !/^ {2}/.test(line))).toEqual([]);
  },
);
