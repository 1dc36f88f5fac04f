import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A Go module on this machine. */
interface Module {
  readonly root: string;
  readonly path: string;
  /** Directories that `replace` names for other modules. */
  readonly replaced: ReadonlyMap<string, string>;
}

/** Finds the directories of imported packages: in the module of the file, in those that its go.mod or go.work names, and in `vendor`. */
export class Modules {
  private readonly byDirectory = new Map<string, Module | undefined>();
  private readonly workspaces = new Map<string, Module[]>();
  private readonly known = new Map<string, Module>();
  private readonly found = new Map<string, string | undefined>();

  /** The directory of an imported package; undefined where it is not on this machine, or is the standard library's. */
  public directoryOf(importPath: string, from: string): string | undefined {
    const root = this.moduleOf(from)?.root;
    const key = `${root} ${importPath}`;
    if (!this.found.has(key)) this.found.set(key, this.find(importPath, from));
    return this.found.get(key);
  }

  private find(importPath: string, from: string): string | undefined {
    const own = this.moduleOf(from);
    const candidates = own === undefined ? [] : [own, ...this.workspaceOf(own.root)];
    for (const module of [...candidates, ...this.known.values()]) {
      const within = below(importPath, module.path);
      if (within === undefined) continue;
      const directory = join(module.root, within);
      if (isDirectory(directory)) return directory;
    }
    for (const [path, root] of own?.replaced ?? []) {
      const within = below(importPath, path);
      if (within !== undefined && isDirectory(join(root, within))) return join(root, within);
    }
    // The standard library has no dot in the first part of a path, and is never vendored.
    const vendored = own && /^[^/]*\./.test(importPath) ? join(own.root, 'vendor', importPath) : undefined;
    return vendored !== undefined && isDirectory(vendored) ? vendored : undefined;
  }

  /** The import path of a directory; the directory itself where it belongs to no module. */
  public importPathOf(directory: string): string {
    const module = this.moduleOf(directory);
    if (module === undefined) return directory;
    const within = directory.slice(module.root.length).replaceAll('\\', '/').replace(/^\/+/, '');
    return within === '' ? module.path : `${module.path}/${within}`;
  }

  private moduleOf(directory: string): Module | undefined {
    if (this.byDirectory.has(directory)) return this.byDirectory.get(directory);
    const own = readModule(directory);
    const parent = dirname(directory);
    const module = own ?? (parent === directory ? undefined : this.moduleOf(parent));
    this.byDirectory.set(directory, module);
    if (module !== undefined) this.known.set(module.root, module);
    return module;
  }

  /** The modules of the nearest go.work above a module. */
  private workspaceOf(root: string): Module[] {
    const found = this.workspaces.get(root);
    if (found !== undefined) return found;
    const modules: Module[] = [];
    for (let directory = root; ; directory = dirname(directory)) {
      const text = readText(join(directory, 'go.work'));
      if (text !== undefined) {
        for (const [, used] of withoutComments(text).matchAll(/(?:^|\n)\s*(?:use\s+)?("?\.{1,2}(?:\/[^\s")]*)?"?)(?=\s|\)|$)/g)) {
          const module = readModule(resolve(directory, used.replaceAll('"', '')));
          if (module !== undefined) modules.push(module);
        }
        break;
      }
      if (dirname(directory) === directory) break;
    }
    this.workspaces.set(root, modules);
    return modules;
  }
}

/** The rest of an import path below a module's, or undefined where it is not below it. */
function below(importPath: string, modulePath: string): string | undefined {
  if (importPath === modulePath) return '';
  return importPath.startsWith(`${modulePath}/`) ? importPath.slice(modulePath.length + 1) : undefined;
}

function readModule(root: string): Module | undefined {
  const text = readText(join(root, 'go.mod'));
  if (text === undefined) return undefined;
  const plain = withoutComments(text);
  const path = /^\s*module\s+"?([^\s"]+)"?/m.exec(plain)?.[1];
  if (path === undefined) return undefined;
  const replaced = new Map<string, string>();
  for (const [, old, next] of plain.matchAll(/^\s*(?:replace\s+)?([^\s"(]+)(?:\s+v\S+)?\s+=>\s+(\.{1,2}(?:\/\S*)?|\/\S+)\s*$/gm)) {
    replaced.set(old, resolve(root, next));
  }
  return { root, path, replaced };
}

function withoutComments(text: string): string {
  return text.replace(/\/\/.*$/gm, '');
}

function readText(path: string): string | undefined {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A directory under the one name that it has however it was reached. */
export function realDirectory(path: string): string {
  return realpathSync(path);
}
