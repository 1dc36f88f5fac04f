import type { Declared, GoPackage } from '../package';
import type { GoFunction, GoValue } from '../syntax';

/** The functions of a package that run before all others and may give a variable its value, by themselves or by what they call. */
export function initializersOf(owner: GoPackage, variable: string, holdsOthers: boolean): Declared<GoFunction>[] {
  if (owner.initializers.length === 0) return [];
  const touching = holdsOthers ? new RegExp(`(?<![\\w.])${escaped(variable)}\\b`) : assigns(variable);
  return owner.initializers.filter((one) => reaches(one, touching));
}

/** A function that gives a variable, or a part of it, its value when the program runs. */
export function setterOf(owner: GoPackage, { name }: GoValue, holdsOthers: boolean): string | undefined {
  const pattern = holdsOthers ? changes(name) : assigns(name);
  for (const { functions, text } of owner.files) {
    for (const one of functions) {
      if (one.name !== 'init' && pattern.test(text.slice(one.offset, one.end))) return one.name;
    }
  }
  return undefined;
}

/** Whether a function touches something, or calls one of its package that does. */
function reaches(first: Declared<GoFunction>, touching: RegExp): boolean {
  const seen = new Set<GoFunction>();
  const open = [first];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { declaration, file, package: owner } = next;
    if (seen.has(declaration)) continue;
    seen.add(declaration);
    const text = file.text.slice(declaration.offset, declaration.end);
    if (touching.test(text)) return true;
    const words = new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu));
    for (const other of owner.files) {
      for (const one of other.functions) {
        if (one.name !== 'init' && words.has(one.name)) open.push({ declaration: one, file: other, package: owner });
      }
    }
  }
  return false;
}

const escaped = (name: string): string => name.replace(/[^\w]/g, '\\$&');

/** An assignment to a name, and no declaration of another one, or its place that is handed to something. */
function assigns(name: string): RegExp {
  return remembered(`(?<![\\w.])${escaped(name)}(?:\\s*,[^=\\n]*)?\\s*=(?!=)|&\\s*${escaped(name)}\\b`);
}

/** An assignment to a name or a part of it, or a call that is handed it. */
function changes(name: string): RegExp {
  const part = '(?:\\.\\w+|\\[[^\\]\\n]*\\])*';
  return remembered(`(?<![\\w.])${escaped(name)}${part}(?:\\s*,[^=\\n]*)?\\s*=(?!=)|[(,&]\\s*${escaped(name)}\\s*[,)]`);
}

const patterns = new Map<string, RegExp>();

function remembered(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source);
  patterns.set(source, known);
  return known;
}
