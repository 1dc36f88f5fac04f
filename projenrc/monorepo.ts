import { javascript, typescript } from 'projen';
import { identity } from './identity';
import { wholeTree } from './typescript-config';
import { versions } from './versions';

/** What the workspace file says; members are listed by folder pattern. */
const workspaceYamlOptions = {
  packages: ['packages/*', 'bench', 'integ', 'site', 'examples/*/typescript', 'examples/*/infrastructure'],
  // The Go bindings' go.mod repeats the installed versions of these: they must be the ones that the Go module of aws-cdk-lib names.
  overrides: {
    '@aws-cdk/cloud-assembly-schema': '53.0.0',
    '@aws-cdk/asset-node-proxy-agent-v6': '2.1.1',
    '@aws-cdk/asset-awscli-v1': '2.2.273',
  },
  // Their WebAssembly is used, not the native binding that their scripts would look for.
  ignoredBuiltDependencies: ['tree-sitter-go', 'tree-sitter-python'],
};

/**
 * A pnpm workspace in which only the root installs, and only after every package.json is written.
 *
 * projen knows no monorepo: each member would install by itself while it is synthesized, before the workspace file exists.
 * The root therefore adopts the members' install steps. The two methods replaced are private in projen's typings.
 */
export class PnpmMonorepo extends typescript.TypeScriptProject {
  private dirty = false;
  private readonly resolvers: Array<() => string[]> = [];

  constructor() {
    super({
      name: `${identity.owner}-workspace`,
      defaultReleaseBranch: 'main',
      packageManager: javascript.NodePackageManager.PNPM,
      pnpmVersion: versions.pnpm,
      pnpmOptions: { workspaceYamlOptions },
      allowScripts: ['esbuild'],
      minNodeVersion: versions.minNode,
      workflowNodeVersion: versions.buildNode,
      projenVersion: versions.projen,
      typescriptVersion: versions.typescript,
      projenrcTs: true,
      runner: typescript.TypeScriptRunner.tsx({ typeCheck: false }),
      disableTsconfigDev: true,
      tsconfig: wholeTree,
      sampleCode: false,
      jest: false,
      eslint: false,
      package: false,
      release: false,
      buildWorkflow: false,
      depsUpgrade: false,
      pullRequestTemplate: false,
      github: true,
      githubOptions: { pullRequestLint: false, mergify: false },
      license: identity.license,
      copyrightOwner: identity.author,
      licensed: true,
      authorName: identity.author,
      authorEmail: identity.authorEmail,
      repository: identity.repositoryUrl,
      devDeps: [
        `pnpm@${versions.pnpm}`,
        `tsx@${versions.tsx}`,
        `vitest@${versions.vitest}`,
        `vite@${versions.vite}`,
        `fast-check@${versions.fastCheck}`,
        `fflate@${versions.fflate}`,
        `@types/node@${versions.nodeTypes}`,
        `constructs@${versions.constructs}`,
        `jsii-pacmak@${versions.jsiiPacmak}`,
        `jsii-rosetta@${versions.jsii}`,
        `aws-cdk-lib@${versions.cdk}`,
        `aws-cdk-lib-newest@npm:aws-cdk-lib@${versions.newestCdk}`,
      ],
      gitignore: [
        '/.cache/',
        '/dist/',
        '*.tsbuildinfo',
        '.DS_Store',
        '__pycache__/',
        '.pytest_cache/',
        'cdk.out/',
        '.venv/',
        '**/*.snapshot/asset.*',
        'cdk-integ.out.*',
        '/integ/.sandbox/',
        '/bench/.programs/',
        '/site/.astro/',
        '/site/dist/',
        '/site/public/pictures/',
        '/site/src/content/',
        '.jsii.tabl.json',
      ],
    });
    this.package.addField('private', true);
    for (const field of ['main', 'types']) this.package.addField(field, undefined);
    this.tasks.addEnvironment('JSII_DEPRECATED', 'quiet');
    this.adopt(this);
  }

  /** Takes over the install step of a member. */
  public adopt(member: javascript.NodeProject): void {
    const pkg = member.package as unknown as {
      resolveDepsAndWritePackageJson: () => string[];
      installDependencies: () => void;
    };
    const resolve = pkg.resolveDepsAndWritePackageJson.bind(pkg);
    pkg.installDependencies = () => {
      this.dirty = true;
    };
    pkg.resolveDepsAndWritePackageJson = () => {
      this.resolvers.push(resolve);
      return [];
    };
  }

  public override postSynthesize(): void {
    super.postSynthesize();
    if (this.dirty) this.install();
    // Versions given as "*" can be resolved now that node_modules exists.
    if (this.resolvers.flatMap((resolve) => resolve() ?? []).length > 0) this.install();
  }

  private install(): void {
    this.tasks.runTask((process.env.CI ? this.package.installCiTask : this.package.installTask).name);
  }
}
