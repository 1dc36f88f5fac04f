import { isTokenText } from '../diagnostics';

/** A value of another kind than its place takes: types forbid it, but plain JavaScript has none. */
export interface KindMistake {
  readonly path: string;
  /** The value in words, such as `the text \`acme\``. */
  readonly found: string;
  /** What the place takes, in words. */
  readonly expected: string;
}

/** Says what is wrong with a value and with what is in it. */
export type Kind = (value: unknown, path: string) => KindMistake[];

/** Kinds by the name of the prop. A prop that is missing or null is not set, and so never wrong. */
export type Kinds<P> = { readonly [prop in keyof P]-?: Kind };

/** A text, or what becomes one at deployment. */
const text: Kind = scalar('a text', (value) => typeof value === 'string');

/** A text that is not empty, where an empty one would say nothing. */
const filledText: Kind = scalar('a text that is not empty', (value) => typeof value === 'string' && value !== '');

const flag: Kind = scalar('true or false', (value) => typeof value === 'boolean');

const number: Kind = scalar('a number', (value) => typeof value === 'number' && !Number.isNaN(value));

/** One value of an enum. */
function oneOf(values: Readonly<Record<string, string>>): Kind {
  const allowed = Object.values(values);
  const last = allowed.length - 1;
  const words = allowed.map((one, at) => `${at === 0 ? '' : at === last ? ' or ' : ', '}\`${one}\``).join('');
  return scalar(words, (value) => typeof value === 'string' && allowed.includes(value));
}

/** What may be missing or null. */
function optional(kind: Kind): Kind {
  return (value, path) => (value === undefined || value === null ? [] : kind(value, path));
}

/** An object that has certain members, whichever copy of a library made it. */
function made(words: string, ...members: string[]): Kind {
  return (value, path) => (isObject(value) && members.every((member) => member in value) ? [] : [mistake(value, path, words)]);
}

/** Settings that are handed on as they are, or become known at deployment. */
function settings(words: string): Kind {
  return (value, path) => (isUnresolved(value) || (isObject(value) && !Array.isArray(value)) ? [] : [mistake(value, path, words)]);
}

function listOf(kind: Kind, words = 'a list'): Kind {
  return (value, path) => {
    if (!Array.isArray(value)) return [mistake(value, path, words)];
    return value.flatMap((one, at) => kind(one, `${path}[${at}]`));
  };
}

function mapOf(kind: Kind, words = 'an object with a value for each name'): Kind {
  return (value, path) => {
    if (!isObject(value) || Array.isArray(value) || isUnresolved(value)) return [mistake(value, path, words)];
    return Object.entries(value).flatMap(([name, one]) => kind(one, `${path}.${name}`));
  };
}

/** An object with props of certain kinds; what else it has is left alone. */
function propsOf<P>(kinds: { readonly [prop in keyof P]?: Kind }, words = 'an object'): Kind {
  return (value, path) => {
    if (!isObject(value) || Array.isArray(value) || isUnresolved(value)) return [mistake(value, path, words)];
    return kindMistakes(kinds, value as { readonly [prop in keyof P]?: unknown }, path);
  };
}

/** The same where props that are missing are mistakes, unless they are optional. */
function withProps(required: Readonly<Record<string, Kind>>, words = 'an object'): Kind {
  return (value, path) => {
    if (!isObject(value) || Array.isArray(value) || isUnresolved(value)) return [mistake(value, path, words)];
    return Object.entries(required).flatMap(([name, kind]) => kind((value as Record<string, unknown>)[name], `${path}.${name}`));
  };
}

/** What is wrong with props, in the order of their kinds. */
function kindMistakes<P>(
  kinds: { readonly [prop in keyof P]?: Kind },
  props: { readonly [prop in keyof P]?: unknown },
  at?: string,
): KindMistake[] {
  return Object.entries<Kind | undefined>(kinds).flatMap(([name, kind]) => {
    return kind ? optional(kind)(props[name as keyof P], at === undefined ? name : `${at}.${name}`) : [];
  });
}

/** Props without those that are null, which plain JavaScript gives where it has no value; `kept` names those that stay. */
function withoutNulls<P extends object>(props: P | null | undefined, kept: readonly string[] = []): P {
  const given = props ?? ({} as P);
  const isNothing = ([name, value]: [string, unknown]) => value === null && !kept.includes(name);
  const entries = Object.entries(given);
  return entries.some(isNothing) ? (Object.fromEntries(entries.filter((one) => !isNothing(one))) as P) : given;
}

/** The sentence about a mistake. */
function kindMessage({ path, found, expected }: KindMistake): string {
  return `\`${path}\` is ${found}, but takes ${expected}.`;
}

function scalar(words: string, isFit: (value: unknown) => boolean): Kind {
  return (value, path) => (isFit(value) || isUnresolved(value) ? [] : [mistake(value, path, words)]);
}

function mistake(value: unknown, path: string, expected: string): KindMistake {
  return { path, found: inWords(value), expected };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Whether only the deployment knows a value, in whatever way the CDK writes it. */
function isUnresolved(value: unknown): boolean {
  if (typeof value === 'string') return isTokenText(value);
  if (typeof value === 'number') return isTokenText(String(value));
  if (Array.isArray(value)) return value.length === 1 && typeof value[0] === 'string' && /^#\{Token\[/.test(value[0]);
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

/** Every kind, and what is asked about values of them. */
export const kinds = {
  text,
  filledText,
  flag,
  number,
  oneOf,
  optional,
  made,
  settings,
  listOf,
  mapOf,
  propsOf,
  withProps,
  kindMistakes,
  withoutNulls,
  kindMessage,
};
