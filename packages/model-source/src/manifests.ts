import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { LibraryUse } from './library-use';
import type { Library } from './release';

/** Which packages of a language are the library, and the files that say their versions. */
export interface Ecosystem {
  readonly language: 'TypeScript' | 'Python';
  /** Matches the name of a package of the library within a manifest. */
  readonly packages: RegExp;
  /** The files of a directory that may require it. */
  isManifest(name: string): boolean;
}

export const npm: Ecosystem = {
  language: 'TypeScript',
  packages: /@?[\w-]*\/?(?:tabletheory|theorydb|dynamorm)-ts\b/,
  isManifest: (name) => name === 'package.json',
};

export const pypi: Ecosystem = {
  language: 'Python',
  packages: /\b(?:tabletheory|theorydb|dynamorm)[-_]py\b/,
  isManifest: (name) =>
    /^(?:pyproject\.toml|setup\.(?:py|cfg)|Pipfile|requirements[\w.-]*\.(?:txt|in)|constraints[\w.-]*\.txt)$/.test(name),
};

/** What the manifests above source files say of the library's release; each directory is looked at once. */
export class Manifests {
  private readonly found = new Map<string, LibraryUse | undefined>();

  constructor(private readonly ecosystem: Ecosystem) {}

  /** The release that the nearest manifest with a word about the library says. */
  public libraryUse(file: string, library: Library = 'TableTheory'): LibraryUse {
    const directory = dirname(resolve(file));
    const { language } = this.ecosystem;
    return this.above(directory) ?? { library, language, project: shown(directory), unknown: 'no manifest above its files requires it' };
  }

  private above(directory: string): LibraryUse | undefined {
    if (this.found.has(directory)) return this.found.get(directory);
    const parent = dirname(directory);
    const use = this.within(directory) ?? (parent === directory ? undefined : this.above(parent));
    this.found.set(directory, use);
    return use;
  }

  private within(directory: string): LibraryUse | undefined {
    const installed = this.installed(directory);
    for (const name of existsSync(directory) ? readdirSync(directory).sort() : []) {
      if (!this.ecosystem.isManifest(name)) continue;
      const file = join(directory, name);
      const line = readFileSync(file, 'utf8')
        .split('\n')
        .find((one) => this.ecosystem.packages.test(one) && !/^\s*(?:#|"name"|name\s*=)/.test(one));
      if (line === undefined) continue;
      const library: Library = /dynamorm[-_](?:ts|py)/.test(line) ? 'DynamORM' : 'TableTheory';
      const version = installed ?? versionIn(line.slice(line.search(this.ecosystem.packages)));
      const stated = { library, language: this.ecosystem.language, project: shown(directory), file: shown(file) };
      return version === undefined ? { ...stated, unknown: `\`${line.trim().replace(/,$/, '')}\` names none` } : { ...stated, version };
    }
    return undefined;
  }

  /** The version that is installed, which no requirement tells as exactly. */
  private installed(directory: string): string | undefined {
    if (this.ecosystem !== npm) return undefined;
    for (const name of ['@theory-cloud/tabletheory-ts', '@pay-theory/dynamorm-ts']) {
      const file = join(directory, 'node_modules', name, 'package.json');
      if (!existsSync(file)) continue;
      const version = /"version"\s*:\s*"(\d+\.\d+\.\d+[^"]*)"/.exec(readFileSync(file, 'utf8'))?.[1];
      if (version !== undefined) return version;
    }
    return undefined;
  }
}

/** The version in a requirement: that of a release's address, or the one that a range begins with. */
function versionIn(requirement: string): string | undefined {
  const released =
    /\/v(\d+\.\d+\.\d+(?:-[\w.]+)?)\//.exec(requirement)?.[1] ?? /[-_](\d+\.\d+\.\d+)[-\w.]*\.(?:whl|tgz|tar\.gz)/.exec(requirement)?.[1];
  if (released !== undefined) return released;
  // What an address or a path holds beside a release is no version of the library.
  if (/\b(?:file|link|workspace|git|https?):|(?:^|["'@\s])\.{0,2}\//.test(requirement.replace(/^[@\w/-]+/, ''))) return undefined;
  return /(?:[=~^><!]=?|:)\s*["']?[~^=v]*(\d+(?:\.\d+){0,2}(?:-[\w.]+)?)/.exec(requirement)?.[1];
}

function shown(path: string): string {
  const working = process.cwd();
  if (path === working) return '.';
  return path.startsWith(`${working}/`) ? path.slice(working.length + 1) : path;
}
