// The integration tests, deployed to the local cloud
import { beforeAll, expect, test } from 'vitest';
import { runLocally } from '../../integ/run/local';
import type { SuiteOutcome } from '../../integ/run/outcome';
import { testFiles } from '../../integ/run/snapshots';
import { alone } from '../../tools/work/locks';

let outcome: SuiteOutcome;

beforeAll(async () => {
  const options = { tests: testFiles(), clean: true, updateOnFailed: false, allowDestructive: false, print: console.log };
  // A run writes the snapshots anew.
  outcome = await alone('tree', () => runLocally(options));
});

test.each(testFiles())('%s', (file) => {
  const result = outcome.results.find(({ test }) => `${test}.ts` === file);
  if (!result?.passed) throw new Error(`${file} ${result ? 'failed' : 'did not run'}:\n${outcome.problems.join('\n\n')}`);
});

test('no snapshot has changed, and nothing else went wrong', () => {
  expect(outcome.problems.join('\n\n')).toBe('');
});
