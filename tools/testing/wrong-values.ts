import type { Parameter, PublicCall } from './public-calls';

/** What a sound call is made on, and with. Each attempt has an `id` of its own. */
export interface SoundCall {
  readonly on: object;
  readonly with: readonly unknown[];
}

/** A call on an object or class. */
export function callOn(on: object, ...given: unknown[]): SoundCall {
  return { on, with: given };
}

/** Sound calls by the name of the public call. */
export type SoundCalls = Readonly<Record<string, () => SoundCall>>;

/** What plain JavaScript passes by mistake. */
const WRONG: Record<string, unknown> = {
  undefined,
  null: null,
  'an empty text': '',
  'a text': 'text',
  'a number': 5,
  NaN: Number.NaN,
  true: true,
  'an empty list': [],
  'a list of null': [null],
  'a list of numbers': [5],
  'an object': {},
  'an object of null': { a: null },
  'a function': () => undefined,
  'a symbol': Symbol('wrong'),
  'a class': class Wrong {},
  'a date': new Date(0),
};

/** Errors that are none of ours, and so say nothing to their reader: of every call with every wrong value in every place. */
export function rawErrors(calls: readonly PublicCall[], sound: SoundCalls): string[] {
  return calls
    .filter(({ parameters }) => parameters.length > 0)
    .flatMap((call) => (sound[call.name] ? rawErrorsOf(call, sound[call.name]) : [`${call.name} has no sound call here`]));
}

function rawErrorsOf({ name, parameters }: PublicCall, sound: () => SoundCall): string[] {
  const method = name.split('.')[1];
  const raw: string[] = [];
  const ids = parameters.findIndex((parameter) => parameter.name === 'id');
  let attempts = 0;
  // What was refused has changed nothing, so the next attempt can be made on it.
  let ready: SoundCall | undefined;
  const attempt = (place: string, words: string, change: (args: unknown[]) => void): void => {
    ready ??= sound();
    const args = [...ready.with];
    change(args);
    if (ids >= 0) args[ids] = `${args[ids]}${attempts++}`;
    try {
      if (method === undefined) Reflect.construct(ready.on as new () => object, args);
      else (ready.on as Record<string, (...values: unknown[]) => unknown>)[method](...args);
      ready = undefined;
    } catch (error) {
      if (!isOurs(error)) raw.push(`${name}, ${place} is ${words}: ${error}`);
    }
  };
  parameters.forEach((parameter, at) => {
    // The construct tree of CDK judges these.
    if (parameter.name === 'scope' || parameter.name === 'id') return;
    for (const [words, value] of Object.entries(WRONG)) {
      attempt(parameter.name, words, (args) => {
        args[at] = value;
      });
      for (const prop of parameter.props) {
        attempt(`${parameter.name}.${prop}`, words, (args) => {
          args[at] = withProp(parameter, args[at], prop, value);
        });
      }
    }
    for (const place of placesIn(sound().with[at])) {
      for (const words of ['null', 'a number', 'a text', 'a list of null', 'an object', 'a symbol']) {
        attempt([parameter.name, ...place].join('.'), words, (args) => {
          args[at] = withPlace(args[at], place, WRONG[words]);
        });
      }
    }
  });
  return raw;
}

function withProp({ isList }: Parameter, sound: unknown, prop: string, value: unknown): unknown {
  const changed = { ...((isList ? (sound as object[])[0] : sound) as object), [prop]: value };
  return isList ? [changed] : changed;
}

/** Every place within lists and literals of a sound argument. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  const isLiteral =
    typeof value === 'object' && value !== null && [Array.prototype, Object.prototype].includes(Object.getPrototypeOf(value));
  if (!isLiteral) return [];
  return Object.entries(value as object).flatMap(([name, one]) => [[...at, name], ...placesIn(one, [...at, name])]);
}

function withPlace(value: unknown, [name, ...rest]: readonly string[], wrong: unknown): unknown {
  if (name === undefined) return wrong;
  const inside = (value as Record<string, unknown>)[name];
  const changed = withPlace(inside, rest, wrong);
  return Array.isArray(value) ? value.with(Number(name), changed) : { ...(value as object), [name]: changed };
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && error.constructor === Error && /DYN-[A-Z]\d{3}[: ]/.test(error.message);
}
