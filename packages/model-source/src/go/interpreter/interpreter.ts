import type { Declared } from '../package';
import { type Resolved, resolveType } from '../resolve-type';
import type { GoExpression, GoFunction, GoFunctionBody, GoStatement, GoType } from '../syntax';
import { assign, assignAll, spread } from './assignments';
import { cases, loop, unfollowed } from './branches';
import type { Decision } from './decision';
import { entryAndWhether, evaluate } from './evaluate';
import type { Exits, Flow } from './flow';
import type { After } from './operations';
import { changesNothing } from './quiet';
import { followed } from './storage';
import { asType } from './typed';
import { type Cause, type Place, type Scope, State, type Value, zeroOf } from './value';

/** More steps than a function takes that people write to name a table. */
const mostSteps = 4_000;

/** More calls within one another than such functions have. */
const deepest = 24;

/** A function that takes more steps than are followed. */
export class TooLong extends Error {}

/** Follows functions of a program along all ways that they may take. What is decided elsewhere makes two ways of one. */
export class Interpreter implements Flow {
  private steps = 0;
  private nextCell = 0;

  /** What a function or method returns when it is called on a value that nothing was given to. */
  public run({ declaration, file, package: owner }: Declared<GoFunction>, self?: Resolved): Decision {
    const scope: Scope = { file, package: owner, cells: new Map(), depth: 0 };
    const cause: Cause = { file, offset: declaration.offset, why: 'it is no function that can be followed' };
    const end: After = (value) => ({ kind: 'value', value });
    if (declaration.self === undefined) return this.call(declaration.body(), [], scope, new State(), cause, end);
    const zero = zeroOf(self, cause);
    const made = declaration.ofPointer ? this.allocate(zero, new State()) : { place: zero, state: new State() };
    const { scope: inner, state } = this.declare(declaration.self, made.place, scope, made.state);
    return this.call(declaration.body(), [], inner, state, cause, end);
  }

  /** Calls a function with values; `around` is what its names mean outside of it. */
  public call(body: GoFunctionBody, given: readonly Value[], around: Scope, state: State, cause: Cause, after: After): Decision {
    this.step();
    if (around.depth > deepest) return after({ kind: 'unknown', cause: { ...cause, why: 'it calls itself too deeply' } }, state);
    let scope: Scope = { ...around, depth: around.depth + 1 };
    let at = state;
    for (const [index, { name, type, variadic }] of body.parameters.entries()) {
      const missing: Value = { kind: 'unknown', cause: { ...cause, why: `\`${name}\` is an argument` } };
      let value = asType(given[index] ?? missing, type, around);
      const more = given.slice(index);
      // `list...` hands the list itself over.
      if (variadic && more.length === 1 && more[0].kind === 'spread') value = more[0].of;
      else if (variadic) ({ place: value, state: at } = this.allocate({ kind: 'list', items: more, capacity: more.length }, at));
      ({ scope, state: at } = this.declare(name, value, scope, at));
    }
    for (const { name, type } of body.results) {
      ({ scope, state: at } = this.declare(name, this.zero(type, scope, cause), scope, at));
    }
    const result = (values: readonly Value[], end: State): Decision =>
      after(values.length === 1 ? values[0] : { kind: 'tuple', items: values }, end);
    const named = (end: State, inner: Scope): Decision =>
      result(
        body.results.map(({ name }) => this.cellOf(name, inner, end) ?? { kind: 'unknown', cause }),
        end,
      );
    return this.statements(body.statements, 0, scope, at, {
      next: (_, end) => (body.results.length > 0 ? named(end, scope) : result([{ kind: 'nil' }], end)),
      returned: (values, end) => (values.length === 0 && body.results.length > 0 ? named(end, scope) : result(values, end)),
      left: (end) => result([{ kind: 'unknown', cause }], end),
      again: (end) => result([{ kind: 'unknown', cause }], end),
    });
  }

  /** Gives a name a cell of its own. */
  public declare(name: string, value: Value, scope: Scope, state: State): { scope: Scope; state: State } {
    if (name === '_') return { scope, state };
    const cell = this.nextCell++;
    return { scope: { ...scope, cells: new Map(scope.cells).set(name, cell) }, state: state.withCell(cell, value) };
  }

  /** Gives a value a place of its own, which a pointer, a slice or a map is. */
  public allocate(value: Value, state: State): { place: Place; state: State } {
    const at = this.nextCell++;
    return { place: { kind: 'place', at, path: [] }, state: state.withCell(at, value) };
  }

  public zero(type: GoType, { file, package: owner }: Scope, cause: Cause): Value {
    return zeroOf(resolveType(type, { file, package: owner, parameters: new Map() }), cause);
  }

  /** Goes both ways, where something asks whether an environment variable is set. */
  public whetherSet(name: string, state: State, after: (isSet: boolean, state: State) => Decision): Decision {
    const known = state.answer(name);
    if (known !== undefined) return after(known, state);
    return { kind: 'variable', name, set: after(true, state.supposing(name, true)), unset: after(false, state.supposing(name, false)) };
  }

  /** Goes both ways, where nothing here says which one the program takes. */
  public open(cause: Cause, state: State, after: (holds: boolean, state: State) => Decision): Decision {
    const question = `${cause.file.path} ${cause.offset}`;
    const known = state.answer(question);
    if (known !== undefined) return after(known, state);
    return { kind: 'open', cause, yes: after(true, state.supposing(question, true)), no: after(false, state.supposing(question, false)) };
  }

  public evaluate(expression: GoExpression, scope: Scope, state: State, after: After): Decision {
    return evaluate(expression, scope, state, this, after);
  }

  public step(): void {
    if (++this.steps > mostSteps) throw new TooLong();
  }

  private cellOf(name: string, { cells }: Scope, state: State): Value | undefined {
    const cell = cells.get(name);
    return cell === undefined ? undefined : state.cell(cell);
  }

  public statements(all: readonly GoStatement[], at: number, scope: Scope, state: State, exits: Exits): Decision {
    if (at >= all.length) return exits.next(scope, state);
    return this.statement(all[at], scope, state, { ...exits, next: (inner, end) => this.statements(all, at + 1, inner, end, exits) });
  }

  /** Statements with names of their own. */
  public block(body: readonly GoStatement[], scope: Scope, outer: Scope, state: State, exits: Exits): Decision {
    return this.statements(body, 0, scope, state, { ...exits, next: (_, end) => exits.next(outer, end) });
  }

  private statement(one: GoStatement, scope: Scope, state: State, exits: Exits): Decision {
    this.step();
    const cause = (why: string): Cause => ({ file: scope.file, offset: 'offset' in one ? one.offset : 0, why });
    switch (one.kind) {
      case 'return':
        return this.values(one.values, scope, state, (values, end) => {
          const flat = values.length === 1 && values[0].kind === 'tuple' ? values[0].items : values;
          return exits.returned(flat, end, scope);
        });
      case 'declare': {
        if (one.values.length === 0) {
          const zero =
            one.type === undefined
              ? { kind: 'unknown' as const, cause: cause('it has no type') }
              : this.zero(one.type, scope, cause('its type is unknown'));
          return assignAll(
            one.names,
            one.names.map(() => zero),
            scope,
            state,
            exits,
            this,
          );
        }
        return this.values(one.values, scope, state, (values, end) =>
          assignAll(
            one.names,
            spread(values, one.names.length).map((value) => asType(value, one.type, scope)),
            scope,
            end,
            exits,
            this,
          ),
        );
      }
      case 'assign':
        if (one.targets.length === 2 && one.values.length === 1 && one.values[0].kind === 'index') {
          return entryAndWhether(one.values[0], scope, state, this, (value, end) =>
            assign(one, spread([value], 2), scope, end, exits, this),
          );
        }
        return this.values(one.values, scope, state, (values, end) =>
          assign(one, spread(values, one.targets.length), scope, end, exits, this),
        );
      case 'if': {
        const decide = (inner: Scope, end: State): Decision =>
          evaluate(one.condition, inner, end, this, (value, then) =>
            this.truth(value, cause('a condition decides it that is known only when the program runs'), then, (holds, last) =>
              this.block(holds ? one.body : one.else, inner, scope, last, exits),
            ),
          );
        if (changesNothing(one.body, scope) && changesNothing(one.else, scope)) return exits.next(scope, state);
        return one.before === undefined ? decide(scope, state) : this.statement(one.before, scope, state, { ...exits, next: decide });
      }
      case 'switch': {
        const decide = (inner: Scope, end: State): Decision =>
          one.value === undefined
            ? cases(one, 0, undefined, inner, scope, end, exits, this)
            : evaluate(one.value, inner, end, this, (value, then) => cases(one, 0, value, inner, scope, then, exits, this));
        return one.before === undefined ? decide(scope, state) : this.statement(one.before, scope, state, { ...exits, next: decide });
      }
      case 'range':
        return evaluate(one.over, scope, state, this, (over, end) => {
          const value = followed(over, end, cause);
          if (value.kind === 'nil') return exits.next(scope, end);
          if (value.kind !== 'list')
            return unfollowed(one.body, cause('it is found in a list that is known only when the program runs'), scope, end, exits);
          return loop(one, over, value.items, 0, scope, end, exits, this);
        });
      case 'block':
        return this.block(one.body, scope, scope, state, exits);
      case 'expression':
        return evaluate(one.expression, scope, state, this, (_, end) => exits.next(scope, end));
      case 'break':
        return exits.left(state);
      case 'continue':
        return exits.again(state);
      case 'nothing':
        return exits.next(scope, state);
      case 'other':
        return unfollowed([one], cause('a loop or another statement makes it that is not followed'), scope, state, exits);
    }
  }

  /** Goes the ways that a condition allows. */
  public truth(value: Value, cause: Cause, state: State, after: (holds: boolean, state: State) => Decision): Decision {
    if (value.kind === 'bool') return after(value.value, state);
    if (value.kind === 'isSet') return this.whetherSet(value.variable, state, (isSet, end) => after(isSet === value.holds, end));
    return this.open(value.kind === 'unknown' ? value.cause : cause, state, after);
  }

  private values(all: readonly GoExpression[], scope: Scope, state: State, after: (values: Value[], state: State) => Decision): Decision {
    const next = (at: number, found: Value[], end: State): Decision =>
      at >= all.length ? after(found, end) : evaluate(all[at], scope, end, this, (value, then) => next(at + 1, [...found, value], then));
    return next(0, [], state);
  }
}
