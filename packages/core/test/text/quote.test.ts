import { expect, it } from 'vitest';
import { quote, quoteAll, quoteKey } from '../../src/text/quote';

it('puts a text in backticks, on one line and at most 80 characters of it', () => {
  expect(quote('email')).toBe('`email`');
  expect(quote('a\u001b[31m\r\n\u2028\u009fb')).toBe('`a\\u001b[31m\\u000d\\u000a\\u2028\\u009fb`');
  expect(quote('x'.repeat(80))).toBe(`\`${'x'.repeat(80)}\``);
  expect(quote('x'.repeat(81))).toBe(`\`${'x'.repeat(80)}...\``);
});

it('says where a name is missing', () => {
  expect(quote(undefined)).toBe('(no name)');
});

it('names at most ten', () => {
  const names = Array.from({ length: 11 }, (_, at) => `a${at}`);
  expect(quoteAll(names.slice(0, 2))).toBe('`a0`, `a1`');
  expect(quoteAll(names.slice(0, 10))).toBe(names.slice(0, 10).map(quote).join(', '));
  expect(quoteAll(names)).toBe(`${names.slice(0, 10).map(quote).join(', ')} and 1 more`);
});

it('shows a key with its type', () => {
  expect(quoteKey({ attribute: 'email', type: 'S' })).toBe('email (S)');
  expect(quoteKey({ name: 'email' })).toBe('email (?)');
  expect(quoteKey(undefined)).toBe('none');
});

it('shows names that look alike apart', () => {
  const alike = ['caf\u00e9', 'cafe\u0301', 'caf\u200b\u00e9', '\u202ecaf\u00e9', 'caf\u00e9\u00a0', 'caf\u00e9\u{e0041}'];
  expect(alike.map(quote)).toEqual(['`café`', '`cafe\\u0301`', '`caf\\u200bé`', '`\\u202ecafé`', '`café\\u00a0`', '`café\\u{e0041}`']);
  expect(quote('한글 हिन्दी ไทย')).toBe('`한글 हिन्दी ไทย`');
  expect(quote('a\ud800')).toBe('`a\\ud800`');
});
