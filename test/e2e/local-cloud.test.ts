// The local cloud's own tests and lint: it decides tests about security, so it is tested itself
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, test } from 'vitest';
import { ensurePythonEnvironment } from '../../integ/local-cloud/python-environment';
import { lines } from '../../tools/processes/lines';
import { run, runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';

const state = join(root, '.cache/local-cloud');
const report = join(root, '.cache/reports/local-cloud.xml');

let python: string;
beforeAll(async () => {
  python = await ensurePythonEnvironment(state, 'requirements-dev.txt');
});

test.each([
  ['ruff check', ['check']],
  ['ruff format', ['format', '--check']],
])('%s', async (_, args) => {
  await runOrFail(python, ['-m', 'ruff', ...args, '--no-cache', 'integ/local-cloud']);
});

test('pytest', async ({ task }) => {
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = ['-m', 'pytest', 'integ/local-cloud/tests', '-q', '-p', 'no:cacheprovider', `--junitxml=${report}`];
  const { status, output } = await run(python, args, {
    env: { PYTHONPYCACHEPREFIX: join(state, 'pycache') },
    onOutput: lines(console.log),
  });
  const suite = /<testsuite [^>]*>/.exec(readFileSync(report, 'utf8'))?.[0] ?? '';
  const count = (name: string) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
  const [failed, skipped] = [count('failures') + count('errors'), count('skipped')];
  task.meta.counted = { passed: count('tests') - failed - skipped, failed, skipped };
  if (status !== 0 || count('tests') === 0) throw new Error(output);
});
