import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

interface Manifest {
  readonly name?: string;
  readonly workspaces?: string[] | { readonly packages?: string[] };
  readonly imports?: Record<string, unknown>;
  readonly exports?: unknown;
  readonly [field: string]: unknown;
}

/** Finds the source of what package.json files name: `#aliases` of a package, and other packages of the same repository. */
export class PackageEntries {
  private readonly manifests = new Map<string, Manifest | undefined>();
  private readonly workspaces = new Map<string, ReadonlyMap<string, string>>();

  /** The paths that a specifier may mean in a directory, with and without endings; none for a package that is installed. */
  public pathsOf(directory: string, specifier: string): string[] {
    if (specifier.startsWith('#')) {
      const own = this.above(directory, (manifest) => manifest.name !== undefined || manifest.imports !== undefined);
      return own === undefined ? [] : targetsOf(this.manifest(own)?.imports, specifier).flatMap((one) => sourcesOf(own, one));
    }
    const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
    const home = name === undefined ? undefined : (this.linked(directory, name) ?? this.workspace(directory, name));
    if (home === undefined) return [];
    const { exports, ...manifest } = this.manifest(home) ?? {};
    if (rest !== undefined) return [...targetsOf(exports, `./${rest}`), rest].flatMap((one) => sourcesOf(home, one));
    const named = ['source', 'types', 'typings', 'module', 'main'].flatMap((field) => manifest[field] ?? []);
    const targets = [...targetsOf(exports, '.'), ...named.filter((one): one is string => typeof one === 'string')];
    return [...targets, 'src/index', 'index'].flatMap((one) => sourcesOf(home, one));
  }

  /** The name of the package that a directory is in. */
  public nameOf(directory: string): string | undefined {
    const own = this.above(directory, ({ name }) => typeof name === 'string');
    return own === undefined ? undefined : this.manifest(own)?.name;
  }

  /** The directory of a package that `node_modules` links to, where that is not installed itself. */
  private linked(directory: string, name: string): string | undefined {
    for (let folder = directory; ; folder = dirname(folder)) {
      const path = join(folder, 'node_modules', name);
      if (existsSync(path)) {
        const real = realpathSync(path);
        return real.split(sep).includes('node_modules') ? undefined : real;
      }
      if (dirname(folder) === folder) return undefined;
    }
  }

  /** The directory of a package of the repository, by its name. */
  private workspace(directory: string, name: string): string | undefined {
    const root = this.above(
      directory,
      ({ workspaces }, folder) => workspaces !== undefined || existsSync(join(folder, 'pnpm-workspace.yaml')),
    );
    if (root === undefined) return undefined;
    const known = this.workspaces.get(root) ?? this.packagesIn(root);
    this.workspaces.set(root, known);
    return known.get(name);
  }

  private packagesIn(root: string): ReadonlyMap<string, string> {
    const { workspaces = [] } = this.manifest(root) ?? {};
    const said = Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
    const patterns = [...said, ...pnpmPackages(join(root, 'pnpm-workspace.yaml'))].filter((one) => !one.startsWith('!'));
    const directories = patterns.flatMap((pattern) =>
      directoriesOf(
        root,
        pattern.split('/').filter((part) => part !== '' && part !== '.'),
      ),
    );
    return new Map(
      directories.flatMap((one): [string, string][] => {
        const name = this.manifest(one)?.name;
        return typeof name === 'string' ? [[name, one]] : [];
      }),
    );
  }

  private above(directory: string, isIt: (manifest: Manifest, folder: string) => boolean): string | undefined {
    for (let folder = directory; ; folder = dirname(folder)) {
      const manifest = this.manifest(folder);
      if (manifest !== undefined && isIt(manifest, folder)) return folder;
      if (dirname(folder) === folder) return undefined;
    }
  }

  private manifest(directory: string): Manifest | undefined {
    if (!this.manifests.has(directory)) this.manifests.set(directory, manifestIn(join(directory, 'package.json')));
    return this.manifests.get(directory);
  }
}

function manifestIn(file: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null ? (value as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

/** What `imports` and `exports` lead a specifier to, under whatever condition. */
function targetsOf(map: unknown, specifier: string): string[] {
  if (typeof map === 'string' || Array.isArray(map)) return specifier === '.' ? leaves(map) : [];
  if (typeof map !== 'object' || map === null) return [];
  const entries = Object.entries(map);
  if (!entries.some(([key]) => /^[.#]/.test(key))) return specifier === '.' ? leaves(map) : [];
  return entries.flatMap(([pattern, target]) => {
    if (pattern === specifier) return leaves(target);
    const [before, after, more] = pattern.split('*');
    const fits = after !== undefined && more === undefined && specifier.startsWith(before) && specifier.endsWith(after);
    if (!fits || specifier.length < before.length + after.length) return [];
    const star = specifier.slice(before.length, specifier.length - after.length);
    return leaves(target).map((one) => one.replaceAll('*', () => star));
  });
}

function leaves(target: unknown): string[] {
  if (typeof target === 'string') return [target];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(leaves) : [];
}

/** The source of what a package.json names, which is most often compiled to another directory. */
function sourcesOf(home: string, target: string): string[] {
  const plain = target.replace(/^\.\//, '').replace(/\.d\.([cm]?)ts$/, '.$1ts');
  const below = plain.replace(/^(?:dist|build|out|lib|esm|cjs|es|output)\/(?:(?:esm|cjs|es|types|src)\/)*/, '');
  return [...(below === plain ? [] : [`src/${below}`, below]), plain].map((one) => join(home, one));
}

/** The directories of a pattern such as `packages/*`. */
function directoriesOf(root: string, [part, ...rest]: readonly string[], depth = 0): string[] {
  if (part === undefined) return [root];
  if (!part.includes('*')) return directoriesOf(join(root, part), rest, depth);
  const pattern = new RegExp(`^${part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*')}$`);
  const below = subdirectories(root);
  const here = below.filter((one) => pattern.test(one)).flatMap((one) => directoriesOf(join(root, one), rest, depth));
  if (part !== '**' || depth > 4) return here;
  return [...here, ...below.flatMap((one) => directoriesOf(join(root, one), [part, ...rest], depth + 1))];
}

function subdirectories(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((one) => one.isDirectory() && one.name !== 'node_modules' && !one.name.startsWith('.'))
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

/** The patterns of a pnpm-workspace.yaml, which stand in a plain list. */
function pnpmPackages(file: string): string[] {
  if (!existsSync(file)) return [];
  const [, list = ''] = /^packages:[ \t]*\r?\n((?:[ \t]*(?:-.*|#.*)?\r?\n?)*)/m.exec(`${readFileSync(file, 'utf8')}\n`) ?? [];
  return [...list.matchAll(/^[ \t]*-[ \t]*(["']?)([^"'#\s]+)\1/gm)].map(([, , pattern]) => pattern);
}
