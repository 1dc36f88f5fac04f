import type { Declared, GoPackage } from '../package';
import type { GoFunction, GoValue } from '../syntax';

/** The functions of a package that run before all others and may give a variable its value, by themselves or by what they call. */
export function initializersOf(owner: GoPackage, variable: string, holdsOthers: boolean): readonly Declared<GoFunction>[] {
  if (owner.initializers.length === 0) return [];
  return remembered(initializers, owner, `${variable} ${holdsOthers}`, () => reaching(owner, variable, holdsOthers));
}

function reaching(owner: GoPackage, variable: string, holdsOthers: boolean): readonly Declared<GoFunction>[] {
  const users = usersIn(owner);
  const pattern = holdsOthers ? undefined : assigns(variable);
  const found = new Set((users.get(variable) ?? []).filter((one) => pattern === undefined || pattern.test(textOf(one))));
  // Those that name what is found may call it.
  const names = new Set<string>();
  for (const { declaration } of found) {
    const { name } = declaration;
    if (name === 'init' || names.has(name)) continue;
    names.add(name);
    for (const one of users.get(name) ?? []) found.add(one);
  }
  return owner.initializers.filter((one) => found.has(one));
}

/** A function that gives a variable, or a part of it, its value when the program runs. */
export function setterOf(owner: GoPackage, { name }: GoValue, holdsOthers: boolean): string | undefined {
  return remembered(setters, owner, `${name} ${holdsOthers}`, () => {
    const pattern = holdsOthers ? changes(name) : assigns(name);
    const users = usersIn(owner).get(name) ?? [];
    return users.find((one) => one.declaration.name !== 'init' && pattern.test(textOf(one)))?.declaration.name;
  });
}

const initializers = new WeakMap<GoPackage, Map<string, readonly Declared<GoFunction>[]>>();
const setters = new WeakMap<GoPackage, Map<string, string | undefined>>();

/** What is found once for each package and variable. */
function remembered<T>(all: WeakMap<GoPackage, Map<string, T>>, owner: GoPackage, key: string, find: () => T): T {
  const known = all.get(owner) ?? new Map<string, T>();
  all.set(owner, known);
  if (!known.has(key)) known.set(key, find());
  return known.get(key) as T;
}

/** The functions of a package by the words in them. */
function usersIn(owner: GoPackage): ReadonlyMap<string, readonly Declared<GoFunction>[]> {
  const known = usersOf.get(owner);
  if (known) return known;
  const users = new Map<string, Declared<GoFunction>[]>();
  const functions = owner.files.flatMap((file) =>
    file.functions.filter(({ name }) => name !== 'init').map((declaration) => ({ declaration, file, package: owner })),
  );
  for (const one of [...owner.initializers, ...functions]) {
    for (const word of new Set(textOf(one).match(/[\p{L}_][\p{L}\p{N}_]*/gu))) {
      const known = users.get(word);
      if (known) known.push(one);
      else users.set(word, [one]);
    }
  }
  usersOf.set(owner, users);
  return users;
}

const usersOf = new WeakMap<GoPackage, ReadonlyMap<string, readonly Declared<GoFunction>[]>>();

function textOf({ declaration, file }: Declared<GoFunction>): string {
  return file.text.slice(declaration.offset, declaration.end);
}

const escaped = (name: string): string => name.replace(/[^\w]/g, '\\$&');

/** An assignment to a name, and no declaration of another one, or its place that is handed to something. */
function assigns(name: string): RegExp {
  return expression(`(?<![\\w.])${escaped(name)}(?:\\s*,[^=\\n]*)?\\s*=(?!=)|&\\s*${escaped(name)}\\b`);
}

/** An assignment to a name or a part of it, or a call that is handed it. */
function changes(name: string): RegExp {
  const part = '(?:\\.\\w+|\\[[^\\]\\n]*\\])*';
  return expression(`(?<![\\w.])${escaped(name)}${part}(?:\\s*,[^=\\n]*)?\\s*=(?!=)|[(,&]\\s*${escaped(name)}\\s*[,)]`);
}

const patterns = new Map<string, RegExp>();

function expression(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source);
  patterns.set(source, known);
  return known;
}
