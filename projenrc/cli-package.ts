import { DependencyType } from 'projen';
import { identity } from './identity';
import type { JsiiPackage } from './jsii-package';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** The command line. Not jsii: Node alone runs it. */
export class CliPackage extends Member {
  constructor(root: PnpmMonorepo, modelSpec: JsiiPackage) {
    super(root, {
      folder: 'packages/cli',
      name: `${identity.npmScope}/cli`,
      description: 'Validates DynamORM model documents and checks them against templates and deployed tables',
      keywords: ['dynamodb', 'dynamorm', 'cli', 'aws-cdk'],
      compiled: true,
    });
    this.deps.addDependency(`${modelSpec.package.packageName}@workspace:*`, DependencyType.RUNTIME);
    this.package.addField('engines', { node: `>= ${versions.minNode}` });
  }
}
