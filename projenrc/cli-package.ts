import { DependencyType } from 'projen';
import { identity } from './identity';
import type { JsiiPackage } from './jsii-package';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** Loaded by the commands that need them alone, so they stay packages of their own. */
const lazy = [
  ...['client-cloudformation', 'client-dynamodb', 'client-ssm'].map((name) => `@aws-sdk/${name}@${versions.awsSdk}`),
  `@viz-js/viz@${versions.viz}`,
];

/** Part of the few files of the command line: a start that reads few files is fast. */
const bundled = [
  `commander@${versions.commander}`,
  `tinyglobby@${versions.tinyglobby}`,
  `js-yaml@${versions.jsYaml}`,
  `yaml@${versions.yaml}`,
];

/** The command line. Not jsii: Node alone runs it. */
export class CliPackage extends Member {
  constructor(root: PnpmMonorepo, modelSpec: JsiiPackage) {
    super(root, {
      folder: 'packages/cli',
      name: `${identity.npmScope}/cli`,
      description: 'Validates DynamORM model documents and checks them against templates and deployed tables',
      keywords: ['dynamodb', 'dynamorm', 'cli', 'aws-cdk'],
      compiled: true,
      deps: lazy,
      devDeps: [...bundled, `ajv@${versions.ajv}`, `esbuild@${versions.esbuild}`, `postject@${versions.postject}`, `tsx@${versions.tsx}`],
    });
    // model-spec is bundled too: an installed command line has no sibling that could be of another version.
    this.deps.addDependency(`${modelSpec.package.packageName}@workspace:*`, DependencyType.BUILD);
    this.package.addField('engines', { node: `>= ${versions.minNode}` });
    this.package.addField('types', undefined);
    this.package.addField('type', 'commonjs');
    // A program, not a library: nothing of it is there to import.
    this.package.addField('exports', { './package.json': './package.json' });
    this.package.addField('main', undefined);
    // A bin that is compiled is not linked by a fresh pnpm install: the file stands in the repository.
    this.package.addBin({ 'dynamorm-cdk': 'bin/dynamorm-cdk.js' });
    this.compileTask.reset('tsc --noEmit');
    this.compileTask.exec('tsx packaging/bundle.ts');
    this.addTask('executable', {
      description: 'Build the single-file executable for this machine into dist, and try it',
      exec: 'tsx packaging/executable.ts',
    });
    this.addTask('trial', {
      description: 'Try the package as it would be published: container recipe, GitHub Action, commit hook, executable',
      exec: 'tsx packaging/trial.ts',
    });
    this.npmignore?.exclude('/packaging/');
  }
}
