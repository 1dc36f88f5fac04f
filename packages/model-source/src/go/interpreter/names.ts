import { predeclaredKind } from '../kind';
import { isExported } from '../model-fields';
import type { GoPackage } from '../package';
import { resolveType } from '../resolve-type';
import type { GoValue } from '../syntax';
import type { Decision } from './decision';
import { initializersOf, setterOf } from './globals';
import { takenFrom } from './members';
import type { After, Operations } from './operations';
import { followed, put } from './storage';
import { asType } from './typed';
import { type Cause, type Scope, type State, type Value, zeroOf } from './value';

/** What a name means: a variable of the function, or what the package declares. */
export function named(name: string, scope: Scope, state: State, run: Operations, cause: (why: string) => Cause, after: After): Decision {
  const cell = scope.cells.get(name);
  if (cell !== undefined) return after(state.cell(cell) ?? { kind: 'unknown', cause: cause(`\`${name}\` is not followed`) }, state);
  const { package: owner } = scope;
  const constant = owner.constant(name);
  const inside = (file: Scope['file']): Scope => ({ file, package: owner, cells: new Map(), depth: scope.depth + 1 });
  if (constant?.declaration.value !== undefined) {
    const around = inside(constant.file);
    return run.evaluate(constant.declaration.value(), around, state, (value, end) =>
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
        ready = put(value, takenFrom(followed(value, ready, cause), name), ready, cause('it is changed in a way that is not followed'));
      }
      return initializers(name, holdsOthers, inside(file), ready, run, cause, (last) => after(last.global(declaration) ?? first, last));
    };
    if (declaration.value === undefined) {
      const type = declaration.type && resolveType(declaration.type, { file, package: owner, parameters: new Map() });
      return initialize(zeroOf(type, cause(`\`${name}\` is given its value when the program runs`)), state);
    }
    // A variable whose value asks for itself does not compile, but for functions.
    const busy = state.withGlobal(declaration, { kind: 'unknown', cause: cause(`\`${name}\` refers to itself`) });
    return run.evaluate(declaration.value(), inside(file), busy, (value, end) => {
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
  return after({ kind: 'unknown', cause: cause(whyUnknown(name, owner)) }, state);
}

/** Why a name stands for no value here. */
function whyUnknown(name: string, owner: GoPackage): string {
  if (owner.constant(name) !== undefined) return `\`${name}\` is counted with \`iota\`, which is not followed`;
  if (owner.type(name) !== undefined || predeclaredKind(name) !== undefined)
    return `what is made with the type \`${name}\` is not followed`;
  return `\`${name}\` is not declared in the sources that are here`;
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
