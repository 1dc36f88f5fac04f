import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { chosenFiles, isChosen } from './test/run/chosen.mjs';
import LongestFirst from './test/run/longest-first.mjs';

const root = import.meta.dirname;
const packages = ['core', 'model-spec', 'table', 'multi-tenant', 'model-source', 'isolation-proof', 'cli'];
/** What is not a package and has unit tests. */
const folders = ['integ', 'tools', 'bench', 'site'];
/** The packages of constructs, whose tests run with feature flags on and against the newest aws-cdk-lib too. */
const constructs = ['table', 'multi-tenant'];

/** The name under which the workspace knows the newest aws-cdk-lib. */
const NEWEST = 'aws-cdk-lib-newest';

/** What `cdk init` writes into a new app's cdk.json: every recommended feature flag, each on. */
const recommendedFlags = (cdk: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`${cdk}/recommended-feature-flags.json`), 'utf8');

const units = (name: string, folder: string, env: Record<string, string> = {}): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, root: join(root, folder), env, include: ['test/**/*.test.ts'] },
});

/** Policies are the same under any flag and version: they are proved once. */
const onceIsEnough = ['**/node_modules/**', '**/test/proof/**'];

const withFlags = (name: string): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    ...units(`${name}-flags`, `packages/${name}`, { CDK_CONTEXT_JSON: recommendedFlags('aws-cdk-lib') }).test,
    exclude: onceIsEnough,
  },
});

/** Without cdk-nag and cdk-monitoring-constructs: each brings the aws-cdk-lib that it is installed with, and does not know the constructs of another one. */
const withNewestCdk = (name: string): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    ...units(`${name}-newest`, `packages/${name}`, { CDK_CONTEXT_JSON: recommendedFlags(NEWEST) }).test,
    exclude: [...onceIsEnough, '**/cdk-nag.test.ts', '**/monitoring.test.ts'],
  },
  resolve: { alias: [{ find: /^aws-cdk-lib\/(.*)$/, replacement: join(root, 'node_modules', NEWEST, '$1') }] },
});

/** What takes minutes and starts processes: each file in a process of its own, two at a time, after the unit tests. */
const e2e: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'e2e',
    root,
    include: chosenFiles(),
    setupFiles: [join(root, 'test/support/end-processes.ts')],
    sequence: { groupOrder: 1 },
    pool: 'forks',
    isolate: true,
    maxWorkers: 2,
    // Far more than any test takes: what hangs ends some time.
    testTimeout: 25 * 60_000,
    hookTimeout: 25 * 60_000,
  },
};

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@dynamorm-cdk\/core\/(\w+)$/, replacement: join(root, 'packages/core/src/$1/index.ts') },
      ...packages.map((name) => ({
        find: new RegExp(`^@dynamorm-cdk/${name}$`),
        replacement: join(root, `packages/${name}/src/index.ts`),
      })),
    ],
  },
  test: {
    globalSetup: join(root, 'test/temporary-files.mts'),
    environment: 'node',
    pool: 'threads',
    // Loading aws-cdk-lib anew for every file costs more than the tests; none of them changes what it imports.
    isolate: false,
    // On two processors vitest would use one of them alone.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    // The first of them may make a Python environment.
    hookTimeout: 5 * 60_000,
    sequence: { sequencer: LongestFirst },
    env: { JSII_DEPRECATED: 'quiet', CDK_VALIDATION: 'false' },
    projects: [
      ...(isChosen('unit')
        ? [
            ...packages.map((name) => units(name, `packages/${name}`)),
            ...folders.map((name) => units(name, name)),
            ...constructs.map(withFlags),
          ]
        : []),
      ...(isChosen('newest-cdk') ? constructs.map(withNewestCdk) : []),
      e2e,
    ],
  },
});
