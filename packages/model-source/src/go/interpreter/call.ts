import { methodOf } from '../methods';
import { resolveType } from '../resolve-type';
import type { GoExpression } from '../syntax';
import type { Decision } from './decision';
import { callLibrary, neverReturns, pathOf } from './library';
import type { After, Operations } from './operations';
import { store } from './storage';
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
    givenTo(expression, scope, end, run, (given, then) => apply(value, given, expression, scope, then, run, cause, after)),
  );
}

/** Calls a value with others. */
function apply(
  value: Value,
  given: readonly Value[],
  expression: Call,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  if (value.kind === 'function') {
    const { body, scope: around } = value;
    return run.call(
      body,
      given,
      { ...around, depth: Math.max(around.depth, scope.depth) },
      state,
      cause('it is not followed'),
      (result, end) => after(result, writtenBack(expression, given, body, scope, end, cause)),
    );
  }
  if (value.kind === 'library') return applyLibrary(value.path, value.name, given, expression, scope, state, run, cause, after);
  return after(value.kind === 'unknown' ? value : { kind: 'unknown', cause: cause('it is not followed what is called') }, state);
}

function applyLibrary(
  path: string,
  name: string,
  given: readonly Value[],
  expression: Call,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  if (neverReturns(path, name)) return { kind: 'stop' };
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
  if (path === 'cmp' && name === 'Or') return firstOf(given, 0, state, run, cause, after);
  if (path === 'sync' && /^OnceValues?$|^OnceFunc$/.test(name) && first !== undefined) return after(first, state);
  const known = callLibrary(path, name, given);
  if (known !== undefined) return after(known, state);
  const open = given.find(({ kind }) => kind === 'unknown');
  if (open?.kind === 'unknown') return after(open, state);
  const variable = given.find(({ kind }) => kind === 'variable');
  const why =
    variable?.kind === 'variable'
      ? `what \`${variable.name}\` holds is a part of it`
      : `\`${path}.${name}\` makes it, which is not followed`;
  // What is handed over as a place may be given any value.
  let end = state;
  for (const one of expression.arguments) {
    if (one.kind === 'unary' && one.operator === '&') end = store(one, { kind: 'unknown', cause: cause(why) }, scope, end);
  }
  return after({ kind: 'unknown', cause: cause(why) }, end);
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
  return run.evaluate(called.of, scope, state, (owner, end) =>
    givenTo(expression, scope, end, run, (given, then) => {
      const isOnce = owner.kind === 'struct' && owner.type?.named?.path === 'sync' && owner.type.named.name === 'Once';
      const [first] = given;
      if (called.name === 'Do' && first?.kind === 'function' && (isOnce || owner.kind === 'unknown')) {
        return apply(first, [], expression, scope, then, run, cause, after);
      }
      if (owner.kind === 'struct' && owner.type !== undefined) {
        const type = owner.type.kind === 'pointer' && owner.type.element ? owner.type.element : owner.type;
        const method = methodOf(type, called.name);
        if (method !== undefined) {
          const { declaration, file, package: place } = method;
          const around: Scope = { file, package: place, cells: new Map(), depth: scope.depth };
          const { scope: inner, state: within } = run.declare(declaration.self ?? '_', owner, around, then);
          return run.call(declaration.body(), given, inner, within, cause('it is not followed'), (result, last) => {
            const self = declaration.ofPointer ? last.cell(inner.cells.get(declaration.self ?? '') ?? -1) : undefined;
            return after(result, self === undefined ? last : store(called.of, self, scope, last));
          });
        }
        const field = owner.fields.get(called.name);
        if (field?.kind === 'function') return apply(field, given, expression, scope, then, run, cause, after);
      }
      if (neverReturns('', called.name)) return { kind: 'stop' };
      const why = owner.kind === 'unknown' ? owner.cause : cause(`\`${called.name}\` is not followed`);
      return after({ kind: 'unknown', cause: why }, then);
    }),
  );
}

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
    const value = run.zero(type, scope, cause('its type is unknown'));
    const isTextMap =
      type.kind === 'map' && resolveType(type.value, { file: scope.file, package: scope.package, parameters: new Map() }).kind === 'string';
    return after(value.kind === 'map' && isTextMap ? { ...value, element: text('') } : value, state);
  }
  return givenTo(expression, scope, state, run, (given, end) => {
    const [value] = given;
    if (name === 'len') {
      if (value?.kind === 'variable') return after({ kind: 'length', of: value.name }, end);
      if (value?.kind === 'text') return after({ kind: 'number', value: value.text.length }, end);
      if (value?.kind === 'list') return after({ kind: 'number', value: value.items.length }, end);
    }
    if (name === 'append' && value?.kind === 'list') return after({ kind: 'list', items: [...value.items, ...given.slice(1)] }, end);
    // string(x), and Name(x) of a type that is made of string.
    const converts = name === 'string' || scope.package.type(name) !== undefined;
    if (converts && given.length === 1) return after(value, end);
    return after(
      value?.kind === 'unknown' ? value : { kind: 'unknown', cause: cause(`\`${name}\` is not declared in the sources that are here`) },
      end,
    );
  });
}

function givenTo(
  expression: Call,
  scope: Scope,
  state: State,
  run: Operations,
  after: (given: Value[], state: State) => Decision,
): Decision {
  const next = (at: number, found: Value[], end: State): Decision => {
    const one = expression.arguments[at];
    if (one === undefined) return after(found, end);
    return run.evaluate(one, scope, end, (value, then) => {
      const single = value.kind === 'tuple' && expression.arguments.length > 1 ? value.items[0] : value;
      return next(at + 1, single.kind === 'tuple' ? [...found, ...single.items] : [...found, single], then);
    });
  };
  return next(0, [], state);
}

/** A function that was handed the place of a value may have changed it. */
function writtenBack(
  expression: Call,
  given: readonly Value[],
  body: { readonly parameters: readonly { readonly type: { readonly kind: string } }[] },
  scope: Scope,
  state: State,
  cause: (why: string) => Cause,
): State {
  let end = state;
  for (const [at, one] of expression.arguments.entries()) {
    const isPlace = one.kind === 'unary' && one.operator === '&';
    if (isPlace && body.parameters[at]?.type.kind === 'pointer' && given[at]?.kind !== 'function') {
      end = store(one, { kind: 'unknown', cause: cause('a function is handed the place of it and may change it') }, scope, end);
    }
  }
  return end;
}
