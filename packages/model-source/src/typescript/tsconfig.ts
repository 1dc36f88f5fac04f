import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { jsonWithComments } from './json-with-comments';

/** What a tsconfig.json says of imports that are no paths. */
interface Aliases {
  /** The directory that other names are looked for in. */
  readonly baseUrl?: string;
  /** Patterns, each with the paths that it leads to, which count from `baseUrl`, or else from where they are written. */
  readonly paths?: readonly (readonly [pattern: string, targets: readonly string[]])[];
  readonly written?: string;
}

interface Config {
  readonly extends?: string | string[];
  readonly references?: { readonly path?: string }[];
  readonly compilerOptions?: { readonly baseUrl?: string; readonly paths?: Record<string, string[]> };
}

/** More configurations that extend one another than any project has. */
const longestChain = 16;

/** Follows the `paths` and `baseUrl` of the tsconfig.json or jsconfig.json above a file; each is read once. */
export class TsConfigs {
  private readonly configs = new Map<string, Aliases>();
  private readonly above = new Map<string, Aliases>();

  /** The paths, without endings, that an import may mean: those of the longest pattern that fits, and the one below `baseUrl`. */
  public pathsOf(file: string, specifier: string): string[] {
    const { baseUrl, paths = [], written = '' } = this.aliasesFor(dirname(resolve(file)));
    const fitting = paths
      .flatMap(([pattern, targets]) => {
        const star = starOf(pattern, specifier);
        return star === undefined
          ? []
          : [
              {
                weight: weightOf(pattern),
                targets: targets.map((one) =>
                  resolve(
                    baseUrl ?? written,
                    one.replace('*', () => star),
                  ),
                ),
              },
            ];
      })
      .sort((a, b) => b.weight - a.weight)[0];
    return [...(fitting?.targets ?? []), ...(baseUrl === undefined ? [] : [join(baseUrl, specifier)])];
  }

  private aliasesFor(directory: string): Aliases {
    const known = this.above.get(directory);
    if (known !== undefined) return known;
    const file = ['tsconfig.json', 'jsconfig.json'].map((name) => join(directory, name)).find((one) => existsSync(one));
    const parent = dirname(directory);
    const own = file === undefined ? undefined : this.read(file, dirname(file), 0);
    // A configuration that says nothing of imports does not hide one that names those of a whole repository.
    const aliases = own?.baseUrl || own?.paths || parent === directory ? (own ?? {}) : this.aliasesFor(parent);
    this.above.set(directory, aliases);
    return aliases;
  }

  private read(file: string, root: string, chain: number): Aliases {
    const key = `${file}\n${root}`;
    const known = this.configs.get(key);
    if (known !== undefined) return known;
    this.configs.set(key, {});
    const config = configIn(file);
    const directory = dirname(file);
    const placed = (path: string): string => path.replace('${configDir}', () => root);
    const extended = chain > longestChain ? [] : [config.extends ?? []].flat();
    const inherited = extended.map((name) => this.readExtended(name, directory, root, chain));
    const { baseUrl, paths } = config.compilerOptions ?? {};
    const all: Aliases = {
      ...Object.assign({}, ...inherited),
      ...(typeof baseUrl === 'string' ? { baseUrl: resolve(directory, placed(baseUrl)) } : {}),
      ...(typeof paths === 'object' && paths !== null
        ? {
            paths: Object.entries(paths).map(([pattern, targets]): [string, string[]] => [
              pattern,
              [targets ?? []].flat().flatMap((one) => (typeof one === 'string' ? [placed(one)] : [])),
            ]),
            written: directory,
          }
        : {}),
    };
    const aliases = all.paths || all.baseUrl ? all : this.ofReferences(config, directory, chain);
    this.configs.set(key, aliases);
    return aliases;
  }

  private readExtended(name: string, directory: string, root: string, chain: number): Aliases {
    const file = fileOf(name, directory);
    return file === undefined ? {} : this.read(file, root, chain + 1);
  }

  /** A configuration of others: what they say holds for their files, which are told apart by nothing that is read here. */
  private ofReferences({ references }: Config, directory: string, chain: number): Aliases {
    for (const { path } of chain > longestChain || !Array.isArray(references) ? [] : references) {
      if (typeof path !== 'string') continue;
      const target = resolve(directory, path);
      const file = existsSync(target) && statSync(target).isDirectory() ? join(target, 'tsconfig.json') : target;
      // Those of other directories are found from there.
      if (dirname(file) !== directory || !existsSync(file)) continue;
      const found = this.read(file, directory, chain + 1);
      if (found.paths || found.baseUrl) return found;
    }
    return {};
  }
}

function configIn(file: string): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  const value = jsonWithComments(text);
  return typeof value === 'object' && value !== null ? (value as Config) : {};
}

/** The file that `extends` names: a path, or a package. */
function fileOf(name: string, directory: string): string | undefined {
  if (typeof name !== 'string') return undefined;
  const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();
  const named = (path: string): string | undefined => [path, `${path}.json`, join(path, 'tsconfig.json')].find(isFile);
  if (/^\.\.?(\/|$)/.test(name) || isAbsolute(name)) return named(resolve(directory, name));
  for (let folder = directory; ; folder = dirname(folder)) {
    const found = named(join(folder, 'node_modules', name));
    if (found !== undefined || dirname(folder) === folder) return found;
  }
}

/** What the star of a pattern stands for; empty where it has none and is the same. */
function starOf(pattern: string, specifier: string): string | undefined {
  const at = pattern.indexOf('*');
  if (at < 0) return pattern === specifier ? '' : undefined;
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const fits = specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after);
  return fits ? specifier.slice(before.length, specifier.length - after.length) : undefined;
}

/** A pattern without a star comes first, then the one with the longest beginning. */
function weightOf(pattern: string): number {
  const at = pattern.indexOf('*');
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}
