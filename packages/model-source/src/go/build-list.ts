import { dirname, join } from 'node:path';
import type { LibraryUse } from '../library-use';
import { compareVersions, type Library } from '../release';
import { type GoMod, type Replacement, readGoMod, readVendored } from './go-mod';

/** The paths of the library and of its successor, whatever their major version. */
const libraryPaths: Record<Library, RegExp> = {
  DynamORM: /^github\.com\/pay-theory\/dynamorm(\/v\d+)?$/,
  TableTheory: /^github\.com\/theory-cloud\/tabletheory(\/v\d+)?$/i,
};

/** A module in the build of another one. */
interface Built {
  readonly version?: string;
  readonly replacement?: Replacement;
}

/** The modules that `go build` takes in a directory: those of vendor/modules.txt, or of go.mod, or the highest of all that go.work uses. */
export class BuildList {
  /** The file that says most of it. */
  public readonly file: string;
  private readonly modules: ReadonlyMap<string, Built>;

  constructor(
    private readonly module: GoMod,
    workspace: GoMod | undefined,
    used: readonly GoMod[],
  ) {
    const vendored = readVendored(workspace?.root ?? module.root);
    this.file = vendored === undefined ? (workspace?.file ?? module.file) : join(workspace?.root ?? module.root, 'vendor/modules.txt');
    this.modules = vendored ?? listed(workspace === undefined ? [module] : [...used, workspace]);
  }

  /** The module that holds a package: its path, its version and what stands in its place. */
  public moduleOf(importPath: string): ({ readonly path: string } & Built) | undefined {
    for (let path = importPath; path !== '.' && path !== '/'; path = dirname(path)) {
      const found = this.modules.get(path);
      if (found !== undefined) return { path, ...found };
    }
    return undefined;
  }

  /** The release of a library that is built in; undefined where it is not. */
  public libraryUse(library: Library): LibraryUse | undefined {
    const project = this.module.path ?? this.module.root;
    const [own] = [this.module.path ?? ''].filter((path) => libraryPaths[library].test(path));
    if (own !== undefined) return ofItself(library, own);
    const [newest] = [...this.modules]
      .filter(([path]) => libraryPaths[library].test(path))
      .sort(([, a], [, b]) => compareVersions(b.version ?? '', a.version ?? ''));
    if (newest === undefined) return undefined;
    const [path, { version, replacement }] = newest;
    const stated = { library, language: 'Go' as const, project, file: this.file };
    if (replacement === undefined)
      return version === undefined ? { ...stated, unknown: `${this.file} names no version` } : { ...stated, version };
    if (replacement.version !== undefined && libraryPaths[library].test(replacement.path ?? ''))
      return { ...stated, version: replacement.version };
    return { ...stated, unknown: `\`${path}\` is replaced by \`${replacement.directory ?? replacement.path}\`` };
  }
}

/** The library's own packages are of the newest release of their major version. */
function ofItself(library: Library, path: string): LibraryUse {
  const major = /\/v(\d+)$/.exec(path)?.[1];
  return { library, language: 'Go', project: path, ...(library === 'TableTheory' ? { version: major ?? '1' } : { version: '1' }) };
}

function listed(mods: readonly GoMod[]): Map<string, Built> {
  const modules = new Map<string, Built>();
  for (const { required } of mods) {
    for (const [path, version] of required) {
      const known = modules.get(path)?.version;
      if (known === undefined || compareVersions(version, known) > 0) modules.set(path, { version });
    }
  }
  for (const { replaced } of mods) {
    for (const [path, replacement] of replaced) {
      const known = modules.get(path);
      if (replaces(replacement, known?.version)) modules.set(path, { ...known, replacement });
    }
  }
  return modules;
}

/** Whether something stands in place of a version of a module, or of one that is not known. */
export function replaces({ of }: Replacement, version: string | undefined): boolean {
  return of === undefined || version === undefined || of === version;
}

/** The nearest go.work above a module. */
export function workspaceAbove(root: string): GoMod | undefined {
  for (let directory = root; ; directory = dirname(directory)) {
    const found = readGoMod(join(directory, 'go.work'));
    if (found !== undefined) return found;
    if (dirname(directory) === directory) return undefined;
  }
}
