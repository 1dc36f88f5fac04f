import { JsonFile } from 'projen';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

const barrel = 'Import from "aws-cdk-lib/core" or "aws-cdk-lib/aws-x": the barrel doubles compile time and memory.';

/** Lint and format of the whole tree with one fast tool. Generated files keep the shape their generator gives them. */
export class Biome {
  constructor(root: PnpmMonorepo) {
    root.addDevDeps(`@biomejs/biome@${versions.biome}`);
    new JsonFile(root, 'biome.json', {
      marker: false,
      obj: {
        vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
        files: {
          includes: [
            '**',
            '!**/node_modules',
            // Prose: tables are wider than any line.
            '!**/*.md',
            '!**/lib',
            '!**/*.snapshot',
            '!**/cdk.out',
            '!**/package.json',
            '!**/tsconfig*.json',
            '!**/.projen',
            '!biome.json',
            '!.dependency-cruiser.json',
            '!**/*.schema.json',
            '!**/*.jsii.json',
            '!**/docs/rules.md',
            '!**/API*.md',
            '!**/*.html',
            '!**/stryker.config.json',
            '!docs/pictures',
          ],
        },
        formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 140 },
        javascript: { formatter: { quoteStyle: 'single' } },
        linter: {
          rules: {
            preset: 'recommended',
            correctness: { noUnusedImports: 'error', noUnusedVariables: 'error' },
            style: {
              noRestrictedImports: { level: 'error', options: { paths: { 'aws-cdk-lib': barrel } } },
              useImportType: 'error',
              noParameterAssign: 'error',
            },
            suspicious: { noExplicitAny: 'error', noConsole: 'off', noTemplateCurlyInString: 'off' },
            // A construct is created for its effect on the tree, and jsii classes with only static members are its only namespaces.
            complexity: { noStaticOnlyClass: 'off' },
            nursery: {},
          },
        },
      },
    });
    root.addTask('lint', {
      description: 'Lint and check the format of the whole tree',
      exec: 'biome check --error-on-warnings .',
      receiveArgs: true,
    });
    root.addTask('format', {
      description: 'Format and fix what lint can fix by itself',
      exec: 'biome check --write .',
      receiveArgs: true,
    });
  }
}
