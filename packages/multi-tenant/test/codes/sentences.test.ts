import type { CodeDefinition } from '@dynamorm-cdk/core/diagnostics';
import { expect, test } from 'vitest';
import { NOISE, VALUES, variants } from '../../../table/test/codes/variants';
import { codes } from '../../src/codes';
import { messagesOf } from './program';

/** Tokens count the values that are made, so each version of CDK and each set of flags would ask the same. */
test.runIf(process.env.CDK_CONTEXT_JSON === undefined)(
  'no sentence shows a token, a missing value or an object, whatever is passed',
  () => {
    const examples = Object.values(codes as Record<string, CodeDefinition>);
    const lines = examples.flatMap(({ code, broken = '' }) =>
      variants(broken).flatMap((program) => messagesOf(code, 'broken', program, VALUES).filter((line) => line.includes('DYN-'))),
    );

    expect(lines.length).toBeGreaterThan(100);
    expect([...new Set(lines.filter((line) => NOISE.test(line.slice(line.indexOf('DYN-')))))]).toEqual([]);
  },
);
