import type { GoStatement } from '../syntax';
import type { Decision } from './decision';
import type { Exits, Flow } from './flow';
import { equal } from './operators';
import { changesNothing } from './quiet';
import { followed, lost } from './storage';
import type { Cause, Scope, State, Value } from './value';

/** The cases of a `switch`, from one on. */
export function cases(
  one: Extract<GoStatement, { kind: 'switch' }>,
  at: number,
  value: Value | undefined,
  scope: Scope,
  outer: Scope,
  state: State,
  exits: Exits,
  run: Flow,
): Decision {
  const inside: Exits = { ...exits, left: (end) => exits.next(outer, end) };
  const conditions = one.cases.flatMap(({ values, body }) => (values ?? []).map((expression) => ({ expression, body })));
  if (at >= conditions.length) {
    const otherwise = one.cases.find(({ values }) => values === undefined);
    return otherwise === undefined ? exits.next(outer, state) : run.block(otherwise.body, scope, outer, state, inside);
  }
  const { expression, body } = conditions[at];
  const cause: Cause = { file: scope.file, offset: one.offset, why: 'a value decides it that is known only when the program runs' };
  return run.evaluate(expression, scope, state, (found, then) =>
    run.truth(value === undefined ? found : equal(value, found, cause), cause, then, (holds, last) =>
      holds ? run.block(body, scope, outer, last, inside) : cases(one, at + 1, value, scope, outer, last, exits, run),
    ),
  );
}

/** The rounds of a loop over a list, from one on. */
export function loop(
  one: Extract<GoStatement, { kind: 'range' }>,
  over: Value,
  items: readonly Value[],
  at: number,
  outer: Scope,
  state: State,
  exits: Exits,
  run: Flow,
): Decision {
  if (at >= items.length) return exits.next(outer, state);
  let scope = outer;
  let inside = state;
  if (one.key !== undefined) ({ scope, state: inside } = run.declare(one.key, { kind: 'number', value: at }, scope, inside));
  if (one.value !== undefined)
    ({ scope, state: inside } = run.declare(
      one.value,
      itemAt(over, items, at, state, { file: outer.file, offset: one.offset, why: 'it is found in a list that changes' }),
      scope,
      inside,
    ));
  const again = (end: State): Decision => loop(one, over, items, at + 1, outer, end, exits, run);
  return run.statements(one.body, 0, scope, inside, {
    ...exits,
    next: (_, end) => again(end),
    again,
    left: (end) => exits.next(outer, end),
  });
}

/** A loop whose rounds nobody knows: it may run or not, and what it gives names is unknown. */
export function unfollowed(body: readonly GoStatement[], cause: Cause, scope: Scope, state: State, exits: Exits): Decision {
  if (changesNothing(body, scope)) return exits.next(scope, state);
  return exits.returned([{ kind: 'unknown', cause }], lost(scope, cause, state), scope);
}

/** The item of a round: a slice shows what stands in it by then, an array is copied before the first round. */
function itemAt(over: Value, items: readonly Value[], at: number, state: State, cause: Cause): Value {
  if (over.kind !== 'place') return items[at];
  const now = followed(over, state, () => cause);
  return now.kind === 'list' ? (now.items[at] ?? items[at]) : now;
}
