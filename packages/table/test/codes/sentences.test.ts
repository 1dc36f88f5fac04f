import type { CodeDefinition } from '@dynamorm-cdk/core/diagnostics';
import { expect, test } from 'vitest';
import { codes } from '../../src/codes';
import { messagesOf } from './program';
import { settings } from './settings';
import { NOISE, VALUES, variants } from './variants';

/** Tokens count the values that are made, so each version of CDK and each set of flags would ask the same. */
test.runIf(process.env.CDK_CONTEXT_JSON === undefined)(
  'no sentence shows a token, a missing value or an object, whatever is passed',
  () => {
    const programs = Object.values(codes as Record<string, CodeDefinition>).flatMap(({ code, broken = '' }) =>
      variants(broken).map((program) => ({ code, program })),
    );
    const lines = programs.flatMap(({ code, program }) => {
      const setting = settings[code] ?? {};
      const names = (...of: Parameters<NonNullable<typeof setting.names>>) => ({ ...VALUES, ...setting.names?.(...of) });
      return messagesOf(program, { ...setting, names }).filter((line) => line.includes('DYN-'));
    });

    expect(lines.length).toBeGreaterThan(500);
    expect([...new Set(lines.filter((line) => NOISE.test(line.slice(line.indexOf('DYN-')))))]).toEqual([]);
  },
);
