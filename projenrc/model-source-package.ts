import { DependencyType } from 'projen';
import type { CliPackage } from './cli-package';
import { identity } from './identity';
import type { JsiiPackage } from './jsii-package';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

/** What reads source code. Each grammar is loaded where there is its language to read. */
const grammars = [
  `web-tree-sitter@${versions.webTreeSitter}`,
  `tree-sitter-go@${versions.treeSitterGo}`,
  `tree-sitter-python@${versions.treeSitterPython}`,
  `@babel/parser@${versions.babel}`,
  `@babel/types@${versions.babel}`,
];

/** The readers of models in source code. Never published: the command line has them inside, compiled from their sources. */
export class ModelSourcePackage extends Member {
  constructor(root: PnpmMonorepo, modelSpec: JsiiPackage) {
    super(root, {
      folder: 'packages/model-source',
      name: `${identity.npmScope}/model-source`,
      description: 'Reads DynamORM models in the source code of Go, TypeScript and Python',
      private: true,
      devDeps: [...grammars, `yaml@${versions.yaml}`],
    });
    this.deps.addDependency(`${modelSpec.package.packageName}@workspace:*`, DependencyType.BUILD);
    this.package.addField('main', 'src/index.ts');
    this.package.addField('types', 'src/index.ts');
    this.compileTask.reset();
  }

  /** The command line is bundled from these sources, and checks their types. */
  public bundledInto(cli: CliPackage): void {
    cli.deps.addDependency(`${this.package.packageName}@workspace:*`, DependencyType.BUILD);
    cli.tsconfig?.file.addOverride('compilerOptions.rootDir', '..');
  }
}
