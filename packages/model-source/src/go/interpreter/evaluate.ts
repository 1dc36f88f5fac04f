import { methodOf, pathToField } from '../methods';
import { isExported } from '../model-fields';
import { pointedTo } from '../resolve-type';
import type { GoExpression } from '../syntax';
import { call } from './call';
import { composite, typeOfComposite } from './composite';
import type { Decision } from './decision';
import { pathOf } from './library';
import { member, stepsTo, takenFrom } from './members';
import { sliced } from './memory';
import { named } from './names';
import type { After, Operations } from './operations';
import { compared, equal, sum } from './operators';
import { followed, placeOf, read, storeInside, unknownFrom } from './storage';
import { type Cause, type Scope, type State, text, type Value } from './value';

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
      return evaluate(expression.of, scope, state, run, (owner, end) => {
        const whole = followed(owner, end, cause);
        const holder = stepsTo(whole, expression.name).reduce((inner, step) => followed(member(inner, step, cause), end, cause), whole);
        if (!isMethod(holder, expression.name)) return after(member(holder, expression.name, cause), end);
        // The caller of the method may change what it belongs to.
        return unknown(
          `the method \`${expression.name}\` is called elsewhere`,
          unknownFrom([owner], cause(notFollowed), storeInside(expression, scope, end)),
        );
      });
    }
    case 'index':
      return evaluate(expression.of, scope, state, run, (owner, end) =>
        evaluate(expression.key, scope, end, run, (key, then) => after(entry(followed(owner, then, cause), key, cause), then)),
      );
    case 'slice':
      return slice(expression, scope, state, run, cause, after);
    case 'unary':
      return evaluate(expression.of, scope, state, run, (value, end) => {
        if (expression.operator === '*') return after(value.kind === 'place' ? (read(value, end, cause) ?? value) : value, end);
        if (expression.operator === '&') {
          const place = placeOf(expression.of, scope, end);
          if (place !== undefined) return after(place, end);
          if (expression.of.kind !== 'composite') return unknown(notFollowed, storeInside(expression.of, scope, end));
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

const notFollowed = 'it is changed in a way that is not followed';

/** Whether a name is that of a method that may change the value it is called on, and of no field. */
function isMethod(owner: Value, name: string): boolean {
  if (owner.kind !== 'struct' || owner.type === undefined || owner.fields.has(name)) return false;
  const type = pointedTo(owner.type);
  return pathToField(type, name) === undefined && methodOf(type, name)?.declaration.ofPointer === true;
}

/** `of[from:to:limit]`. */
function slice(
  { of, from, to, limit }: Extract<GoExpression, { kind: 'slice' }>,
  scope: Scope,
  state: State,
  run: Operations,
  cause: (why: string) => Cause,
  after: After,
): Decision {
  const bounds = Object.entries({ from, to, limit }).flatMap(([name, one]) => (one === undefined ? [] : [{ name, one }]));
  return evaluate(of, scope, state, run, (holder, end) => {
    const next = (at: number, found: Record<string, Value>, then: State): Decision => {
      if (at < bounds.length) {
        return evaluate(bounds[at].one, scope, then, run, (value, last) => next(at + 1, { ...found, [bounds[at].name]: value }, last));
      }
      const made = sliced(holder, of, found, scope, then, run, cause('its bounds are known only when the program runs'));
      return after(made.value, made.state);
    };
    return next(0, {}, end);
  });
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
  if (owner.kind === 'unknown') return { kind: 'unknown', cause: owner.cause };
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
