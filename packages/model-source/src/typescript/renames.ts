import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Modules } from './modules';

/** The names that a function has in a project, and where they stand. */
export interface Renamed {
  readonly names: ReadonlySet<string>;
  /** The files that stand for it as a whole, or export it by default. */
  readonly wholes: ReadonlySet<string>;
  /** The files that may use it, of those that are read. */
  readonly files: ReadonlySet<string>;
  /** The same, of those that they import from elsewhere in the project. */
  readonly elsewhere: readonly string[];
}

/** More files than the sources of a project import from elsewhere in it. */
const mostElsewhere = 5_000;

/** Finds the names under which files export a function again. Texts say where to look; what is meant there, the parsed files say. */
export class Renames {
  private readonly known = new Map<string, Renamed>();
  private all: ReadonlyMap<string, string> | undefined;
  private readonly leads = new Map<string, ReadonlySet<string>>();

  /** @param given the files that are read */
  constructor(
    private readonly given: readonly string[],
    private readonly modules: Modules,
  ) {}

  /** The names of what has a name. */
  public of(word: string): Renamed {
    const known = this.known.get(word) ?? this.search(word);
    this.known.set(word, known);
    return known;
  }

  private search(word: string): Renamed {
    const names = new Set([word]);
    const wholes = new Set<string>();
    const files = new Set<string>();
    const found = (path: string, name: string): void => {
      const { others, isWhole } = namesFor(name, textOf(path));
      for (const other of others) names.add(other);
      if (isWhole) wholes.add(resolve(path));
    };
    // Sets are gone through to what is added on the way.
    const searched = new Set<string>();
    for (let more = true; more; ) {
      more = false;
      for (const name of names) {
        if (searched.has(name)) continue;
        searched.add(name);
        more = true;
        for (const path of this.files.keys()) {
          if (!textOf(path).includes(name)) continue;
          files.add(path);
          found(path, name);
        }
      }
      for (const whole of wholes) {
        if (searched.has(whole)) continue;
        searched.add(whole);
        more = true;
        for (const path of this.files.keys()) {
          if (!this.leadsTo(path).has(whole)) continue;
          files.add(path);
          const text = textOf(path);
          if (/\bexport\s*\{[^}]*\bdefault\s*[,}]/.test(text)) wholes.add(resolve(path));
          for (const local of localNames(text)) found(path, local);
        }
      }
    }
    const given = new Set(this.given);
    return {
      names,
      wholes,
      files: new Set(this.given.filter((path) => files.has(path))),
      elsewhere: [...files].filter((path) => !given.has(path)),
    };
  }

  /** The files that are read, and those of the project that they import. */
  private get files(): ReadonlyMap<string, string> {
    if (this.all !== undefined) return this.all;
    const all = new Map(this.given.map((path) => [path, resolve(path)]));
    const seen = new Set(all.values());
    for (const path of all.keys()) {
      if (all.size > this.given.length + mostElsewhere) break;
      for (const target of this.leadsTo(path)) {
        if (seen.has(target) || /\.d\.[cm]?ts$/.test(target)) continue;
        seen.add(target);
        all.set(target, target);
      }
    }
    this.all = all;
    return all;
  }

  /** The files of the project that a file imports. */
  private leadsTo(path: string): ReadonlySet<string> {
    const known = this.leads.get(path);
    if (known !== undefined) return known;
    const targets = new Set<string>();
    for (const [, specifier] of textOf(path).matchAll(imported)) {
      const found = this.modules.find(path, specifier);
      if ('path' in found) targets.add(resolve(found.path));
    }
    this.leads.set(path, targets);
    return targets;
  }
}

const imported = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*["']([^"'\n]+)["']/g;

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const escaped = (name: string): string => name.replace(/\$/g, '\\$&');

/** The other names that a file gives a name: by an import, an export, a constant, a property or a field. */
function namesFor(name: string, text: string): { readonly others: readonly string[]; readonly isWhole: boolean } {
  if (!mayRename(name, text)) return { others: [], isWhole: false };
  const it = `(?<![\\w$])${escaped(name)}(?![\\w$])`;
  const value = `(?:[\\w$]+\\s*(?:\\(\\s*["'][^"'\\n]*["']\\s*\\))?\\s*\\.\\s*)*(?:\\(\\s*)?${it}(?!\\s*[(<])`;
  const patterns = [
    `${it}["']?\\s+as\\s+["']?([\\w$]+)["']?\\s*(?=[,}/])`,
    `${it}\\s*:\\s*([\\w$]+)\\s*(?=[,}=])`,
    `([\\w$]+)\\s*(?::[^=;{}()]*)?=\\s*(?:await\\s+)?${value}`,
    `([\\w$]+)\\s*=\\s*${value.replace('(?!\\s*[(<])', '')}\\s*\\.\\s*bind\\b`,
    `([\\w$]+)["']?\\s*:\\s*${value}`,
  ];
  const others = patterns.flatMap((one) => [...text.matchAll(new RegExp(one, 'g'))].map(([, other]) => other));
  const isWhole =
    others.some((one) => one === 'default' || one === 'exports') ||
    new RegExp(
      `\\bexport\\s*=\\s*${value}|\\bexport\\s+default\\s+(?:(?:async\\s+)?function\\s+)?${value.replace('(?!\\s*[(<])', '')}`,
    ).test(text);
  return { others: others.filter((one) => one !== 'default' && one !== 'exports' && one !== name), isWhole };
}

/** Whether a name stands anywhere but in front of its arguments and in a list of imports. */
function mayRename(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text.slice(Math.max(0, at - 12), at);
    const after = text.slice(at + name.length, at + name.length + 12);
    if (/^\s*[(<]/.test(after) && !/function\s+$/.test(before)) continue;
    if (!/[{,]\s*$/.test(before) || !/^\s*[,}]/.test(after)) return true;
  }
  return false;
}

/** The names that a file gives modules as a whole and their defaults. */
function localNames(text: string): string[] {
  const patterns = [
    /\bimport\s+(?:type\s+)?([\w$]+)\s*(?:,[^;'"]*)?\bfrom\b/g,
    /\bdefault\s+as\s+([\w$]+)/g,
    /([\w$]+)\s*=\s*(?:await\s+)?(?:require|import)\s*\(/g,
    /\bimport\s+\*\s+as\s+([\w$]+)/g,
  ];
  const named = patterns.flatMap((one) => [...text.matchAll(one)].map(([, name]) => name));
  return [...named, 'default'];
}
