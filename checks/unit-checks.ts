import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary } from '../tools/node-versions';
import { run } from '../tools/processes/run';
import { root } from '../tools/root';
import { type Check, type Count, skipped } from './check';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: { readonly status: string; readonly assertionResults: unknown[] }[];
}

/** Everything but the second runs with feature flags on: flags and Node have nothing to do with each other. */
const plainProjects = ['core', 'model-spec', 'table', 'multi-tenant', 'model-source', 'cli', 'house', 'integ', 'tools', 'bench'].flatMap(
  (name) => ['--project', name],
);

/** The unit tests over the sources: on this Node, against the newest aws-cdk-lib, and on the other Node versions that users run. */
export const unitChecks: Check[] = [
  { name: 'unit', title: 'Unit tests', run: () => vitest('unit', process.execPath, []) },
  {
    name: 'newest-cdk',
    title: 'Unit tests of the constructs with the newest aws-cdk-lib',
    run: () => vitest('newest-cdk', process.execPath, ['--project', 'table', '--project', 'multi-tenant'], { AWS_CDK_LIB: 'newest' }),
  },
  ...['22', '24'].map((major) => ({
    name: `unit-node-${major}`,
    title: `Unit tests on Node ${major}`,
    run: async () => {
      const node = await nodeBinary(major);
      return node
        ? vitest(`unit-node-${major}`, node, plainProjects)
        : skipped(`Node ${major} is fetched for Linux on x64 alone; the workflow runs it everywhere`);
    },
  })),
];

/** Runs vitest on a Node of choice and counts its tests; a file that cannot be loaded counts as a failed test. */
async function vitest(name: string, node: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const report = join(root, '.cache/reports', `${name}.json`);
  mkdirSync(join(root, '.cache/reports'), { recursive: true });
  rmSync(report, { force: true });
  const { status, output } = await run(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { env },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const { numPassedTests, numFailedTests, numPendingTests, testResults }: VitestReport = JSON.parse(readFileSync(report, 'utf8'));
  const unloadable = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloadable;
  return {
    passed: numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: numPendingTests,
    output: status === 0 ? undefined : output,
  };
}
