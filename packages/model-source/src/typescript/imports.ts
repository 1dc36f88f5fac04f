import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { PackageEntries } from './package-entries';
import { TsConfigs } from './tsconfig';

const endings = [
  '',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.mjs',
  '.cjs',
  '.jsx',
  '/index.ts',
  '/index.tsx',
  '/index.mts',
  '/index.cts',
  '/index.js',
];

/** Where an import leads to: a file of the project, or why it leads to none. */
export type Imported = { readonly path: string } | { readonly why: string; readonly isPackage: boolean };

/** Finds the files that imports lead to: by paths, by the aliases of tsconfig.json and package.json, and in other packages of the repository. */
export class Imports {
  private readonly found = new Map<string, Imported>();
  private readonly aliases = new TsConfigs();
  private readonly packages = new PackageEntries();

  /** What a specifier leads to from a file. */
  public find(from: string, specifier: string): Imported {
    const directory = dirname(from);
    const key = `${directory}\n${specifier}`;
    const found = this.found.get(key) ?? this.look(from, directory, specifier);
    this.found.set(key, found);
    return found;
  }

  /** The name of the package that a file is in. */
  public packageOf(path: string): string | undefined {
    return this.packages.nameOf(resolve(dirname(path)));
  }

  private look(from: string, directory: string, specifier: string): Imported {
    const missing: Imported = { why: `comes from \`${specifier}\`, and there is no such file`, isPackage: false };
    if (/^\.\.?(\/|$)/.test(specifier)) {
      const path = fileOf(join(directory, specifier));
      return path === undefined ? missing : { path };
    }
    const foreign: Imported = { why: `comes from \`${specifier}\`, which is not looked into`, isPackage: true };
    if (/^node:/.test(specifier)) return foreign;
    for (const candidate of [...this.aliases.pathsOf(from, specifier), ...this.packages.pathsOf(resolve(directory), specifier)]) {
      const path = fileOf(candidate);
      if (path !== undefined && isOwn(path)) return { path: near(path, from) };
    }
    return foreign;
  }
}

/** Whether a file is of the project, and not installed. */
function isOwn(path: string): boolean {
  return !realpathSync(path).split(sep).includes('node_modules');
}

/** The path as the file that imports it is named: from the working directory, where that one is. */
function near(path: string, from: string): string {
  return isAbsolute(from) ? path : relative('', path);
}

/** The file of a path in an import: TypeScript's own files are imported under the name that they have when they are compiled. */
function fileOf(path: string): string | undefined {
  const compiled = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  return [...endings.map((ending) => path + ending), compiled, compiled.replace(/\.ts$/, '.tsx')].find(
    (one) => statSync(one, { throwIfNoEntry: false })?.isFile() === true,
  );
}
