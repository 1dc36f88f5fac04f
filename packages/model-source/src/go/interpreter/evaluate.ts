import { isExported } from '../model-fields';
import { type Resolved, resolveType } from '../resolve-type';
import type { GoExpression, GoType, GoValue } from '../syntax';
import { call } from './call';
import type { Decision } from './decision';
import { initializersOf, setterOf } from './globals';
import { pathOf } from './library';
import { member, takenFrom } from './members';
import type { After, Operations } from './operations';
import { compared, equal, sum } from './operators';
import { followed, placeOf, read, write } from './storage';
import { asType, typed, typeScope } from './typed';
import { type Cause, type Scope, type State, text, type Value, zeroOf } from './value';

/** Finds what an expression stands for, and goes on with it. */
export function evaluate(expression: GoExpression, scope: Scope, state: State, run: Operations, after: After): Decision {
  run.step();
  const cause = (why: string): Cause => ({ file: scope.file, offset: 'offset' in expression ? expression.offset : 0, why });
  const unknown = (why: string, at: State = state): Decision => after({ kind: 'unknown', cause: cause(why) }, at);
  switch (expression.kind) {
    case 'text':
      return after(text(expression.text), state);
    case 'number':
      return after({ kind: 'number', value: expression.value }, state);
    case 'function':
      return after({ kind: 'function', body: expression.function, scope }, state);
    case 'name':
      return named(expression.name, scope, state, run, cause, after);
    case 'selector': {
      const found = expression.of.kind === 'name' ? pathOf(expression.of.name, scope) : undefined;
      if (found !== undefined) {
        if (found.package === undefined) return after({ kind: 'library', path: found.path, name: expression.name }, state);
        if (!isExported(expression.name)) return unknown(`\`${expression.name}\` is not exported`);
        const [file] = found.package.files;
        const inside: Scope = { file, package: found.package, cells: new Map(), depth: scope.depth };
        return named(expression.name, inside, state, run, cause, after);
      }
      return evaluate(expression.of, scope, state, run, (owner, end) =>
        after(member(followed(owner, end, cause), expression.name, cause), end),
      );
    }
    case 'index':
      return evaluate(expression.of, scope, state, run, (owner, end) =>
        evaluate(expression.key, scope, end, run, (key, then) => after(entry(followed(owner, then, cause), key, cause), then)),
      );
    case 'unary':
      return evaluate(expression.of, scope, state, run, (value, end) => {
        if (expression.operator === '*') return after(value.kind === 'place' ? (read(value, end, cause) ?? value) : value, end);
        if (expression.operator === '&') {
          const place = placeOf(expression.of, scope, end);
          if (place !== undefined) return after(place, end);
          const made = run.allocate(value, end);
          return after(made.place, made.state);
        }
        if (expression.operator !== '!') return unknown('it is calculated', end);
        if (value.kind === 'bool') return after({ kind: 'bool', value: !value.value }, end);
        return after(value.kind === 'isSet' ? { ...value, holds: !value.holds } : value, end);
      });
    case 'binary':
      return binary(expression, scope, state, run, cause, after);
    case 'call':
      return call(expression, scope, state, run, after);
    case 'composite':
      return composite(expression, typeOfComposite(expression.type, scope), scope, state, run, cause, after);
    default:
      return unknown('the expression is not followed');
  }
}

/** What a name means: a variable of the function, or what the package declares. */
function named(name: string, scope: Scope, state: State, run: Operations, cause: (why: string) => Cause, after: After): Decision {
  const cell = scope.cells.get(name);
  if (cell !== undefined) return after(state.cell(cell) ?? { kind: 'unknown', cause: cause(`\`${name}\` is not followed`) }, state);
  const { package: owner } = scope;
  const constant = owner.constant(name);
  const inside = (file: Scope['file']): Scope => ({ file, package: owner, cells: new Map(), depth: scope.depth + 1 });
  if (constant?.declaration.value !== undefined) {
    const around = inside(constant.file);
    return evaluate(constant.declaration.value(), around, state, run, (value, end) =>
      after(asType(value, constant.declaration.type, around), end),
    );
  }
  const variable = owner.variable(name);
  if (variable !== undefined) {
    const { declaration, file } = variable;
    const known = state.global(declaration);
    if (known !== undefined) return after(known, state);
    const initialize = (value: Value, end: State): Decision => {
      const holdsOthers = value.kind === 'place' || value.kind === 'struct' || value.kind === 'list';
      const isSet = (value.kind === 'text' || holdsOthers) && setterOf(owner, declaration, holdsOthers) !== undefined;
      const isFirst = isSet || (value.kind === 'text' ? declaration.value !== undefined : holdsOthers && isUnset(declaration, name));
      const first = isFirst && value.kind !== 'place' ? takenFrom(value, name) : value;
      let ready = end.withGlobal(declaration, first);
      if (isFirst && value.kind === 'place') {
        ready = write(value, takenFrom(followed(value, ready, cause), name), ready, cause('it is changed in a way that is not followed'));
      }
      return initializers(name, holdsOthers, inside(file), ready, run, cause, (last) => after(last.global(declaration) ?? first, last));
    };
    if (declaration.value === undefined) {
      const type = declaration.type && resolveType(declaration.type, { file, package: owner, parameters: new Map() });
      return initialize(zeroOf(type, cause(`\`${name}\` is given its value when the program runs`)), state);
    }
    // A variable whose value asks for itself does not compile, but for functions.
    const busy = state.withGlobal(declaration, { kind: 'unknown', cause: cause(`\`${name}\` refers to itself`) });
    return evaluate(declaration.value(), inside(file), busy, run, (value, end) => {
      const part = value.kind === 'tuple' && declaration.part !== undefined ? value.items[declaration.part] : value;
      return initialize(asType(part ?? value, declaration.type, inside(file)), end);
    });
  }
  const declared = owner.function(name);
  if (declared !== undefined) {
    return after({ kind: 'function', body: declared.declaration.body(), scope: inside(declared.file), name }, state);
  }
  if (name === 'true' || name === 'false') return after({ kind: 'bool', value: name === 'true' }, state);
  if (name === 'nil') return after({ kind: 'nil' }, state);
  return after({ kind: 'unknown', cause: cause(`\`${name}\` is not declared in the sources that are here`) }, state);
}

/** A variable that other packages can see, and that only they can have given a value. */
function isUnset({ value }: GoValue, name: string): boolean {
  return value === undefined && isExported(name);
}

/** Runs the functions `init` that give a variable its value. */
function initializers(
  name: string,
  holdsOthers: boolean,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: (state: State) => Decision,
): Decision {
  const all = initializersOf(scope.package, name, holdsOthers);
  const next = (at: number, end: State): Decision => {
    if (at >= all.length) return after(end);
    const { declaration, file } = all[at];
    return run.call(declaration.body(), [], { ...scope, file }, end, cause('it is given its value when the program starts'), (_, then) =>
      next(at + 1, then),
    );
  };
  return next(0, state);
}

function binary(
  { operator, left, right }: Extract<GoExpression, { kind: 'binary' }>,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  return evaluate(left, scope, state, run, (first, end) => {
    if (operator === '&&' || operator === '||') {
      return run.truth(first, cause('a condition decides it that is known only when the program runs'), end, (holds, then) =>
        holds === (operator === '||') ? after({ kind: 'bool', value: holds }, then) : evaluate(right, scope, then, run, after),
      );
    }
    return evaluate(right, scope, end, run, (second, then) => {
      if (operator === '==' || operator === '!=') {
        const value = equal(first, second, cause('a comparison decides it that is not followed'));
        if (operator === '==') return after(value, then);
        if (value.kind === 'bool') return after({ kind: 'bool', value: !value.value }, then);
        return after(value.kind === 'isSet' ? { ...value, holds: !value.holds } : value, then);
      }
      if (operator === '+') return after(sum(first, second, cause), then);
      return after(compared(operator, first, second, cause), then);
    });
  });
}

/** What `value, ok := map[key]` gives. */
export function entryAndWhether(
  { of, key, offset }: Extract<GoExpression, { kind: 'index' }>,
  scope: Scope,
  state: State,
  run: Operations,
  after: After,
): Decision {
  const cause = (why: string): Cause => ({ file: scope.file, offset, why });
  return evaluate(of, scope, state, run, (owner, end) =>
    evaluate(key, scope, end, run, (name, then) => {
      const inner = followed(owner, then, cause);
      const value = entry(inner, name, cause);
      const known = inner.kind === 'map' && name.kind === 'text' ? inner.entries.has(name.text) : undefined;
      const isThere: Value =
        known === undefined ? { kind: 'unknown', cause: cause('it is chosen when the program runs') } : { kind: 'bool', value: known };
      return after({ kind: 'tuple', items: [value, isThere] }, then);
    }),
  );
}

/** An entry of a map or a list; of a map that has it not, what Go gives. */
function entry(owner: Value, key: Value, cause: (why: string) => Cause): Value {
  if (owner.kind === 'unknown') return owner;
  if (owner.kind === 'map' && (key.kind === 'text' || key.kind === 'number')) {
    const found = owner.entries.get(String(key.kind === 'text' ? key.text : key.value));
    return takenFrom(found ?? owner.element ?? { kind: 'unknown', cause: cause('the map has no such entry') }, owner.from);
  }
  if (owner.kind === 'list' && key.kind === 'number' && owner.items[key.value] !== undefined) {
    return takenFrom(owner.items[key.value], owner.from);
  }
  if (key.kind === 'variable') return { kind: 'unknown', cause: cause(`what \`${key.name}\` holds chooses it`) };
  return key.kind === 'unknown' ? key : { kind: 'unknown', cause: cause('it is chosen when the program runs') };
}

function composite(
  { type, elements }: Extract<GoExpression, { kind: 'composite' }>,
  resolved: Resolved | undefined,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  const of = type?.kind === 'map' ? typeOfComposite(type.value, scope) : resolved?.kind === 'struct' ? undefined : resolved?.element;
  const next = (at: number, found: { key?: string; value: Value }[], end: State): Decision => {
    if (at >= elements.length) {
      const value = made(resolved, found, cause);
      if (resolved?.kind !== 'slice' && resolved?.kind !== 'map') return after(value, end);
      const own = run.allocate(value, end);
      return after(own.place, own.state);
    }
    const { key, value: expression } = elements[at];
    return part(expression, of, scope, end, run, cause, (value, then) => {
      if (key === undefined) return next(at + 1, [...found, { value }], then);
      // The key of a struct is the name of a field, that of a map any expression.
      if (key.kind === 'name' && resolved?.kind !== 'map') return next(at + 1, [...found, { key: key.name, value }], then);
      return evaluate(key, scope, then, run, (name, last) =>
        next(
          at + 1,
          [...found, { ...(name.kind === 'text' ? { key: name.text } : name.kind === 'number' ? { key: String(name.value) } : {}), value }],
          last,
        ),
      );
    });
  };
  return next(0, [], state);
}

function typeOfComposite(type: GoType | undefined, scope: Scope): Resolved | undefined {
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
  if (expression.kind !== 'composite' || expression.type !== undefined) return evaluate(expression, scope, state, run, after);
  if (type?.kind !== 'pointer') return composite(expression, type, scope, state, run, cause, after);
  return composite(expression, type.element, scope, state, run, cause, (value, end) => {
    const own = run.allocate(value, end);
    return after(own.place, own.state);
  });
}

function made(type: Resolved | undefined, found: readonly { key?: string; value: Value }[], cause: (why: string) => Cause): Value {
  if (type?.kind === 'slice' || type?.kind === 'array') return { kind: 'list', items: found.map(({ value }) => value) };
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
