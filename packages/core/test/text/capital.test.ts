import { expect, test } from 'vitest';
import { capital } from '../../src/text/capital';

test.each([
  ['the table is full', 'The table is full'],
  ['`orders` is full', '`orders` is full'],
  ['', ''],
])('%j begins as a sentence does', (text, begun) => {
  expect(capital(text)).toBe(begun);
});
