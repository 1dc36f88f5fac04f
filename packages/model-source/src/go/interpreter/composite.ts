import { type Resolved, resolveType } from '../resolve-type';
import type { GoExpression, GoType } from '../syntax';
import type { Decision } from './decision';
import type { After, Operations } from './operations';
import { typed, typeScope } from './typed';
import { arrayOf, type Cause, type Scope, type State, text, type Value, zeroOf } from './value';

/** More than anybody writes into one list. */
const mostItems = 10_000;

/** A part of a literal. */
interface Part {
  readonly key?: string;
  /** It has a key that is known only when the program runs. */
  readonly isOpen?: boolean;
  readonly value: Value;
}

/** What a literal of a struct, a slice, an array or a map makes. */
export function composite(
  { type, elements }: Extract<GoExpression, { kind: 'composite' }>,
  resolved: Resolved | undefined,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  const of = type?.kind === 'map' ? typeOfComposite(type.value, scope) : resolved?.kind === 'struct' ? undefined : resolved?.element;
  const next = (at: number, found: Part[], end: State): Decision => {
    if (at >= elements.length) {
      const value = made(resolved, found, cause);
      if (resolved?.kind !== 'slice' && resolved?.kind !== 'map') return after(value, end);
      const own = run.allocate(value, end);
      return after(own.place, own.state);
    }
    const { key, value: expression } = elements[at];
    return part(expression, of, scope, end, run, cause, (value, then) => {
      if (key === undefined) return next(at + 1, [...found, { value }], then);
      // The key of a struct is the name of a field, that of a map or a list any expression.
      const isField = resolved?.kind !== 'map' && resolved?.kind !== 'slice' && resolved?.kind !== 'array';
      if (key.kind === 'name' && isField) return next(at + 1, [...found, { key: key.name, value }], then);
      return run.evaluate(key, scope, then, (name, last) => next(at + 1, [...found, { ...keyOf(name), value }], last));
    });
  };
  return next(0, [], state);
}

export function typeOfComposite(type: GoType | undefined, scope: Scope): Resolved | undefined {
  return type && resolveType(type, typeScope(scope));
}

/** A part of a literal, which may leave its own type out, and the `&` of a pointer with it. */
function part(
  expression: GoExpression,
  type: Resolved | undefined,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  if (expression.kind !== 'composite' || expression.type !== undefined) return run.evaluate(expression, scope, state, after);
  if (type?.kind !== 'pointer') return composite(expression, type, scope, state, run, cause, after);
  return composite(expression, type.element, scope, state, run, cause, (value, end) => {
    const own = run.allocate(value, end);
    return after(own.place, own.state);
  });
}

function made(type: Resolved | undefined, found: readonly Part[], cause: (why: string) => Cause): Value {
  if (type?.kind === 'slice' || type?.kind === 'array') return listOf(type, found, cause('its parts are not followed'));
  const entries = new Map<string, Value>();
  for (const [at, { key, value }] of found.entries()) {
    const name = key ?? type?.fields?.[at]?.name;
    if (name === undefined) return { kind: 'unknown', cause: cause('its parts are not followed') };
    const field = type?.kind === 'struct' ? type.fields?.find((one) => one.name === name) : undefined;
    entries.set(name, field && type?.scope ? typed(value, resolveType(field.type, type.scope)) : value);
  }
  if (type?.kind === 'map') {
    const [first] = entries.values();
    const isText = first === undefined || first.kind === 'text' || first.kind === 'variable';
    return { kind: 'map', entries, ...(isText ? { element: text('') } : {}) };
  }
  return { kind: 'struct', fields: entries, ...(type === undefined ? {} : { type }) };
}

/** A key of a literal, as far as it is known. */
function keyOf(name: Value): Pick<Part, 'key' | 'isOpen'> {
  if (name.kind === 'text') return { key: name.text };
  return name.kind === 'number' ? { key: String(name.value) } : { isOpen: true };
}

/** The items of a slice or an array: one with a key stands at its place, and those that follow it behind. */
function listOf(type: Resolved, found: readonly Part[], cause: Cause): Value {
  const items: Value[] = [];
  let at = 0;
  for (const { key, isOpen, value } of found) {
    if (key !== undefined) at = Number(key);
    if (isOpen === true || !Number.isInteger(at) || at > mostItems) return { kind: 'unknown', cause };
    while (items.length < at) items.push(zeroOf(type.element, cause));
    items[at++] = value;
  }
  return type.kind === 'array' ? arrayOf(items, type, cause) : { kind: 'list', items, capacity: items.length };
}
