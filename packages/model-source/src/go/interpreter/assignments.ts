import type { GoExpression, GoStatement } from '../syntax';
import type { Decision } from './decision';
import type { Exits, Flow } from './flow';
import { sum } from './operators';
import { lost, placeOf, read, store } from './storage';
import type { Cause, Scope, State, Value } from './value';

/** Declares names, each with its value. */
export function assignAll(
  names: readonly string[],
  values: readonly Value[],
  scope: Scope,
  state: State,
  exits: Exits,
  run: Flow,
): Decision {
  let inner = scope;
  let end = state;
  for (const [at, name] of names.entries()) ({ scope: inner, state: end } = run.declare(name, values[at], inner, end));
  return exits.next(inner, end);
}

/** Gives targets their values, each its own. */
export function assign(
  { targets, operator, offset }: Extract<GoStatement, { kind: 'assign' }>,
  values: readonly Value[],
  scope: Scope,
  state: State,
  exits: Exits,
  run: Flow,
): Decision {
  let inner = scope;
  let end = state;
  const cause: Cause = { file: scope.file, offset, why: 'it is changed in a way that is not followed' };
  if (targets.some(isOfCall)) return exits.returned([{ kind: 'unknown', cause }], lost(scope, cause, state), scope);
  for (const [at, target] of targets.entries()) {
    const value = operator === '=' || operator === ':=' ? values[at] : computed(operator, target, values[at], inner, end, cause);
    const isNew = operator === ':=' && target.kind === 'name' && target.name !== '_';
    // In a block of its own, `:=` makes another variable of the same name; in the same one it is the same.
    if (isNew) ({ scope: inner, state: end } = run.declare(target.name, value, inner, end));
    else end = store(target, value, inner, end);
  }
  return exits.next(inner, end);
}

/** What `target += value` and `target -= value` give. */
function computed(operator: string, target: GoExpression, value: Value, scope: Scope, state: State, cause: Cause): Value {
  const place = placeOf(target, scope, state);
  const before = place && read(place, state, () => cause);
  const added = operator === '-=' && value.kind === 'number' ? { ...value, value: -value.value } : value;
  if (before === undefined || !/^[+-]=$/.test(operator) || (operator === '-=' && added.kind !== 'number'))
    return { kind: 'unknown', cause };
  return sum(before, added, (why) => ({ ...cause, why }));
}

/** Whether a target is a part of what a call gives, which may be held elsewhere too. */
function isOfCall(target: GoExpression): boolean {
  if (target.kind === 'selector' || target.kind === 'index' || target.kind === 'unary') return isOfCall(target.of);
  return target.kind === 'call';
}

/** The values of a call that gives several back, one each. */
export function spread(values: readonly Value[], count: number): readonly Value[] {
  const flat = values.length === 1 && values[0].kind === 'tuple' ? values[0].items : values;
  const [first] = flat;
  const missing: Value = first?.kind === 'unknown' ? first : { kind: 'nil' };
  return Array.from({ length: count }, (_, at) => flat[at] ?? missing);
}
