import { methodOf } from '../methods';
import { type Resolved, resolveType } from '../resolve-type';
import type { GoExpression, GoType } from '../syntax';
import { givenTo, itemsOf } from './arguments';
import type { Decision } from './decision';
import { neverReturns, onlyReads, pathOf } from './library';
import { applyLibrary } from './library-call';
import { member } from './members';
import { appended } from './memory';
import type { After, Operations } from './operations';
import { followed, inside, placeOf, storeInside, unknownFrom, write } from './storage';
import { plain, typed, typeScope } from './typed';
import { type Cause, type Scope, type State, text, type Value } from './value';

type Call = Extract<GoExpression, { kind: 'call' }>;

/** Follows a call: of a function or method whose source is here, of Go itself, or of the standard library. */
export function call(expression: Call, scope: Scope, state: State, run: Operations, after: After): Decision {
  const { called, offset } = expression;
  const cause = (why: string): Cause => ({ file: scope.file, offset, why });
  if (called.kind === 'name' && !scope.cells.has(called.name)) {
    const own = scope.package.function(called.name) ?? scope.package.variable(called.name);
    if (own === undefined) return callOfGo(called.name, expression, scope, state, run, cause, after);
  }
  if (called.kind === 'selector' && !(called.of.kind === 'name' && pathOf(called.of.name, scope) !== undefined)) {
    return callOfMethod(called, expression, scope, state, run, cause, after);
  }
  return run.evaluate(called, scope, state, (value, end) =>
    givenTo(expression, scope, end, run, (given, then) => apply(value, given, scope, then, run, cause, after)),
  );
}

/** Calls a value with others. */
function apply(
  value: Value,
  given: readonly Value[],
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  if (value.kind === 'function') {
    const { body, scope: around } = value;
    return run.call(body, given, { ...around, depth: Math.max(around.depth, scope.depth) }, state, cause('it is not followed'), after);
  }
  if (value.kind === 'library') return applyLibrary(value.path, value.name, given, state, run, cause, after);
  return after(value.kind === 'unknown' ? value : { kind: 'unknown', cause: cause('it is not followed what is called') }, state);
}

/** Calls a method of a value, or a function in one of its fields. */
function callOfMethod(
  called: Extract<GoExpression, { kind: 'selector' }>,
  expression: Call,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  return run.evaluate(called.of, scope, state, (holder, end) =>
    givenTo(expression, scope, end, run, (given, then) => {
      const owner = followed(holder, then, cause);
      const isOnce = owner.kind === 'struct' && owner.type?.named?.path === 'sync' && owner.type.named.name === 'Once';
      const [first] = given;
      if (called.name === 'Do' && first?.kind === 'function' && (isOnce || owner.kind === 'unknown')) {
        const once = holder.kind === 'place' ? holder : placeOf(called.of, scope, then);
        if (owner.kind === 'struct' && owner.fields.has('done')) return after({ kind: 'tuple', items: [] }, then);
        const done =
          once && isOnce ? write({ ...once, path: [...once.path, 'done'] }, { kind: 'bool', value: true }, then, cause('')) : then;
        return apply(first, [], scope, done, run, cause, after);
      }
      if (owner.kind === 'struct' && owner.type !== undefined) {
        const type = owner.type.kind === 'pointer' && owner.type.element ? owner.type.element : owner.type;
        const method = methodOf(type, called.name);
        if (method !== undefined) {
          const { declaration, file, package: place } = method;
          const around: Scope = { file, package: place, cells: new Map(), depth: scope.depth };
          const embedded = method.path.reduce<Value>((inner, step) => followed(member(inner, step, cause), then, cause), owner);
          const own = declaration.ofPointer ? selfOf(holder, called.of, method.path, scope, then, run) : { self: embedded, state: then };
          const { scope: inner, state: within } = run.declare(declaration.self ?? '_', own.self, around, own.state);
          return run.call(declaration.body(), given, inner, within, cause('it is not followed'), after);
        }
        const field = owner.fields.get(called.name);
        if (field?.kind === 'function') return apply(field, given, scope, then, run, cause, after);
      }
      if (neverReturns('', called.name)) return { kind: 'stop' };
      const why = owner.kind === 'unknown' ? owner.cause : cause(`\`${called.name}\` is not followed`);
      return after({ kind: 'unknown', cause: why }, onlyReads('', called.name) ? then : unknownFrom(given, why, then));
    }),
  );
}

/** What a method of pointers is called on: the pointer, the place of the value, or a place that is made for it. */
function selfOf(
  holder: Value,
  of: GoExpression,
  path: readonly string[],
  scope: Scope,
  state: State,
  run: Operations,
): { self: Value; state: State } {
  const place = holder.kind === 'place' ? holder : placeOf(of, scope, state);
  if (place !== undefined) return { self: path.length === 0 ? place : inside(place, path, scope, state), state };
  // What the method changes in its copy is not known in what the value belongs to.
  const made = run.allocate(holder, of.kind === 'index' || of.kind === 'selector' ? storeInside(of, scope, state) : state);
  return { self: inside(made.place, path, scope, made.state), state: made.state };
}

const ofGo = new Set([
  'append',
  'cap',
  'clear',
  'close',
  'complex',
  'copy',
  'delete',
  'imag',
  'len',
  'make',
  'max',
  'min',
  'new',
  'real',
  'recover',
]);

/** Functions of Go itself, and conversions to a type of the package. */
function callOfGo(
  name: string,
  expression: Call,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  const [first] = expression.arguments;
  const type =
    first?.kind === 'type' ? first.type : first?.kind === 'name' ? { kind: 'name' as const, name: first.name, arguments: [] } : undefined;
  if (name === 'panic') return { kind: 'stop' };
  if ((name === 'new' || name === 'make') && type !== undefined) {
    const resolved = resolveType(type, typeScope(scope));
    const made = run.allocate(
      name === 'new' ? run.zero(type, scope, cause('its type is unknown')) : madeOf(type, resolved, expression, scope, cause),
      state,
    );
    return after(made.place, made.state);
  }
  return givenTo(expression, scope, state, run, (given, end) => {
    const [holder] = given;
    const value = holder && followed(holder, end, cause);
    if (name === 'len') {
      if (value?.kind === 'variable') return after({ kind: 'length', of: value.name }, end);
      if (value?.kind === 'text') return after({ kind: 'number', value: Buffer.byteLength(value.text) }, end);
      if (value?.kind === 'list') return after({ kind: 'number', value: value.items.length }, end);
      if (value?.kind === 'map') return after({ kind: 'number', value: value.entries.size }, end);
    }
    const added = name === 'append' ? itemsOf(given.slice(1), end, cause) : undefined;
    if (holder !== undefined && added !== undefined && (value?.kind === 'list' || value?.kind === 'nil')) {
      const list = value.kind === 'list' ? value : ({ kind: 'list', items: [], capacity: 0 } as const);
      const made = appended(holder, list, added, end, run, cause('it is changed in a way that is not followed'));
      return after(made.value, made.state);
    }
    const open = name === 'append' ? given.find((one) => one.kind === 'spread') : undefined;
    if (open?.kind === 'spread') {
      const why = followed(open.of, end, cause);
      const unknown: Value =
        why.kind === 'unknown' ? why : { kind: 'unknown', cause: cause('how much is added is known only when the program runs') };
      return after(unknown, unknownFrom([holder], unknown.cause, end));
    }
    // string(x), and Name(x) of a type that is made of string.
    const converts = name === 'string' || scope.package.type(name) !== undefined;
    if (converts && given.length === 1) {
      const to = scope.package.type(name) === undefined ? undefined : resolveType({ kind: 'name', name, arguments: [] }, typeScope(scope));
      return after(typed(plain(holder), to), end);
    }
    return after(
      value?.kind === 'unknown'
        ? value
        : {
            kind: 'unknown',
            cause: cause(
              ofGo.has(name) ? `\`${name}\` makes it, which is not followed` : `\`${name}\` is not declared in the sources that are here`,
            ),
          },
      unknownFrom(given, cause('it is changed in a way that is not followed'), end),
    );
  });
}

/** What `make` makes of a slice or a map. */
function madeOf(type: GoType, resolved: Resolved, { arguments: given }: Call, scope: Scope, cause: (why: string) => Cause): Value {
  const [, length, capacity] = given;
  if (resolved.kind === 'slice' && length?.kind === 'number' && length.value === 0) {
    if (capacity === undefined) return { kind: 'list', items: [], capacity: 0 };
    return { kind: 'list', items: [], ...(capacity.kind === 'number' ? { capacity: capacity.value } : {}) };
  }
  if (resolved.kind !== 'map') return { kind: 'unknown', cause: cause('its length is not followed') };
  const isText = type.kind === 'map' && resolveType(type.value, typeScope(scope)).kind === 'string';
  return { kind: 'map', entries: new Map(), ...(isText ? { element: text('') } : {}) };
}
