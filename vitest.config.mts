import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = dirname(fileURLToPath(import.meta.url));
const packages = ['model-spec', 'table', 'multi-tenant', 'model-source', 'cli'];

/** `AWS_CDK_LIB=newest` runs the same tests against the newest aws-cdk-lib that the workspace knows. */
const cdkAlias =
  process.env.AWS_CDK_LIB === 'newest'
    ? [{ find: /^aws-cdk-lib\/(.*)$/, replacement: join(root, 'node_modules/aws-cdk-lib-newest/$1') }]
    : [];

/** What `cdk init` writes into a new app's cdk.json: every recommended feature flag, each on. */
const recommendedFlags = () => readFileSync(createRequire(import.meta.url).resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8');

const project = (folder: string, env: Record<string, string> = {}, suffix = ''): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name: `${folder}${suffix}`, root: join(root, folder), env, include: ['test/**/*.test.ts'] },
});

const named = (name: string, env: Record<string, string> = {}, suffix = ''): TestProjectInlineConfiguration => ({
  extends: true,
  test: { ...project(`packages/${name}`, env).test, name: `${name}${suffix}` },
});

const withFlags = (name: string) => named(name, { CDK_CONTEXT_JSON: recommendedFlags() }, '-flags');

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@dynamorm-cdk\/core\/(\w+)$/, replacement: join(root, 'packages/core/src/$1/index.ts') },
      ...packages.map((name) => ({
        find: new RegExp(`^@dynamorm-cdk/${name}$`),
        replacement: join(root, `packages/${name}/src/index.ts`),
      })),
      ...cdkAlias,
    ],
  },
  test: {
    globalSetup: join(root, 'test/temporary-files.mts'),
    environment: 'node',
    pool: 'threads',
    // Loading aws-cdk-lib anew for every file costs more than the tests; none of them changes what it imports.
    isolate: false,
    testTimeout: 60_000,
    env: { JSII_DEPRECATED: 'quiet', CDK_VALIDATION: 'false' },
    projects: [
      named('core'),
      ...packages.map((name) => named(name)),
      withFlags('table'),
      withFlags('multi-tenant'),
      project('integ'),
      project('tools'),
      project('bench'),
    ],
  },
});
