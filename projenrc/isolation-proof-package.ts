import { DependencyType } from 'projen';
import type { CliPackage } from './cli-package';
import { identity } from './identity';
import type { JsiiPackage } from './jsii-package';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';

/** Proves tenant policies by a solver. Never published: the command line has it inside, compiled from its sources. */
export class IsolationProofPackage extends Member {
  constructor(root: PnpmMonorepo) {
    super(root, {
      folder: 'packages/isolation-proof',
      name: `${identity.npmScope}/isolation-proof`,
      description: 'Proves that tenant policies isolate, or prints the request that crosses over',
      private: true,
    });
    this.package.addField('main', 'src/index.ts');
    this.package.addField('types', 'src/index.ts');
    this.compileTask.reset();
  }

  public bundledInto(cli: CliPackage): void {
    cli.deps.addDependency(`${this.package.packageName}@workspace:*`, DependencyType.BUILD);
  }

  /** The designs of a library are proved in its tests. */
  public provenIn(library: JsiiPackage): void {
    library.deps.addDependency(`${this.package.packageName}@workspace:*`, DependencyType.BUILD);
  }
}
