import { expect, test } from 'vitest';
import { noiseIn, withoutWaitid } from '../../processes/noise';

test.each([
  '!!  Node 20 is end-of-life and not supported anymore by this software since 2027-01-01.  !!',
  '!!  This software has not been tested with node v26.12.1.  !!',
  '[WARNING] aws-cdk-lib.aws_dynamodb.TableOptionsV2#pointInTimeRecovery is deprecated.',
  '(node:7) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.',
  'Runtime process exited abnormally: exit status 1',
])('what a runtime says of itself is noise: %s', (line) => {
  expect(noiseIn(`before\n${line}\nafter`)).toEqual([line]);
});

test('what a program says of its work is none', () => {
  expect(noiseIn('[Orders/InventoryTable] DYN-M080 models.dms.yaml:22:7: Model `StockLevel` has another key.')).toEqual([]);
});

test('the race of the Go runtime is taken out, any other end of the runtime stays', () => {
  expect(withoutWaitid('one\nRuntime process exited abnormally: waitid: no child processestwo\n')).toBe('one\ntwo\n');
  expect(withoutWaitid('Runtime process exited abnormally: wait: no child processes')).toBe('');
  expect(withoutWaitid('Runtime process exited abnormally: exit status 1')).toBe('Runtime process exited abnormally: exit status 1');
});
