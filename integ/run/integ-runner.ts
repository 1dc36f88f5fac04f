import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { lines } from '../../tools/processes/lines';
import { run } from '../../tools/processes/run';
import { destructiveChangesOf, resultsOf, type SnapshotResult, snapshotResultsOf, type TestResult } from './runner-output';

export const integ = resolve(__dirname, '..');

/** Receives what the runners print, line by line. */
export type Print = (line: string) => void;

export interface RunnerOptions {
  /** Folder of the tests, from `integ`. */
  readonly directory: string;
  /** Names of test files. */
  readonly tests: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly minutes: number;
  readonly maxWorkers?: number;
  readonly print?: Print;
}

export interface DeploymentOptions extends RunnerOptions {
  readonly regions: readonly string[];
  readonly profile?: string;
  readonly clean: boolean;
  /** Deploys only the tests whose snapshot changed. */
  readonly updateOnFailed: boolean;
}

export interface RunnerOutcome {
  readonly status: number;
  readonly output: string;
}

/**
 * Deploys the tests with the real integ-runner: one in each region, each with its share of the tests. The runner does not tell a test's hooks in
 * which region the test runs, so a runner knows only one, and its hooks find that region in their environment.
 */
export async function deployTests(options: DeploymentOptions): Promise<RunnerOutcome & { results: TestResult[] }> {
  const { regions } = options;
  const shares = regions.map((region, i) => ({ region, tests: options.tests.filter((_, at) => at % regions.length === i) }));
  const ran = await Promise.all(
    shares
      .filter(({ tests }) => tests.length > 0)
      .map(async ({ region, tests }) => {
        const mode = options.updateOnFailed ? ['--update-on-failed'] : ['--update-on-failed', '--force'];
        const args = ['--parallel-regions', region, ...mode, '--no-update-workflow', '--verbose', ...(options.clean ? [] : ['--no-clean'])];
        const profile = options.profile ? ['--profiles', options.profile] : [];
        const env = { ...options.env, AWS_REGION: region, AWS_DEFAULT_REGION: region, DYNAMORM_CDK_INTEG_REGIONS: regions.join(',') };
        const print = options.print && regions.length > 1 ? (line: string) => options.print?.(`[${region}] ${line}`) : options.print;
        const outcome = await integRunner({ ...options, tests, env, print }, [...args, ...profile]);
        return { ...outcome, results: resultsOf(outcome.output, region) };
      }),
  );
  return {
    status: Math.max(0, ...ran.map(({ status }) => status)),
    output: ran.map(({ output }) => output).join('\n'),
    results: ran.flatMap(({ results }) => results).sort((one, other) => (one.test < other.test ? -1 : 1)),
  };
}

/** Compares the templates of the tests with their committed snapshots, and deploys nothing. */
export async function compareSnapshots(
  options: RunnerOptions,
): Promise<RunnerOutcome & { results: SnapshotResult[]; destructive: string[] }> {
  const outcome = await integRunner(options, ['--parallel-regions', 'us-east-1']);
  return { ...outcome, results: snapshotResultsOf(outcome.output), destructive: destructiveChangesOf(outcome.output) };
}

/** Writes the snapshots of tests that have passed elsewhere. */
export async function writeSnapshots(options: RunnerOptions): Promise<RunnerOutcome> {
  return integRunner(options, ['--parallel-regions', 'us-east-1', '--update-on-failed', '--dry-run', '--no-update-workflow']);
}

/** Regions and profiles are lists that would swallow the names of the tests: a plain option stands between. */
export function runnerArguments(options: Pick<RunnerOptions, 'directory' | 'tests' | 'maxWorkers'>, mode: readonly string[]): string[] {
  const app = `${process.execPath} --import tsx --import ./${options.directory}/support/fixed-salt.mjs {filePath}`;
  const workers = String(options.maxWorkers ?? availableParallelism());
  const always = ['--directory', options.directory, '--language', 'typescript', '--app', app, '--max-workers', workers, '--strict'];
  return [...mode, ...always, ...options.tests];
}

function integRunner(options: RunnerOptions, mode: readonly string[]): Promise<RunnerOutcome> {
  return run(join(integ, 'node_modules/.bin/integ-runner'), runnerArguments(options, mode), {
    cwd: integ,
    minutes: options.minutes,
    onOutput: options.print && lines(withoutNoise(options.print)),
    env: {
      ...options.env,
      JSII_DEPRECATED: 'quiet',
      CDK_DISABLE_STACK_TRACE: '1',
    },
  });
}

/** The command that repeats the synthesis of a changed test: a screen full of feature flags. */
const NOISE = /^\s*(Repro:|env CDK_INTEG_)/;

function withoutNoise(print: Print): Print {
  return (line) => {
    if (!NOISE.test(line)) print(line);
  };
}
