import { isTokenText } from '../diagnostics';

/** A value of another kind than its place takes: types forbid it, but plain JavaScript has none. */
export interface KindMistake {
  readonly path: string;
  /** The value in words, such as `the text \`acme\``. */
  readonly found: string;
  /** What the place takes, in words. */
  readonly expected: string;
}

/** Says what is wrong with a value and with what is in it. Nearly every value is right, and then no text or list is made. */
export type Kind = (value: unknown, path: string) => readonly KindMistake[];

/** Kinds by the name of the prop. A prop that is missing or null is not set, and so never wrong. */
export type Kinds<P> = { readonly [prop in keyof P]-?: Kind };

const NONE: readonly KindMistake[] = [];

/** A text, or what becomes one at deployment. */
const text: Kind = scalar('a text', (value) => typeof value === 'string');

/** A text that is not empty, where an empty one would say nothing. */
const filledText: Kind = scalar('a text that is not empty', (value) => typeof value === 'string' && value !== '');

const flag: Kind = scalar('true or false', (value) => typeof value === 'boolean');

const number: Kind = scalar('a number', (value) => typeof value === 'number' && !Number.isNaN(value));

/** A number that counts something that there is. */
const positive: Kind = scalar('a number, 1 or greater', (value) => typeof value === 'number' && value >= 1);

/** An enum, which is asked for when a value is: its library may not be loaded yet. */
type Enum = () => Readonly<Record<string, string>>;

/** One value of an enum. */
function oneOf(values: Enum): Kind {
  return orLater(decidedOneOf(values));
}

/** One value of an enum on which the synthesis depends. */
function decidedOneOf(values: Enum): Kind {
  let allowed: ReadonlySet<unknown> | undefined;
  return (value, path) => {
    allowed ??= new Set<unknown>(Object.values(values()));
    return allowed.has(value) ? NONE : [mistake(value, path, alternatives(values()))];
  };
}

/** An object that has certain members, whichever copy of a library made it. */
function made(words: string, ...members: string[]): Kind {
  return (value, path) => (isObject(value) && members.every((member) => member in value) ? NONE : [mistake(value, path, words)]);
}

/** What may become known at deployment as a whole. */
function orLater(kind: Kind): Kind {
  return (value, path) => (isUnresolved(value) ? NONE : kind(value, path));
}

function listOf(kind: Kind, words = 'a list'): Kind {
  return (value, path) => {
    if (!Array.isArray(value)) return [mistake(value, path, words)];
    let all = NONE;
    for (let at = 0; at < value.length; at++) {
      const mistakes = kind(value[at], `${path}[${at}]`);
      if (mistakes.length > 0) all = [...all, ...mistakes];
    }
    return all;
  };
}

function mapOf(kind: Kind, words = 'an object with a value for each name'): Kind {
  return (value, path) => {
    if (!isRecord(value)) return [mistake(value, path, words)];
    return gathered(Object.keys(value), (name) => kind(value[name], `${path}.${name}`));
  };
}

/** An object with props of certain kinds, of which some must be there; what else it has is left alone. */
function propsOf<P>(kinds: { readonly [prop in keyof P]?: Kind }, words = 'an object', required: readonly (keyof P & string)[] = []): Kind {
  return (value, path) => {
    if (!isRecord(value)) return [mistake(value, path, words)];
    const mistakes = kindMistakes(kinds, value as { readonly [prop in keyof P]?: unknown }, path);
    const missing = required.filter((name) => value[name] === undefined || value[name] === null);
    return missing.length === 0
      ? mistakes
      : [...missing.flatMap((name) => kinds[name]?.(undefined, `${path}.${name}`) ?? NONE), ...mistakes];
  };
}

/** What is wrong with props, in their order. */
function kindMistakes<P>(
  kinds: { readonly [prop in keyof P]?: Kind },
  props: { readonly [prop in keyof P]?: unknown },
  at?: string,
): readonly KindMistake[] {
  let all = NONE;
  for (const name in props) {
    // What has no kind may be worked out anew each time that it is asked for.
    if (!Object.hasOwn(kinds, name)) continue;
    const value = props[name];
    if (value === undefined || value === null) continue;
    const mistakes = kinds[name]?.(value, at === undefined ? name : `${at}.${name}`) ?? NONE;
    if (mistakes.length > 0) all = [...all, ...mistakes];
  }
  return all;
}

/** Props without those that are null, which plain JavaScript gives where it has no value; `kept` names those that stay. */
function withoutNulls<P extends object>(props: P | null | undefined, kept: readonly string[] = []): P {
  const given = props ?? ({} as P);
  for (const name in given) {
    if (given[name] !== null || kept.includes(name)) continue;
    return Object.fromEntries(Object.entries(given).filter(([one, value]) => value !== null || kept.includes(one))) as P;
  }
  return given;
}

/** The sentence about a mistake. */
function kindMessage({ path, found, expected }: KindMistake): string {
  return `\`${path}\` is ${found}, but takes ${expected}.`;
}

/** Every kind, and what is asked about values of them. */
export const kinds = {
  text,
  filledText,
  flag,
  number,
  positive,
  oneOf,
  decidedOneOf,
  made,
  orLater,
  listOf,
  mapOf,
  propsOf,
  kindMistakes,
  withoutNulls,
  kindMessage,
};

function gathered<K>(places: Iterable<K>, mistakesAt: (place: K) => readonly KindMistake[]): readonly KindMistake[] {
  let all: KindMistake[] | undefined;
  for (const place of places) {
    const mistakes = mistakesAt(place);
    if (mistakes.length > 0) all = [...(all ?? NONE), ...mistakes];
  }
  return all ?? NONE;
}

function scalar(words: string, isFit: (value: unknown) => boolean): Kind {
  return (value, path) => (isFit(value) || isUnresolved(value) ? NONE : [mistake(value, path, words)]);
}

function alternatives(values: Readonly<Record<string, string>>): string {
  // What stands for an unknown value begins with a line break, and is nothing to write.
  const words = Object.values(values).flatMap((one) => (one.startsWith('\n') ? [] : `\`${one}\``));
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function mistake(value: unknown, path: string, expected: string): KindMistake {
  return { path, found: inWords(value), expected };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** An object whose props are known. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value) && !isUnresolved(value);
}

/** Whether only the deployment knows a value, in whatever way the CDK writes it. A list of one token is a list. */
function isUnresolved(value: unknown): boolean {
  if (typeof value === 'string') return isTokenText(value);
  if (typeof value === 'number') return isTokenText(String(value));
  return isObject(value) && typeof (value as { resolve?: unknown }).resolve === 'function';
}

const LONGEST = 40;

function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  if (isUnresolved(value)) return 'unknown until deployment';
  if (typeof value === 'string') return `the text \`${value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value}\``;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  if (!isObject(value)) return `\`${String(value)}\``;
  const name = value.constructor?.name;
  return name && name !== 'Object' ? `of the class ${name}` : 'an object';
}
