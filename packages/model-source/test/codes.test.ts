import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codes as findingCodes } from '../src/codes';

/** Everything that the tests of the readers say. */
const tests = ['typescript', 'python', 'go'].flatMap((folder) =>
  readdirSync(join(__dirname, folder))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(__dirname, folder, name), 'utf8')),
);

const codes = Object.keys(findingCodes).filter((code) => /^DYN-C2[6-8]/.test(code));

it('there are codes of TypeScript and Python', () => {
  expect(codes.length).toBeGreaterThan(5);
});

it.each(codes)('%s is found by a test', (code) => {
  expect(tests.some((text) => text.includes(code))).toBe(true);
});
