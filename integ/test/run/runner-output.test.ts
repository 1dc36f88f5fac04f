import { expect, test } from 'vitest';
import { destructiveChangesOf, resultsOf, snapshotResultsOf } from '../../run/runner-output';

/** What the runner prints, shortened to the lines that are read. */
const printed = (lines: string[], times: string[]) =>
  ['Running in parallel across regions: us-east-1', ...lines, '   --- Integration test metrics ---', ...times].join('\n');
const time = (test: string, seconds: string) => `  /repository/integ/tests/${test}.ts: ${seconds}`;

test('a test is good where it succeeded and nothing else is said of it', () => {
  const output = printed(
    ['  SUCCESS    integ.keys-Keys/DefaultTest 15.2s', '  SUCCESS    integ.keys-and-indexes-Keys/DefaultTest 9.1s'],
    [time('integ.keys', '15.2'), time('integ.keys-and-indexes', '9.1')],
  );
  expect(resultsOf(output, 'us-east-1')).toEqual([
    { test: 'integ.keys', region: 'us-east-1', passed: true, seconds: 15.2 },
    { test: 'integ.keys-and-indexes', region: 'us-east-1', passed: true, seconds: 9.1 },
  ]);
});

test.each([
  ['a failed assertion', '  ASSERT     integ.keys-Keys/DefaultTest (undefined/us-east-1) 14.7s'],
  ['an error', '  ERROR      /repository/integ/tests/integ.keys.ts (undefined/us-east-1) 1.2s'],
  ['silence', ''],
])('a test is not good after %s', (_, line) => {
  const output = printed([line], [time('integ.keys', '14.7')]);
  expect(resultsOf(output, 'us-east-1')).toEqual([{ test: 'integ.keys', region: 'us-east-1', passed: false, seconds: 14.7 }]);
});

test('one success does not cover the failure of another case of the same test', () => {
  const output = printed(
    ['  SUCCESS    integ.keys-Keys/First 15.2s', '  ASSERT     integ.keys-Keys/Second (undefined/us-east-1) 3.0s'],
    [time('integ.keys', '18.2')],
  );
  expect(resultsOf(output, 'us-east-1')[0].passed).toBe(false);
});

test('snapshots that changed, are new or could not be made are told from unchanged ones', () => {
  const output = [
    '  UNCHANGED  integ.keys 3.1s',
    '  CHANGED    integ.connect 2.9s',
    '      IAM Statement Changes',
    '  NEW        integ.fresh 1s',
    '  ERROR      integ.broken 0.4s',
  ].join('\n');
  expect(snapshotResultsOf(output)).toEqual([
    { test: 'integ.keys', unchanged: true },
    { test: 'integ.connect', unchanged: false },
    { test: 'integ.fresh', unchanged: false },
    { test: 'integ.broken', unchanged: false },
  ]);
});

test('destructive changes are read from the list that the runner prints', () => {
  const output = [
    '!!! This test contains destructive changes !!!',
    '    Stack: IntegKeys - Resource: TableCD117FA1 - Impact: WILL_REPLACE',
    '!!! If these destructive changes are necessary, please indicate this on the PR !!!',
  ].join('\n');
  expect(destructiveChangesOf(output)).toEqual(['Stack: IntegKeys - Resource: TableCD117FA1 - Impact: WILL_REPLACE']);
  expect(destructiveChangesOf('  UNCHANGED  integ.keys 3.1s')).toEqual([]);
});
