// The integration tests, deployed to the local cloud
import { beforeAll, expect, test } from 'vitest';
import { runLocally } from '../../integ/run/local';
import type { SuiteOutcome } from '../../integ/run/outcome';
import { testFiles } from '../../integ/run/snapshots';
import { alone } from '../../tools/work/locks';

let outcome: SuiteOutcome;

/** What the runner says of a test that begins or ends, without a word of each of its syntheses. */
const printOutcome = (line: string) => {
  if (/\b(CHANGED|SUCCESS|ASSERT|ERROR|FAILED|TIMEOUT|Running test)\b/.test(line)) console.log(line);
};

beforeAll(async () => {
  const options = { tests: testFiles(), clean: true, updateOnFailed: false, allowDestructive: false, print: printOutcome };
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
