import type { GoExpression } from '../syntax';
import type { Decision } from './decision';
import type { Operations } from './operations';
import { followed } from './storage';
import type { Cause, Scope, State, Value } from './value';

/** Finds what a call is given, and goes on with it. */
export function givenTo(
  expression: Extract<GoExpression, { kind: 'call' }>,
  scope: Scope,
  state: State,
  run: Operations,
  after: (given: Value[], state: State) => Decision,
): Decision {
  const next = (at: number, found: Value[], end: State): Decision => {
    const one = expression.arguments[at];
    if (one === undefined) return after(found, end);
    if (one.kind === 'spread')
      return run.evaluate(one.of, scope, end, (of, then) => next(at + 1, [...found, { kind: 'spread', of }], then));
    return run.evaluate(one, scope, end, (value, then) => {
      const single = value.kind === 'tuple' && expression.arguments.length > 1 ? value.items[0] : value;
      return next(at + 1, single.kind === 'tuple' ? [...found, ...single.items] : [...found, single], then);
    });
  };
  return next(0, [], state);
}

/** Arguments with what `list...` adds; undefined where that is known only when the program runs. */
export function itemsOf(given: readonly Value[], state: State, cause: (why: string) => Cause): readonly Value[] | undefined {
  if (given.every(({ kind }) => kind !== 'spread')) return given;
  const items: Value[] = [];
  for (const one of given) {
    const value = one.kind === 'spread' ? followed(one.of, state, cause) : one;
    if (one.kind !== 'spread') items.push(one);
    else if (value.kind === 'list') items.push(...value.items);
    else if (value.kind !== 'nil') return undefined;
  }
  return items;
}
