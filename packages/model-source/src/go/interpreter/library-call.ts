import { itemsOf } from './arguments';
import type { Decision } from './decision';
import { callLibrary, neverReturns, onlyReads } from './library';
import type { After, Operations } from './operations';
import { followed, unknownFrom } from './storage';
import { type Cause, type State, text, type Value } from './value';

/** Calls a function of a package that is not looked into. */
export function applyLibrary(
  path: string,
  name: string,
  handed: readonly Value[],
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  if (neverReturns(path, name)) return { kind: 'stop' };
  const given = itemsOf(handed, state, cause) ?? handed;
  const [first] = given;
  if ((path === 'os' || path === 'syscall') && (name === 'Getenv' || name === 'LookupEnv')) {
    if (first?.kind !== 'text') return after({ kind: 'unknown', cause: cause(unknownName(first)) }, state);
    const isPair = name === 'LookupEnv' || path === 'syscall';
    if (state.answer(first.text) === false) {
      return after(isPair ? { kind: 'tuple', items: [text(''), { kind: 'bool', value: false }] } : text(''), state);
    }
    const variable: Value = { kind: 'variable', name: first.text };
    const isSet: Value = { kind: 'isSet', variable: first.text, holds: true };
    return after(isPair ? { kind: 'tuple', items: [variable, isSet] } : variable, state);
  }
  if (path === 'cmp' && name === 'Or' && given.every(({ kind }) => kind !== 'spread')) return firstOf(given, 0, state, run, cause, after);
  if (path === 'sync' && /^OnceValues?$|^OnceFunc$/.test(name) && first !== undefined) return after(first, state);
  const values = given.map((one) => followed(one, state, cause));
  const known = callLibrary(path, name, values);
  if (known !== undefined) return after(known, state);
  const open = values.find(({ kind }) => kind === 'unknown');
  if (open?.kind === 'unknown') return after(open, onlyReads(path, name) ? state : unknownFrom(handed, open.cause, state));
  const variable = given.find(({ kind }) => kind === 'variable');
  const why =
    variable?.kind === 'variable'
      ? `what \`${variable.name}\` holds is a part of it`
      : `\`${path}.${name}\` makes it, which is not followed`;
  return after({ kind: 'unknown', cause: cause(why) }, onlyReads(path, name) ? state : unknownFrom(handed, cause(why), state));
}

function unknownName(name: Value | undefined): string {
  return name?.kind === 'unknown' ? name.cause.why : 'the name of an environment variable is made when the program runs';
}

/** The first value that is not empty. */
function firstOf(
  given: readonly Value[],
  at: number,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  const value = given[at];
  if (value === undefined) return after(text(''), state);
  if (value.kind === 'text') return value.text === '' ? firstOf(given, at + 1, state, run, cause, after) : after(value, state);
  if (value.kind !== 'variable') return after(value, state);
  return run.whetherSet(value.name, state, (isSet, end) => (isSet ? after(value, end) : firstOf(given, at + 1, end, run, cause, after)));
}
