import type { CodeDefinition } from '@dynamorm-cdk/core/diagnostics';
import { describe, expect, test } from 'vitest';
import { codes } from '../../src/codes';
import { messagesOf } from './program';
import { settings } from './settings';

/** Examples that are no program of their own, and the tests that show the same. */
const toldElsewhere: Record<string, string> = {
  'DYN-T093': 'a command: rollout/rollout.test.ts gives the context',
  'DYN-T096': 'needs the state of another account: rollout/rollout.test.ts has both',
};
/** A fix that the lowest supported aws-cdk-lib refuses, since it does not have the prop. */
const needsNewerCdk = new Set(['DYN-T038']);

const executed = Object.values(codes as Record<string, CodeDefinition>).filter(
  ({ code, broken }) => broken !== undefined && !(code in toldElsewhere),
);

describe('the broken example', () => {
  test.each(executed)('of $code yields that code in its severity', ({ code, severity, broken = '' }) => {
    const found = messagesOf(broken, settings[code] ?? {}).filter((line) => line.includes(code));
    expect(found.map((line) => line.split(' ')[0])).toContain(severity);
  });
});

describe('the fixed example', () => {
  test.each(executed.filter(({ code }) => !needsNewerCdk.has(code)))('of $code synthesizes without it', ({ code, fixed = '' }) => {
    const lines = messagesOf(fixed, settings[code] ?? {});
    expect(lines.filter((line) => line.startsWith('error '))).toEqual([]);
    // Advice may remain: what is left to do in another account or a later deployment.
    expect(lines.filter((line) => line.startsWith('warning ') && line.includes(code))).toEqual([]);
  });
});

test('settings belong to codes that there are', () => {
  const known = executed.map(({ code }) => code);
  expect(Object.keys(settings).filter((code) => !known.includes(code))).toEqual([]);
});
