import type { GoExpression } from '../syntax';
import type { Operations } from './operations';
import { followed, forget, placeOf, put, read, unknownFrom } from './storage';
import type { Cause, List, Place, Scope, State, Value } from './value';

/** What `append` makes of a slice. Where there is room behind it, both show the same memory from then on. */
export function appended(
  holder: Value,
  list: List,
  added: readonly Value[],
  state: State,
  run: Pick<Operations, 'allocate'>,
  cause: Cause,
): { value: Value; state: State } {
  if (added.length === 0) return { value: holder, state };
  const items = [...list.items, ...added];
  const made = (memory: Pick<List, 'memory' | 'capacity'>, end: State): { value: Value; state: State } => {
    const { place, state: last } = run.allocate({ kind: 'list', items, ...memory }, end);
    return { value: place, state: last };
  };
  if (list.capacity !== undefined && items.length > list.capacity) return made({}, state);
  const shared = share(holder, list, state, cause);
  if (shared === undefined) return { value: { kind: 'unknown', cause }, state: unknownFrom([holder], cause, state) };
  const end = shared.memory.start + list.items.length;
  // A slice that shows what is behind this one sees it overwritten, unless Go moved the slice to where there is more room.
  const last = forget(shared.memory.of, cause, shared.state, (other) => (other.memory?.start ?? 0) + other.items.length > end);
  return made({ memory: shared.memory, ...(list.capacity === undefined ? {} : { capacity: list.capacity }) }, last);
}

/** What `of[from:to:limit]` gives; all that it may show is unknown from then on where its bounds are not known. */
export function sliced(
  holder: Value,
  of: GoExpression,
  bounds: { readonly from?: Value; readonly to?: Value; readonly limit?: Value },
  scope: Scope,
  state: State,
  run: Pick<Operations, 'allocate'>,
  cause: Cause,
): { value: Value; state: State } {
  const owner = holder.kind === 'place' ? holder : (placeOf(of, scope, state) ?? holder);
  const list = followed(owner, state, () => cause);
  if (list.kind === 'unknown') return { value: list, state };
  const unknown = { value: { kind: 'unknown', cause } as const, state: unknownFrom([owner], cause, state) };
  if (list.kind !== 'list') return list.kind === 'text' || list.kind === 'variable' ? { value: unknown.value, state } : unknown;
  const from = boundOf(bounds.from, 0);
  const to = boundOf(bounds.to, list.items.length);
  const limit = boundOf(bounds.limit, list.capacity);
  const isKnown = from !== undefined && to !== undefined && from <= to && to <= list.items.length;
  const shared = isKnown && (bounds.limit === undefined || limit !== undefined) ? share(owner, list, state, cause) : undefined;
  if (from === undefined || to === undefined || shared === undefined) return unknown;
  const { of: memory, start } = shared.memory;
  const part: List = {
    kind: 'list',
    items: list.items.slice(from, to),
    memory: { of: memory, start: start + from },
    ...(limit === undefined ? {} : { capacity: limit - from }),
    ...(list.from === undefined ? {} : { from: list.from }),
  };
  const { place, state: end } = run.allocate(part, shared.state);
  return { value: place, state: end };
}

function boundOf(given: Value | undefined, otherwise: number | undefined): number | undefined {
  if (given === undefined) return otherwise;
  return given.kind === 'number' ? given.value : undefined;
}

/** Says of a list that others show its memory too; undefined where it has no place of its own. */
function share(
  holder: Value,
  list: List,
  state: State,
  cause: Cause,
): { readonly memory: NonNullable<List['memory']>; readonly state: State } | undefined {
  const place = lastPlace(holder, state, cause);
  if (list.memory !== undefined) return { memory: list.memory, state };
  if (place === undefined) return list.items.length === 0 ? { memory: { of: {}, start: 0 }, state } : undefined;
  if (place.path.length > 0) return undefined;
  const memory = { of: place.at, start: 0 };
  return { memory, state: put(place, { ...list, memory }, state, cause) };
}

/** The place that a pointer to a pointer leads to in the end. */
function lastPlace(holder: Value, state: State, cause: Cause): Place | undefined {
  let place = holder.kind === 'place' ? holder : undefined;
  for (let depth = 0; place !== undefined && depth < 8; depth++) {
    const next = read(place, state, () => cause);
    if (next?.kind !== 'place') return place;
    place = next;
  }
  return place;
}
