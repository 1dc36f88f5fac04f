import { JsonFile } from 'projen';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** What each package may import of the others. Arrows point one way. */
const arrows: Record<string, string[]> = {
  core: [],
  'model-spec': ['core'],
  'model-source': ['core', 'model-spec'],
  table: ['core', 'model-spec'],
  'multi-tenant': ['core', 'model-spec', 'table'],
  'isolation-proof': ['core'],
  cli: ['core', 'model-spec', 'model-source', 'isolation-proof'],
};

/** Packages that a CDK app loads; the others must run without the CDK. */
const constructs = ['table', 'multi-tenant'];

const sources = '^packages/[^/]+/src/';

/**
 * The rules of the house: who may import whom, and no circle. Imports of types count, since a reader follows them too.
 *
 * `test/e2e/house.test.ts` compares what breaks them with a list that only shrinks.
 */
export function house(root: PnpmMonorepo): void {
  root.addDevDeps(`dependency-cruiser@${versions.dependencyCruiser}`);
  new JsonFile(root, '.dependency-cruiser.json', {
    marker: false,
    obj: {
      forbidden: [
        {
          name: 'no-circle',
          comment: 'Two files that need each other are one thought: move what both need to a file below them.',
          severity: 'error',
          from: {},
          to: { circular: true },
        },
        {
          name: 'no-folder-circle',
          comment: 'A folder is read after those it imports: move what both need to a folder below them.',
          scope: 'folder',
          severity: 'error',
          from: {},
          to: { circular: true },
        },
        ...Object.entries(arrows).map(([name, allowed]) => ({
          name: `${name}-imports`,
          comment: `packages/${name} imports ${allowed.join(', ') || 'no other package'}.`,
          severity: 'error',
          from: { path: `^packages/${name}/src/` },
          to: { path: '^packages/', pathNot: [name, ...allowed].map((other) => `^packages/${other}/src/`) },
        })),
        {
          name: 'no-cdk',
          comment: 'These packages run without the CDK; their Go modules do not name it.',
          severity: 'error',
          from: { path: sources, pathNot: constructs.map((name) => `^packages/${name}/`) },
          to: { path: ['^(aws-cdk-lib|constructs)(/|$)', '(^|/)node_modules/(aws-cdk-lib|constructs)/'] },
        },
        {
          name: 'no-library-in-core',
          comment: 'Every package bundles the core, so it brings nothing along.',
          severity: 'error',
          from: { path: '^packages/core/src/' },
          to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'] },
        },
        {
          name: 'no-tests-in-sources',
          comment: 'What is published imports neither tests nor tools nor libraries that only tests may use.',
          severity: 'error',
          from: { path: sources },
          to: { path: ['/test/', '^(bench|examples|integ|release|tools|test)/', '@cloud-copilot/', '(^|/)fast-check(/|$)'] },
        },
        {
          name: 'no-insides-of-packages',
          comment: 'Other folders use a package as its users do, by its name.',
          severity: 'error',
          // Programs that measure single steps of a package have to look inside.
          from: { path: '^(bench|examples|integ|release|tools)/', pathNot: '^bench/programs/' },
          to: { path: sources, pathNot: ['^packages/[^/]+/src/index\\.ts$', '^packages/core/src/[^/]+/index\\.ts$'] },
        },
      ],
      options: {
        tsPreCompilationDeps: true,
        tsConfig: { fileName: 'tsconfig.json' },
        doNotFollow: { path: 'node_modules' },
        exclude: { path: '(^|/)(lib|cdk\\.out[^/]*|dist|\\.cache|\\.programs|[^/]+\\.snapshot)/' },
        enhancedResolveOptions: { extensions: ['.ts', '.mts', '.js', '.mjs', '.json'] },
      },
    },
  });
  root.addTask('house', {
    description: 'Check who imports whom, and that nothing goes in a circle',
    exec: 'vitest run --project e2e test/e2e/house.test.ts',
  });
  root.addTask('house:shrink', {
    description: 'Remove from test/support/house/known.json what no longer breaks a rule of the house',
    exec: 'tsx test/support/house/shrink.ts',
  });
}
