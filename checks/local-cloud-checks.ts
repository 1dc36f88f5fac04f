import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePythonEnvironment } from '../integ/local-cloud/python-environment';
import { run } from '../tools/processes/run';
import { root } from '../tools/root';
import type { Check } from './check';

const state = join(root, '.cache/local-cloud');

/** The local cloud's own tests: it decides tests about security, so it is tested itself. */
export const localCloudChecks: Check[] = [
  {
    name: 'local-cloud',
    title: 'Tests of the local cloud',
    run: async () => {
      const python = await ensurePythonEnvironment(state, 'requirements-dev.txt');
      const report = join(root, '.cache/reports/local-cloud.xml');
      mkdirSync(join(root, '.cache/reports'), { recursive: true });
      rmSync(report, { force: true });
      const { status, output } = await run(
        python,
        ['-m', 'pytest', 'integ/local-cloud/tests', '-q', '-p', 'no:cacheprovider', `--junitxml=${report}`],
        {
          env: { PYTHONPYCACHEPREFIX: join(state, 'pycache') },
        },
      );
      const count = (name: string) =>
        Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(readFileSync(report, 'utf8'))?.[1] ?? Number.NaN);
      const failed = count('failures') + count('errors');
      return {
        passed: count('tests') - failed - count('skipped'),
        failed: failed === 0 && status !== 0 ? 1 : failed,
        skipped: count('skipped'),
        output: status === 0 ? undefined : output,
      };
    },
  },
];
