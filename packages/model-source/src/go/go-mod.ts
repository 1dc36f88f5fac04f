import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What stands in place of a module. */
export interface Replacement {
  /** The one version that it stands in place of; without it, of all. */
  readonly of?: string;
  /** A directory, which has no version. */
  readonly directory?: string;
  readonly path?: string;
  readonly version?: string;
}

/** What a go.mod or go.work says. */
export interface GoMod {
  readonly file: string;
  readonly root: string;
  /** Of a module. */
  readonly path?: string;
  readonly required: ReadonlyMap<string, string>;
  /** In the order of their force: what replaces one version comes after what replaces all. */
  readonly replaced: readonly (readonly [path: string, replacement: Replacement])[];
  /** Directories of a workspace's modules. */
  readonly uses: readonly string[];
}

/** Reads a go.mod or go.work; undefined where there is none. */
export function readGoMod(file: string): GoMod | undefined {
  const text = readText(file);
  if (text === undefined) return undefined;
  const root = dirname(file);
  const required = new Map<string, string>();
  const replaced: [string, Replacement][] = [];
  const uses: string[] = [];
  let path: string | undefined;
  for (const [verb, ...words] of directives(text)) {
    const [first, second] = words;
    if (verb === 'module') path ??= first;
    else if (verb === 'require' && second !== undefined) required.set(first, second);
    else if (verb === 'use' && first !== undefined) uses.push(resolve(root, first));
    else if (verb === 'replace') {
      const arrow = words.indexOf('=>');
      const [to, version] = words.slice(arrow + 1);
      const of = arrow > 1 ? { of: second } : {};
      if (arrow > 0 && to !== undefined)
        replaced.push([first, /^(\.{1,2}(\/|$)|\/)/.test(to) ? { ...of, directory: resolve(root, to) } : { ...of, path: to, version }]);
    }
  }
  replaced.sort(([, a], [, b]) => Number(a.of !== undefined) - Number(b.of !== undefined));
  return { file, root, path, required, replaced, uses };
}

/** The modules of a vendor directory, by path, with the versions that go build takes. */
export function readVendored(
  root: string,
): ReadonlyMap<string, { readonly version?: string; readonly replacement?: Replacement }> | undefined {
  const text = readText(join(root, 'vendor', 'modules.txt'));
  if (text === undefined) return undefined;
  const modules = new Map<string, { version?: string; replacement?: Replacement }>();
  for (const [, path, version, to, toVersion] of text.matchAll(/^# (\S+)(?: (v\S+))?(?: => (\S+)(?: (v\S+))?)?$/gm)) {
    const replacement =
      to === undefined ? undefined : toVersion === undefined ? { directory: resolve(root, to) } : { path: to, version: toVersion };
    modules.set(path, { ...(version === undefined ? {} : { version }), ...(replacement === undefined ? {} : { replacement }) });
  }
  return modules;
}

/** The words of each directive; a list between parentheses is one directive a line. */
function* directives(text: string): Generator<string[]> {
  let list: string | undefined;
  for (const line of text.split('\n')) {
    const words = line
      .replace(/\/\/.*$/, '')
      .replaceAll('"', '')
      .replaceAll('`', '')
      .replace(/\(/g, ' ( ')
      .trim()
      .split(/\s+/)
      .filter(Boolean);
    if (words.length === 0) continue;
    if (list !== undefined) {
      if (words[0] === ')') list = undefined;
      else yield [list, ...words];
    } else if (words[1] === '(') list = words[0];
    else yield words;
  }
}

function readText(path: string): string | undefined {
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
}
