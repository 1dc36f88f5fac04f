import { expect, test } from 'vitest';
import { integOptions, WrongArgument } from '../../run/options';

const sandbox = ['--sandbox', '--regions', 'eu-west-1'];

test('without arguments every test is deployed to the local cloud, destructive changes are refused, and everything is destroyed', () => {
  expect(integOptions([])).toMatchObject({
    tests: [],
    sandbox: false,
    snapshotsOnly: false,
    updateOnFailed: false,
    allowDestructive: false,
    clean: true,
    maxWorkers: undefined,
  });
});

test.each([
  [[...sandbox, '--profile', 'dev'], { sandbox: true, profile: 'dev', regions: ['eu-west-1'] }],
  [['--sandbox', '--regions', 'eu-west-1,us-gov-west-1'], { regions: ['eu-west-1', 'us-gov-west-1'] }],
  [['--snapshots'], { snapshotsOnly: true }],
  [['--update-on-failed', '--allow-destructive'], { updateOnFailed: true, allowDestructive: true }],
  [['--no-clean', '--max-workers', '3'], { clean: false, maxWorkers: 3 }],
  [['connect', 'integ.update', 'integ/tests/integ.models.ts'], { tests: ['integ.connect.ts', 'integ.update.ts', 'integ.models.ts'] }],
])('%j', (args, options) => {
  expect(integOptions(args)).toMatchObject(options);
});

test.each([
  [['--profile', 'dev'], 'add --sandbox'],
  [['--regions', 'eu-west-1'], 'add --sandbox'],
  [['--sandbox'], '--sandbox needs --regions'],
  [['--sandbox', '--regions', 'Ireland'], '"Ireland" is not the name of a region'],
  [['--sandbox', '--regions', 'eu-west-1,eu-west-1'], 'given twice'],
  [[...sandbox, '--snapshots'], 'run it without --sandbox'],
  [['--max-workers', 'many'], '--max-workers many is not a number'],
  [['--max-workers', '0'], '--max-workers 0 is not a number'],
  [['--force'], "Unknown option '--force'"],
])('%j is refused', (args, sentence) => {
  expect(() => integOptions(args)).toThrow(WrongArgument);
  expect(() => integOptions(args)).toThrow(sentence);
});
