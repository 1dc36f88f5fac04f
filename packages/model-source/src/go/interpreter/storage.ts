import type { GoExpression } from '../syntax';
import { changedNames } from './changed-names';
import { pathOf } from './library';
import { member, stepsTo } from './members';
import type { Cause, List, Place, Scope, State, Value } from './value';

/** Puts a value where an expression names a place for it. */
export function store(target: GoExpression, value: Value, scope: Scope, state: State): State {
  if (target.kind === 'index') return storeEntry(target, value, scope, state);
  const place = placeOf(target, scope, state);
  return place === undefined ? storeInside(target, scope, state) : write(place, value, state, changed(target, scope));
}

/** A part of something that has no place here, such as an entry of a map: what it belongs to is not known any more. */
export function storeInside(target: GoExpression, scope: Scope, state: State): State {
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
      const held = read(pointedAt(owner, scope, state), state, () => changed(target, scope));
      const place = inside(owner, held === undefined ? [] : stepsTo(held, target.name), scope, state);
      return { ...place, path: [...place.path, target.name] };
    }
    case 'index': {
      const owner = placeOf(target.of, scope, state);
      const place = owner && pointedAt(owner, scope, state);
      const at = numberOf(target.key, scope, state);
      const list = place && read(place, state, () => changed(target, scope));
      return place && list?.kind === 'list' && at !== undefined && at < list.items.length
        ? { ...place, path: [...place.path, String(at)] }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What a place holds; undefined where nothing was said of it yet. */
export function read({ at, path }: Place, state: State, cause: (why: string) => Cause): Value | undefined {
  let value = heldBy(at, state);
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

/** Gives a place a value, for all who hold it. Slices and arrays that show the same memory are not known any more. */
export function write(place: Place, value: Value, state: State, cause: Cause): State {
  const memory = memoryOf(heldBy(place.at, state), place.path.length > 0 || value.kind === 'unknown');
  if (memory === undefined) return put(place, value, state, cause);
  const kept = value.kind === 'unknown' && place.path.length === 0 ? { ...value, memory } : value;
  return put(
    place,
    kept,
    forget(memory, cause, state, () => true, place.at),
    cause,
  );
}

/** The memory that a slice or an array shows; one that is not known is only asked for it where it is changed inside. */
function memoryOf(value: Value | undefined, isInside: boolean): number | object | undefined {
  if (value?.kind === 'list') return value.memory?.of;
  return isInside && value?.kind === 'unknown' ? value.memory : undefined;
}

/** Gives a place a value, and looks at nothing else. */
export function put({ at, path }: Place, value: Value, state: State, cause: Cause): State {
  const base = heldBy(at, state);
  const set = (next: Value): State => (typeof at === 'number' ? state.withCell(at, next) : state.withGlobal(at, next));
  const [name, ...rest] = path;
  if (name === undefined) return set(value);
  if (base?.kind === 'place') return write({ ...base, path: [...base.path, ...path] }, value, state, cause);
  if (base?.kind !== 'struct' && base?.kind !== 'list') {
    const memory = memoryOf(base, true);
    return set({ kind: 'unknown', cause, ...(memory === undefined ? {} : { memory }) });
  }
  const inner = member(base, name, () => cause);
  if (rest.length > 0 && inner.kind === 'place') return write({ ...inner, path: [...inner.path, ...rest] }, value, state, cause);
  return set(within(base, path, value, cause));
}

/** Makes slices and arrays unknown that show a memory. */
export function forget(memory: number | object, cause: Cause, state: State, which: (list: List) => boolean, but?: number | object): State {
  let end = state;
  const isIt = (at: number | object, value: Value): boolean =>
    at !== but && value.kind === 'list' && value.memory?.of === memory && which(value);
  for (const [at, value] of state.everyCell) if (isIt(at, value)) end = end.withCell(at, { kind: 'unknown', cause, memory });
  for (const [at, value] of state.everyGlobal) if (isIt(at, value)) end = end.withGlobal(at, { kind: 'unknown', cause, memory });
  return end;
}

/** Makes what values lead to unknown: something was handed them that may have changed it. */
export function unknownFrom(values: readonly Value[], cause: Cause, state: State, seen: ReadonlySet<number | object> = new Set()): State {
  let end = state;
  for (const value of values) {
    if (value.kind === 'place' && !seen.has(value.at)) {
      const held = read(value, end, () => cause);
      end = write(value, { kind: 'unknown', cause }, end, cause);
      if (held !== undefined) end = unknownFrom([held], cause, end, new Set(seen).add(value.at));
    } else if (value.kind === 'unknown' && value.memory !== undefined) end = forget(value.memory, cause, end, () => true);
    else if (value.kind === 'struct') end = unknownFrom([...value.fields.values()], cause, end, seen);
    else if (value.kind === 'map') end = unknownFrom([...value.entries.values()], cause, end, seen);
    else if (value.kind === 'list' || value.kind === 'tuple') end = unknownFrom(value.items, cause, end, seen);
    else if (value.kind === 'spread') end = unknownFrom([value.of], cause, end, seen);
    else if (value.kind === 'function') end = changedBy(value, cause, end, seen);
  }
  return end;
}

/** What a function may change when somebody calls it. */
function changedBy(
  { body, scope }: Extract<Value, { kind: 'function' }>,
  cause: Cause,
  state: State,
  seen: ReadonlySet<number | object>,
): State {
  let end = state;
  for (const [name, use] of changedNames(body)) {
    const cell = scope.cells.get(name);
    const value = cell === undefined ? undefined : end.cell(cell);
    if (cell === undefined || value === undefined || seen.has(cell)) continue;
    end = unknownFrom([value], cause, end, new Set(seen).add(cell));
    if (use === 'changed' && value.kind !== 'function') end = end.withCell(cell, { kind: 'unknown', cause });
  }
  return end;
}

/** The whole with another part; a pointer on the way is not looked behind. */
function within(owner: Value, path: readonly string[], value: Value, cause: Cause): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (owner.kind === 'list') {
    const at = Number(name);
    return { ...owner, items: owner.items.with(at, within(owner.items[at], rest, value, cause)) };
  }
  if (owner.kind !== 'struct') return { kind: 'unknown', cause };
  const inner = member(owner, name, () => cause);
  return { ...owner, fields: new Map(owner.fields).set(name, within(inner, rest, value, cause)) };
}

function heldBy(at: number | object, state: State): Value | undefined {
  return typeof at === 'number' ? state.cell(at) : state.global(at);
}

/** The number that an index is, where it is written or stands in a variable of the function. */
function numberOf(key: GoExpression, { cells }: Scope, state: State): number | undefined {
  if (key.kind === 'number') return key.value;
  const cell = key.kind === 'name' ? cells.get(key.name) : undefined;
  const value = cell === undefined ? undefined : state.cell(cell);
  return value?.kind === 'number' ? value.value : undefined;
}

function storeEntry(target: Extract<GoExpression, { kind: 'index' }>, value: Value, scope: Scope, state: State): State {
  const item = placeOf(target, scope, state);
  if (item !== undefined) return write(item, value, state, changed(target, scope));
  const named = placeOf(target.of, scope, state);
  if (named === undefined) return storeInside(target, scope, state);
  const place = pointedAt(named, scope, state);
  const cause = changed(target, scope);
  const owner = read(place, state, () => cause);
  if (owner?.kind === 'map' && target.key.kind === 'text') {
    return write(place, { ...owner, entries: new Map(owner.entries).set(target.key.text, value) }, state, cause);
  }
  // What a change of a part makes of the whole is not known.
  return unknownFrom([place], cause, state);
}

/** The place of what is embedded in a place, behind pointers too. */
export function inside(owner: Place, steps: readonly string[], scope: Scope, state: State): Place {
  let place = pointedAt(owner, scope, state);
  for (const step of steps) place = pointedAt({ ...place, path: [...place.path, step] }, scope, state);
  return place;
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
