import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOrFail } from '../../../tools/processes/run';
import { integ, runnerArguments } from '../../run/integ-runner';

const tests = ['integ.models.ts', 'integ.update.ts'];

test.each([
  [['--list']],
  [['--list', '--parallel-regions', 'eu-west-1']],
  [['--list', '--parallel-regions', 'eu-west-1', '--profiles', 'dev']],
])('the runner takes the names of tests for tests after %j', async (mode) => {
  const listed = await runOrFail(join(integ, 'node_modules/.bin/integ-runner'), runnerArguments({ directory: 'tests', tests }, mode), {
    cwd: integ,
  });
  expect(listed.split('\n').filter((line) => line.startsWith('integ.'))).toEqual(tests);
});

test('the runner uses as many processes as it is told', () => {
  const args = runnerArguments({ directory: 'tests', tests, maxWorkers: 3 }, ['--force']);
  expect(args[args.indexOf('--max-workers') + 1]).toBe('3');
});
