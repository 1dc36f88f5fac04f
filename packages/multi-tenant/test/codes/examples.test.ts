import type { CodeDefinition } from '@dynamorm-cdk/core/diagnostics';
import { describe, expect, test } from 'vitest';
import { codes } from '../../src/codes';
import { frames } from './frames';
import { messagesOf } from './program';

const executed = Object.values(codes as Record<string, CodeDefinition>).filter(({ broken }) => broken !== undefined);

describe('the broken example', () => {
  test.each(executed)('of $code yields that code in its severity', ({ code, severity, broken = '' }) => {
    const found = messagesOf(code, 'broken', broken).filter((line) => line.includes(code));
    expect(found.map((line) => line.split(' ')[0])).toContain(severity);
  });
});

describe('the fixed example', () => {
  test.each(executed)('of $code synthesizes without it', ({ code, fixed = '' }) => {
    const lines = messagesOf(code, 'fixed', fixed);
    expect(lines.filter((line) => line.startsWith('error ') || (line.startsWith('warning ') && line.includes(code)))).toEqual([]);
  });
});

test('frames belong to codes that there are', () => {
  const known = executed.map(({ code }) => code);
  expect(Object.keys(frames).filter((code) => !known.includes(code))).toEqual([]);
});
