import { join, resolve } from 'node:path';
import { run } from '../../tools/processes/run';

export const integ = resolve(__dirname, '..');

/** How one test ended. */
export interface TestResult {
  readonly test: string;
  readonly passed: boolean;
  readonly seconds: number;
}

export interface RunnerOptions {
  /** Folder of the tests, from `integ`. */
  readonly directory: string;
  /** Names of test files; all where none is given. */
  readonly tests: string[];
  readonly regions: string[];
  readonly profile?: string;
  readonly env: NodeJS.ProcessEnv;
  readonly minutes: number;
}

/**
 * Runs the tests with the real integ-runner. Every test is deployed, whether its snapshot has changed or not: a change in assertions alone would
 * count as none.
 */
export async function runTests(options: RunnerOptions): Promise<{ results: TestResult[]; output: string; status: number }> {
  const app = `${process.execPath} --import tsx --import ./${options.directory}/support/fixed-salt.mjs {filePath}`;
  const args = ['--directory', options.directory, '--language', 'typescript', '--app', app, '--parallel-regions', ...options.regions];
  const profile = options.profile ? ['--profiles', options.profile] : [];
  const mode = ['--update-on-failed', '--force', '--no-update-workflow', '--verbose', '--strict'];
  const { status, output } = await run(join(integ, 'node_modules/.bin/integ-runner'), [...args, ...profile, ...mode, ...options.tests], {
    cwd: integ,
    minutes: options.minutes,
    env: {
      ...options.env,
      JSII_DEPRECATED: 'quiet',
      CDK_DISABLE_STACK_TRACE: '1',
    },
  });
  return { results: resultsOf(output), output, status };
}

/** Tests that ran, with their times, from the metrics that `--verbose` prints; a test is good where it has a line of success and none of trouble. */
export function resultsOf(output: string): TestResult[] {
  const times = [...output.matchAll(/^\s+\S*?(integ\.[\w.-]+?)\.ts: ([\d.]+)$/gm)];
  return times.map(([, test, seconds]) => {
    const name = test.replaceAll('.', '\\.');
    const good = new RegExp(`^\\s+SUCCESS\\s+${name}-`, 'm').test(output);
    const bad = new RegExp(`^\\s+(ASSERT|ERROR|FAILED|TIMEOUT)\\s+\\S*${name}\\b`, 'm').test(output);
    return { test, passed: good && !bad, seconds: Number(seconds) };
  });
}
