import type { GoExpression } from '../syntax';
import { pathOf } from './library';
import { member } from './members';
import type { Cause, Place, Scope, State, Value } from './value';

/** Puts a value where an expression names a place for it. */
export function store(target: GoExpression, value: Value, scope: Scope, state: State): State {
  if (target.kind === 'index') return storeEntry(target, value, scope, state);
  const place = placeOf(target, scope, state);
  return place === undefined ? storeInside(target, scope, state) : write(place, value, state, changed(target, scope));
}

/** A part of something that has no place here, such as an entry of a map: what it belongs to is not known any more. */
function storeInside(target: GoExpression, scope: Scope, state: State): State {
  const cause = changed(target, scope);
  let owner = target;
  while (owner.kind === 'selector' || owner.kind === 'index' || owner.kind === 'unary') {
    owner = owner.of;
    const place = placeOf(owner, scope, state);
    if (place !== undefined) return unknownFrom([pointedAt(place, scope, state)], cause, state);
  }
  return state;
}

/** Where an expression stands that has a place of its own; undefined of what is only a value. */
export function placeOf(target: GoExpression, scope: Scope, state: State): Place | undefined {
  switch (target.kind) {
    case 'name': {
      const at = scope.cells.get(target.name) ?? scope.package.variable(target.name)?.declaration;
      return at === undefined ? undefined : { kind: 'place', at, path: [] };
    }
    case 'unary': {
      const place = target.operator === '&' || target.operator === '*' ? placeOf(target.of, scope, state) : undefined;
      return place && target.operator === '*' ? pointedAt(place, scope, state) : place;
    }
    case 'selector': {
      const imported = target.of.kind === 'name' ? pathOf(target.of.name, scope) : undefined;
      if (imported !== undefined) {
        const at = imported.package?.variable(target.name)?.declaration;
        return at === undefined ? undefined : { kind: 'place', at, path: [] };
      }
      const owner = placeOf(target.of, scope, state);
      if (owner === undefined) return undefined;
      const { at, path } = pointedAt(owner, scope, state);
      return { kind: 'place', at, path: [...path, target.name] };
    }
    default:
      return undefined;
  }
}

/** What a place holds; undefined where nothing was said of it yet. */
export function read({ at, path }: Place, state: State, cause: (why: string) => Cause): Value | undefined {
  let value = typeof at === 'number' ? state.cell(at) : state.global(at);
  for (const name of path) value = value && member(followed(value, state, cause), name, cause);
  return value;
}

/** What a pointer, a slice or a map leads to; every other value is itself. */
export function followed(value: Value, state: State, cause: (why: string) => Cause): Value {
  let end = value;
  for (let depth = 0; end.kind === 'place' && depth < 8; depth++) {
    end = read(end, state, cause) ?? { kind: 'unknown', cause: cause('it is given its value when the program runs') };
  }
  return end;
}

/** Gives a place a value, for all who hold it. */
export function write({ at, path }: Place, value: Value, state: State, cause: Cause): State {
  const base = typeof at === 'number' ? state.cell(at) : state.global(at);
  const set = (next: Value): State => (typeof at === 'number' ? state.withCell(at, next) : state.withGlobal(at, next));
  const [name, ...rest] = path;
  if (name === undefined) return set(value);
  if (base?.kind === 'place') return write({ ...base, path: [...base.path, ...path] }, value, state, cause);
  if (base?.kind !== 'struct') return set({ kind: 'unknown', cause });
  const inner = base.fields.get(name) ?? member(base, name, () => cause);
  if (rest.length > 0 && inner.kind === 'place') return write({ ...inner, path: [...inner.path, ...rest] }, value, state, cause);
  const next = within(inner, rest, value, cause);
  return set({ ...base, fields: new Map(base.fields).set(name, next) });
}

/** Makes what values lead to unknown: something was handed them that may have changed it. */
export function unknownFrom(values: readonly Value[], cause: Cause, state: State): State {
  let end = state;
  for (const value of values) {
    if (value.kind === 'place') end = write(value, { kind: 'unknown', cause }, end, cause);
    else if (value.kind === 'struct') end = unknownFrom([...value.fields.values()], cause, end);
    else if (value.kind === 'list') end = unknownFrom(value.items, cause, end);
  }
  return end;
}

/** The whole with another part; a pointer on the way is not looked behind. */
function within(owner: Value, path: readonly string[], value: Value, cause: Cause): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (owner.kind !== 'struct') return { kind: 'unknown', cause };
  const inner = owner.fields.get(name) ?? member(owner, name, () => cause);
  return { ...owner, fields: new Map(owner.fields).set(name, within(inner, rest, value, cause)) };
}

function storeEntry(target: Extract<GoExpression, { kind: 'index' }>, value: Value, scope: Scope, state: State): State {
  const named = placeOf(target.of, scope, state);
  if (named === undefined) return storeInside(target, scope, state);
  const place = pointedAt(named, scope, state);
  const cause = changed(target, scope);
  const owner = read(place, state, () => cause);
  if (owner?.kind === 'map' && target.key.kind === 'text') {
    return write(place, { ...owner, entries: new Map(owner.entries).set(target.key.text, value) }, state, cause);
  }
  // What a change of a part makes of the whole is not known.
  return write(place, { kind: 'unknown', cause }, state, cause);
}

/** The place that a pointer in a place leads to; the place itself, where it holds no pointer. */
function pointedAt(place: Place, scope: Scope, state: State): Place {
  const value = read(place, state, (why) => ({ file: scope.file, offset: 0, why }));
  return value?.kind === 'place' ? value : place;
}

function changed(target: GoExpression, scope: Scope): Cause {
  return { file: scope.file, offset: 'offset' in target ? target.offset : 0, why: 'it is changed in a way that is not followed' };
}

/** What is left where statements are not followed: they may have changed all that they can name. */
export function lost(scope: Scope, cause: Cause, state: State): State {
  let end = state;
  for (const cell of scope.cells.values()) {
    const value = end.cell(cell);
    if (value?.kind === 'place') end = unknownFrom([value], cause, end);
    if (value?.kind !== 'function') end = end.withCell(cell, { kind: 'unknown', cause });
  }
  for (const [key, value] of state.everyGlobal) {
    if (value.kind === 'place') end = unknownFrom([value], cause, end);
    else if (value.kind !== 'function' && value.kind !== 'library') end = end.withGlobal(key, { kind: 'unknown', cause });
  }
  return end;
}
