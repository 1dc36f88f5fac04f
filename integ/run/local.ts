import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compile } from '../../tools/packaging/compile';
import { Steps } from '../../tools/work/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { integ, runTests, type TestResult } from './integ-runner';

const root = resolve(integ, '..');
const MINUTES = 15;

export interface SuiteOutcome {
  readonly results: TestResult[];
  /** Snapshots that the run changed, and what else went wrong. */
  readonly problems: string[];
}

/**
 * Runs the suite on the local cloud: starts it, bootstraps, runs, and stops it in every case.
 *
 * @param tests names of test files; all where none is given
 */
export async function runLocally(tests: string[]): Promise<SuiteOutcome> {
  const steps = new Steps();
  let cloud: LocalCloud | undefined;
  const before = snapshots();
  try {
    await steps.step('Compile the packages', compile);
    await steps.step('Start the local cloud and bootstrap it', async () => {
      cloud = await LocalCloud.start({ stateDirectory: join(root, '.cache/local-cloud'), nodePath: join(integ, 'node_modules') });
      await bootstrap(cloud, [join(integ, 'node_modules/.bin/cdk')]);
      return cloud.endpoint;
    });
    const { results, problems } = await steps.step('Deploy, assert and destroy', async () => {
      if (!cloud) throw new Error('The local cloud is not running.');
      const { results, output, status } = await runTests({
        directory: 'tests',
        tests,
        regions: ['us-east-1'],
        env: cloud.environmentFrom(),
        minutes: MINUTES,
      });
      const failed = results.filter(({ passed }) => !passed);
      const problems = failed.length > 0 || status !== 0 || results.length === 0 ? [output] : [];
      return { results, problems, outcome: `${results.length} tests ran, ${failed.length} failed`, failedStep: problems.length > 0 };
    });
    for (const { test, passed, seconds } of results) console.log(`    ${passed ? '✓' : '✗'} ${test} (${seconds.toFixed(1)} s)`);
    return { results, problems: [...problems, ...changedSnapshots(before, results)] };
  } finally {
    await cloud?.stop();
    for (const name of readdirSync(integ).filter((entry) => entry.startsWith('cdk-integ.out')))
      rmSync(join(integ, name), { recursive: true, force: true });
  }
}

/** A run that passes writes its snapshot; one that differs from the committed one is a change that somebody must look at. */
function changedSnapshots(before: Map<string, string>, results: TestResult[]): string[] {
  const after = snapshots();
  const ran = results.filter(({ passed }) => passed).map(({ test }) => `${test}.ts.snapshot`);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => ran.includes(file.split('/')[0]) && before.get(file) !== after.get(file),
  );
  if (changed.length === 0) return [];
  const folders = [...new Set(changed.map((file) => file.split('/')[0]))];
  return [`The run changed these snapshots in integ/tests; look at the change and commit it:\n${folders.join('\n')}`];
}

/** Contents of all snapshot files but assets, by path below `tests`. */
function snapshots(): Map<string, string> {
  const tests = join(integ, 'tests');
  const files = (folder: string): string[] =>
    readdirSync(join(tests, folder), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('asset.'))
      .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
  if (!existsSync(tests)) return new Map();
  const folders = readdirSync(tests).filter((name) => name.endsWith('.snapshot'));
  return new Map(folders.flatMap(files).map((file) => [file, readFileSync(join(tests, file), 'utf8')]));
}
