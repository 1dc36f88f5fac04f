import { dirname, relative, resolve } from 'node:path';

/** A table that the caller names, and the environment variable that names it where the program runs. */
export interface StatedTable {
  readonly name: string;
  readonly variable?: string;
}

/** What a model is known by. */
export interface ModelName {
  readonly name: string;
  /** The name of its package, where the language has such names. */
  readonly package?: string;
  readonly file: string;
  /** The path that other packages import its package by. */
  readonly importPath?: string;
}

/**
 * The tables that the caller names: for a model (`Order`, `models.Order`), for the models of a file or directory (`internal/store`), or
 * for those of a directory and all below it (`internal/store/...`).
 */
export class TableRules {
  private readonly rules: { readonly pattern: string; readonly table: StatedTable }[];

  /** @param used is told of every rule that a model takes */
  constructor(
    stated: Readonly<Record<string, string>>,
    private readonly used: Set<string>,
  ) {
    this.rules = Object.entries(stated).map(([pattern, value]) => {
      const [name, variable] = value.split(':');
      return { pattern, table: variable === undefined ? { name } : { name, variable } };
    });
  }

  /** The table of a model: what is said of it alone counts before what is said of its directory, and that before what is said of those above. */
  public of(model: ModelName): StatedTable | undefined {
    const [best] = this.rules
      .flatMap((rule) => {
        const weight = weightOf(rule.pattern, model);
        return weight === undefined ? [] : [{ rule, weight }];
      })
      .sort((a, b) => b.weight - a.weight);
    if (best !== undefined) this.used.add(best.rule.pattern);
    return best?.rule.table;
  }
}

/** How closely a pattern names a model; undefined where it does not. */
function weightOf(pattern: string, { name, package: owner, file, importPath }: ModelName): number | undefined {
  if (pattern === name) return 1_000_000;
  if (owner !== undefined && pattern === `${owner}.${name}`) return 1_000_001;
  if (!/[/\\.]/.test(pattern)) return undefined;
  const below = /^(.*?)[\\/]?\.\.\.$/.exec(pattern)?.[1];
  const stated = below ?? pattern;
  const path = resolve(stated === '' ? '.' : stated);
  const at = resolve(file);
  const exact = path === at || path === dirname(at) || stated === importPath;
  if (below === undefined) return exact ? 10_000 + stated.length : undefined;
  const inside = relative(path, at);
  const isBelow = inside !== '' && !inside.startsWith('..') && !/^([A-Za-z]:|\/)/.test(inside);
  const imported = importPath !== undefined && (importPath === stated || importPath.startsWith(`${stated}/`));
  return isBelow || imported || exact ? Math.max(path.length, 1) : undefined;
}
