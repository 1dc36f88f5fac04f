import { cdk, DependencyType } from 'projen';
import { identity } from './identity';
import { Member } from './member';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

export interface JsiiPackageOptions {
  /** Folder below `packages/` and name below the npm scope. */
  readonly name: string;
  readonly description: string;
  /** The Go package; fixed by hand, since a package named `table` would be shadowed by every `table :=`. */
  readonly goPackage: string;
  /** The last part of the Java package. */
  readonly javaPackage: string;
  /** Needs aws-cdk-lib and constructs. @default true */
  readonly usesCdk?: boolean;
  readonly siblings?: JsiiPackage[];
  readonly devDeps?: string[];
  readonly keywords?: string[];
}

/** A package published to npm, PyPI, Maven and Go through jsii. */
export class JsiiPackage extends Member {
  constructor(root: PnpmMonorepo, options: JsiiPackageOptions) {
    const folder = `packages/${options.name}`;
    super(root, {
      folder,
      name: `${identity.npmScope}/${options.name}`,
      description: options.description,
      keywords: ['aws-cdk', 'awscdk', 'cdk', 'dynamodb', 'dynamorm', ...(options.keywords ?? [])],
      devDeps: options.devDeps,
      compiled: true,
      // jsii takes no other.
      lib: 'es2022',
      sourcesInMap: true,
    });
    const pypiName = `${identity.pypiPrefix}-${options.name}`;
    this.with(
      new cdk.JsiiBuild({
        jsiiVersion: versions.jsii,
        stability: 'experimental',
        workspaceDirectory: folder,
        docgen: false,
        publishToPypi: { distName: pypiName, module: pypiName.replace(/-/g, '_') },
        publishToMaven: {
          javaPackage: `${identity.javaPackagePrefix}.${options.javaPackage}`,
          mavenGroupId: identity.mavenGroupId,
          mavenArtifactId: pypiName,
        },
        publishToGo: { moduleName: identity.goModule, packageName: options.goPackage },
      }),
    );
    // JsiiBuild adds these as "*", which only an installed tree could resolve.
    this.addDevDeps(`jsii-pacmak@${versions.jsiiPacmak}`, `jsii-diff@${versions.jsiiDiff}`);
    // The development dependency on a sibling is `workspace:*`, which jsii does not understand.
    this.compileTask.reset('jsii --silence-warnings=reserved-word --silence-warnings=metadata/missing-dev-dependency');
    // `pnpm pack` makes pacmak copy node_modules (20-35 s a package and language): bindings are built from the root instead.
    this.packageTask.reset();
    this.tasks.removeTask('package-all');
    // Compared with the last release for all packages at once, by the root.
    this.tasks.removeTask('compat');
    for (const language of ['js', 'go', 'python', 'java', 'dotnet']) this.tasks.removeTask(`package:${language}`);
    if (options.usesCdk ?? true) {
      this.addPeerDeps(`aws-cdk-lib@^${versions.cdk}`, `constructs@${versions.constructsRange}`);
      this.addDevDeps(`aws-cdk-lib@${versions.cdk}`, `constructs@${versions.constructs}`);
      // What PyPI's search offers to filter by; projen has no option for it outside of its own construct libraries.
      const [major] = versions.cdk.split('.');
      this.tryFindObjectFile('package.json')?.addOverride('jsii.targets.python.classifiers', [
        'Framework :: AWS CDK',
        `Framework :: AWS CDK :: ${major}`,
      ]);
    }
    // Node need not read the sources to tell.
    this.package.addField('type', 'commonjs');
    // Everything is in one file: a path into the package would pass a type check and find no module.
    this.package.addField('exports', {
      '.': { types: './lib/index.d.ts', default: './lib/index.js' },
      './package.json': './package.json',
    });
    for (const sibling of options.siblings ?? []) {
      // `workspace:^` among peers crashes jsii; the release rewrites the range.
      this.addPeerDeps(`${sibling.package.packageName}@^0.0.0`);
      this.deps.addDependency(`${sibling.package.packageName}@workspace:*`, DependencyType.BUILD);
    }
  }
}
