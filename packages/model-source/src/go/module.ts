import { realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LibraryUse } from '../library-use';
import type { Library } from '../release';
import { BuildList, replaces, workspaceAbove } from './build-list';
import { type GoMod, readGoMod } from './go-mod';
import { cachedModule } from './module-cache';

/** Finds the directories of imported packages: in the module of the file, in those that its go.mod or go.work names, in `vendor` and in Go's module cache. */
export class Modules {
  private readonly byDirectory = new Map<string, GoMod | undefined>();
  private readonly workspaces = new Map<string, { readonly file?: GoMod; readonly modules: GoMod[] }>();
  private readonly builds = new Map<string, BuildList>();
  private readonly known = new Map<string, GoMod>();
  private readonly found = new Map<string, string | undefined>();

  /** The directory of an imported package; undefined where it is not on this machine, or is the standard library's. */
  public directoryOf(importPath: string, from: string): string | undefined {
    const root = this.moduleOf(from)?.root;
    const key = `${root} ${importPath}`;
    if (!this.found.has(key)) this.found.set(key, this.find(importPath, from));
    return this.found.get(key);
  }

  /** The release of a library that a directory's module is built with; undefined where it belongs to no module that requires the library. */
  public libraryUse(directory: string, library: Library): LibraryUse | undefined {
    const own = this.moduleOf(realDirectory(directory));
    return own && this.buildOf(own).libraryUse(library);
  }

  /** The go.mod above a directory. */
  public goModOf(directory: string): { readonly file: string; readonly path?: string } | undefined {
    return this.moduleOf(realDirectory(directory));
  }

  private find(importPath: string, from: string): string | undefined {
    const own = this.moduleOf(from);
    const candidates = own === undefined ? [] : [own, ...this.workspaceOf(own.root).modules];
    for (const module of [...candidates, ...this.known.values()]) {
      const within = module.path === undefined ? undefined : below(importPath, module.path);
      if (within !== undefined && isDirectory(join(module.root, within))) return join(module.root, within);
    }
    // The standard library has no dot in the first part of a path, and comes with Go.
    if (own === undefined || !/^[^/]*\./.test(importPath)) return this.replacedBy(importPath, own);
    const vendored = join(this.workspaceOf(own.root).file?.root ?? own.root, 'vendor', importPath);
    if (isDirectory(vendored)) return vendored;
    return this.replacedBy(importPath, own) ?? this.cached(importPath, own);
  }

  private replacedBy(importPath: string, own: GoMod | undefined): string | undefined {
    for (const [path, replacement] of own?.replaced.toReversed() ?? []) {
      const { directory } = replacement;
      const within = replaces(replacement, own?.required.get(path)) ? below(importPath, path) : undefined;
      if (within !== undefined && directory !== undefined && isDirectory(join(directory, within))) return join(directory, within);
    }
    return undefined;
  }

  private cached(importPath: string, own: GoMod): string | undefined {
    const module = this.buildOf(own).moduleOf(importPath);
    if (module === undefined) return undefined;
    const { path, replacement } = module;
    const version = replacement?.version ?? module.version;
    const within = below(importPath, path);
    if (replacement?.directory !== undefined || version === undefined || within === undefined) return undefined;
    const directory = join(cachedModule(replacement?.path ?? path, version), within);
    return isDirectory(directory) ? directory : undefined;
  }

  /** The import path of a directory; the directory itself where it belongs to no module. */
  public importPathOf(directory: string): string {
    const module = this.moduleOf(directory);
    if (module?.path === undefined) return directory;
    const within = directory.slice(module.root.length).replaceAll('\\', '/').replace(/^\/+/, '');
    return within === '' ? module.path : `${module.path}/${within}`;
  }

  private moduleOf(directory: string): GoMod | undefined {
    if (this.byDirectory.has(directory)) return this.byDirectory.get(directory);
    const own = readGoMod(join(directory, 'go.mod'));
    const parent = dirname(directory);
    const module = own?.path === undefined ? (parent === directory ? undefined : this.moduleOf(parent)) : own;
    this.byDirectory.set(directory, module);
    if (module !== undefined) this.known.set(module.root, module);
    return module;
  }

  private buildOf(module: GoMod): BuildList {
    let build = this.builds.get(module.root);
    if (build === undefined) {
      const { file, modules } = this.workspaceOf(module.root);
      const isUsed = file?.uses.includes(module.root) ?? false;
      build = new BuildList(module, isUsed ? file : undefined, modules);
      this.builds.set(module.root, build);
    }
    return build;
  }

  /** The nearest go.work above a module, and its modules. */
  private workspaceOf(root: string): { readonly file?: GoMod; readonly modules: GoMod[] } {
    const found = this.workspaces.get(root);
    if (found !== undefined) return found;
    const file = workspaceAbove(root);
    const modules = (file?.uses ?? []).flatMap((directory) => readGoMod(join(directory, 'go.mod')) ?? []);
    const workspace = { ...(file === undefined ? {} : { file }), modules };
    this.workspaces.set(root, workspace);
    return workspace;
  }
}

/** The rest of an import path below a module's, or undefined where it is not below it. */
function below(importPath: string, modulePath: string): string | undefined {
  if (importPath === modulePath) return '';
  return importPath.startsWith(`${modulePath}/`) ? importPath.slice(modulePath.length + 1) : undefined;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A directory under the one name that it has however it was reached. */
export function realDirectory(path: string): string {
  return realpathSync(path);
}
