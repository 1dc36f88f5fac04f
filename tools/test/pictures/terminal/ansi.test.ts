import { expect, test } from 'vitest';
import { spansOf, wrapped } from '../../../pictures/terminal/ansi';

test('escape codes become looks', () => {
  expect(spansOf('  8:42 \u001b[31merror\u001b[0m DYN-M025')).toEqual([
    { text: '  8:42 ', look: 'plain' },
    { text: 'error', look: 'error' },
    { text: ' DYN-M025', look: 'plain' },
  ]);
});

test('an escape code without a look is refused, not lost', () => {
  expect(() => spansOf('\u001b[45mviolet')).toThrow('no look for the escape code 45');
});

test('a long line breaks between words, and goes on where it began', () => {
  const lines = wrapped(spansOf('  one \u001b[1mtwo three\u001b[0m four'), 11);

  expect(lines.map((line) => line.map(({ text }) => text).join(''))).toEqual(['  one two', '  three', '  four']);
  expect(lines[1].at(-1)).toEqual({ text: 'three', look: 'bold' });
});

test('a word that is longer than a line is cut', () => {
  expect(wrapped(spansOf('abcdefghij'), 4).map(([{ text }, ...rest]) => text + rest.map((span) => span.text).join(''))).toEqual([
    'abcd',
    'efgh',
    'ij',
  ]);
});
