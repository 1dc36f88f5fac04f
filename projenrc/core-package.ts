import { DependencyType } from 'projen';
import { identity } from './identity';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** The folders of the core, each imported by its own path, such as `@dynamorm-cdk/core/text`. */
export const coreFolders = ['text', 'dynamodb', 'cloudformation', 'updates', 'constructs', 'kinds', 'diagnostics'];

/**
 * What all packages know, never published: jsii packages cannot import each other's internals, so each bundles its own copy of the core.
 * The types come from `lib`, since jsii refuses sources outside its package.
 */
export class CorePackage extends Member {
  constructor(root: PnpmMonorepo) {
    super(root, {
      folder: 'packages/core',
      name: `${identity.npmScope}/core`,
      description: 'What the packages share: text, DynamoDB, CloudFormation and diagnostics',
      compiled: true,
      // It becomes part of what jsii compiles.
      lib: 'es2022',
      sourcesInMap: true,
    });
    this.package.addField('private', true);
    this.package.addField('main', undefined);
    this.package.addField('types', undefined);
    this.package.addField('exports', {
      ...Object.fromEntries(
        coreFolders.map((name) => [`./${name}`, { types: `./lib/${name}/index.d.ts`, default: `./lib/${name}/index.js` }]),
      ),
      './package.json': './package.json',
    });
    this.compileTask.reset('tsc -p tsconfig.json');
    // Names every property of a resource: a test sees to it that each has a rule.
    this.addDevDeps(`@aws-cdk/aws-service-spec@${versions.serviceSpec}`);
  }

  /** Makes the core part of what a member is built from. */
  public bundledInto(...members: Member[]): void {
    for (const member of members) member.deps.addDependency(`${this.package.packageName}@workspace:*`, DependencyType.BUILD);
  }
}
