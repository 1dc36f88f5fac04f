import { basename, relative } from 'node:path';
import { JsonFile, javascript, typescript } from 'projen';
import { identity } from './identity';
import type { PnpmMonorepo } from './monorepo';
import { versions } from './versions';

export interface MemberOptions {
  /** Folder from the root, such as `packages/table`. */
  readonly folder: string;
  /** Name in npm's terms; private members have one too. */
  readonly name: string;
  readonly description: string;
  readonly devDeps?: string[];
  readonly deps?: string[];
  readonly keywords?: string[];
  /** Written to package.json and never published. */
  readonly private?: boolean;
  /** TypeScript compiles this one by `compile`; without it the sources are run by tsx and checked by the root. */
  readonly compiled?: boolean;
  /** The functions of JavaScript that the code may call. Node 20 has those of the default: it is not supported, and users start this with it. */
  readonly lib?: string;
  /** The compiler writes maps that hold the sources, for the map of the bundle that is made from its output. */
  readonly sourcesInMap?: boolean;
}

/** One project of the workspace. The root installs, tests, lints and releases for all of them. */
export class Member extends typescript.TypeScriptProject {
  public readonly folder: string;

  constructor(root: PnpmMonorepo, options: MemberOptions) {
    super({
      parent: root,
      outdir: options.folder,
      name: options.name,
      description: options.description,
      packageManager: javascript.NodePackageManager.PNPM,
      pnpmVersion: versions.pnpm,
      minNodeVersion: versions.minNode,
      authorName: identity.author,
      authorEmail: identity.authorEmail,
      repository: identity.repositoryUrl,
      repositoryDirectory: options.folder,
      homepage: `${identity.homepage}/${options.folder}#readme`,
      defaultReleaseBranch: 'main',
      typescriptVersion: versions.typescript,
      license: identity.license,
      copyrightOwner: identity.author,
      keywords: options.keywords,
      entrypoint: 'lib/index.js',
      // It would name a bin after its file, with the ending.
      autoDetectBin: false,
      ...(options.compiled ? { disableTsconfigDev: true } : { disableTsconfig: true }),
      tsconfig: {
        extends: javascript.TypescriptConfigExtends.fromPaths(['../../tsconfig.base.json']),
        compilerOptions: {
          target: 'ES2022',
          lib: [options.lib ?? 'es2023'],
          module: 'node16',
          skipLibCheck: true,
          noEmitOnError: true,
          stripInternal: false,
          inlineSourceMap: options.sourcesInMap ?? false,
          inlineSources: options.sourcesInMap ?? false,
        },
      },
      jest: false,
      eslint: false,
      sampleCode: false,
      release: false,
      // npm takes provenance for public packages alone, and a scoped package is private unless it says otherwise.
      npmAccess: options.private ? undefined : javascript.NpmAccess.PUBLIC,
      package: false,
      depsUpgrade: false,
      buildWorkflow: false,
      pullRequestTemplate: false,
      github: false,
      deps: options.deps,
      devDeps: [`@types/node@${versions.nodeTypes}`, ...(options.devDeps ?? [])],
      peerDependencyOptions: { pinnedDevDependency: false },
    });
    this.folder = options.folder;
    this.tryRemoveFile('tsconfig.dev.json');
    if (options.private) {
      // Without a configuration of its own, tsx would take the root's paths and run the packages' sources instead of what users install.
      const base = relative(options.folder, 'tsconfig.base.json');
      new JsonFile(this, 'tsconfig.json', { marker: false, obj: { extends: base, compilerOptions: { noEmit: true } } });
      this.package.addField('private', true);
      this.package.addField('main', undefined);
      this.package.addField('types', undefined);
    }
    // Tests of all members run in one process at the root.
    this.testTask.reset(`vitest run --root ${relative(options.folder, '.')} --project ${basename(options.folder)}`, { receiveArgs: true });
    // Packages read their siblings as they are compiled.
    if (options.compiled) this.preCompileTask.exec("pnpm --filter '{.}^...' run compile");
    this.npmignore?.exclude('/test/', '/tsconfig.json', '/.cache/', '/scripts/', '/benchmarks/', '/.projen/');
    this.tasks.addEnvironment('JSII_DEPRECATED', 'quiet');
    root.adopt(this);
  }
}
