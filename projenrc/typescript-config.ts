import { JsonFile, javascript, type Project } from 'projen';
import { identity } from './identity';

/** Compiler options shared by all: jsii reads the file with JSON.parse, so it carries no comment marker. */
const baseOptions = {
  alwaysStrict: true,
  declaration: true,
  esModuleInterop: true,
  experimentalDecorators: true,
  inlineSourceMap: true,
  inlineSources: true,
  lib: ['es2023'],
  module: 'node16',
  moduleResolution: 'node16',
  noEmitOnError: true,
  noFallthroughCasesInSwitch: true,
  noImplicitAny: true,
  noImplicitReturns: true,
  noImplicitThis: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  // TypeScript 6 takes no declarations by itself.
  types: ['node'],
  resolveJsonModule: true,
  strict: true,
  strictNullChecks: true,
  strictPropertyInitialization: true,
  stripInternal: false,
  target: 'ES2022',
  skipLibCheck: true,
};

/** `tsconfig.json` checks the types of the whole tree over the sources: siblings are read from `src`, no compile needed. */
export const wholeTree: javascript.TypescriptConfigOptions = {
  fileName: 'tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromPaths(['./tsconfig.base.json']),
  compilerOptions: {
    noEmit: true,
    declaration: false,
    inlineSourceMap: false,
    inlineSources: false,
    lib: ['es2023'],
    target: 'ES2022',
    module: 'node16',
    stripInternal: false,
    outDir: undefined,
    rootDir: '.',
    paths: {
      [`${identity.npmScope}/core/*`]: ['./packages/core/src/*/index.ts'],
      ...Object.fromEntries(
        ['model-spec', 'table', 'multi-tenant', 'model-source', 'isolation-proof', 'cli'].map((name) => [
          `${identity.npmScope}/${name}`,
          [`./packages/${name}/src/index.ts`],
        ]),
      ),
    },
  },
  include: [
    '.projenrc.ts',
    'projenrc/**/*.ts',
    'test/**/*.ts',
    'test/**/*.mts',
    'tools/**/*.ts',
    'packaging/**/*.ts',
    'release/**/*.ts',
    'release/**/*.mts',
    'vitest.config.mts',
    'packages/*/src/**/*.ts',
    'packages/*/test/**/*.ts',
    'packages/*/packaging/**/*.ts',
    'bench/**/*.ts',
    'integ/**/*.ts',
    'site/*.ts',
    'site/pages/**/*.ts',
    'site/test/**/*.ts',
    'examples/*/typescript/**/*.ts',
    'examples/*/infrastructure/**/*.ts',
  ],
  exclude: ['**/node_modules', '**/cdk.out', '**/*.snapshot', '.cache', 'dist'],
};

/** `tsconfig.base.json`, which every package extends. */
export class BaseTsconfig {
  constructor(root: Project) {
    new JsonFile(root, 'tsconfig.base.json', { marker: false, obj: { compilerOptions: baseOptions } });
    root.addTask('typecheck', { description: 'Check the types of the whole tree', exec: 'tsc --noEmit -p tsconfig.json' });
  }
}
