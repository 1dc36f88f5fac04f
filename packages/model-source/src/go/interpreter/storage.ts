import type { GoExpression } from '../syntax';
import { member } from './members';
import type { Cause, Scope, State, Value } from './value';

/** Puts a value where an expression names a place for it. */
export function store(target: GoExpression, value: Value, scope: Scope, state: State): State {
  if (target.kind === 'name') {
    const cell = scope.cells.get(target.name);
    if (cell !== undefined) return state.withCell(cell, value);
    const variable = scope.package.variable(target.name);
    return variable === undefined ? state : state.withGlobal(variable.declaration, value);
  }
  if (target.kind === 'unary' && (target.operator === '&' || target.operator === '*')) return store(target.of, value, scope, state);
  if (target.kind !== 'selector' && target.kind !== 'index') return state;
  const owner = stored(target.of, scope, state);
  if (owner?.kind === 'struct' && target.kind === 'selector') {
    return store(target.of, { ...owner, fields: new Map(owner.fields).set(target.name, value) }, scope, state);
  }
  if (owner?.kind === 'map' && target.kind === 'index' && target.key.kind === 'text') {
    return store(target.of, { ...owner, entries: new Map(owner.entries).set(target.key.text, value) }, scope, state);
  }
  // What a change of a part makes of the whole is not known.
  const cause: Cause = { file: scope.file, offset: target.offset, why: 'it is changed in a way that is not followed' };
  return store(target.of, { kind: 'unknown', cause }, scope, state);
}

/** What a place holds, where that was said already. */
function stored(place: GoExpression, scope: Scope, state: State): Value | undefined {
  if (place.kind === 'name') {
    const cell = scope.cells.get(place.name);
    if (cell !== undefined) return state.cell(cell);
    const variable = scope.package.variable(place.name);
    return variable === undefined ? undefined : state.global(variable.declaration);
  }
  if (place.kind === 'unary') return stored(place.of, scope, state);
  if (place.kind !== 'selector') return undefined;
  const owner = stored(place.of, scope, state);
  const cause = (why: string): Cause => ({ file: scope.file, offset: place.offset, why });
  return owner?.kind === 'struct' ? member(owner, place.name, cause) : undefined;
}
