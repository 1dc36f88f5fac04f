import { isExported } from './model-fields';
import type { Declared, GoPackage } from './package';
import { type Resolved, resolveType } from './resolve-type';
import type { GoExpression, GoFile, GoMethod, GoStatement } from './syntax';

/** A text that a program makes, as far as its source says it: a fixed one, an environment variable's, or the latter with the former where it is not set. */
export interface KnownText {
  readonly text?: string;
  readonly variable?: string;
  /** A package variable that it was taken from. */
  readonly from?: string;
}

interface Scope {
  readonly file: GoFile;
  readonly package: GoPackage;
  /** Undefined where a name of the method stands for what is not known. */
  readonly locals: Map<string, KnownText | undefined>;
}

/** Deeper than any chain of constants that people write. */
const deepest = 32;

/** A method that a type has. */
export interface FoundMethod extends Declared<GoMethod> {
  /** It is taken over from an embedded pointer, which is nil when DynamORM asks a new value, and is none of pointers: the program panics. */
  readonly panics: boolean;
}

/** The method of a type, or the one that it takes over from what it embeds. */
export function methodOf(type: Resolved, name: string): FoundMethod | undefined {
  let level = [{ type, isNil: false }];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const found = level.flatMap(({ type: { declared }, isNil }) => {
      const method = declared?.package.method(declared.declaration.name, name);
      return method === undefined ? [] : [{ ...method, panics: isNil && !method.declaration.ofPointer }];
    });
    // Two at one depth hide each other.
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    level = level.flatMap(embeddedIn);
  }
  return undefined;
}

function embeddedIn({ type: { fields, scope }, isNil }: { type: Resolved; isNil: boolean }): { type: Resolved; isNil: boolean }[] {
  if (fields === undefined || scope === undefined) return [];
  return fields
    .filter((field) => field.embedded)
    .map((field) => resolveType(field.type, scope))
    .flatMap((type) => {
      if (type.kind !== 'pointer') return [{ type, isNil }];
      return type.element === undefined ? [] : [{ type: type.element, isNil: true }];
    });
}

/** What a method returns; undefined where its source does not say it. */
export function textOf({ declaration, file, package: owner }: Declared<GoMethod>): KnownText | undefined {
  return run(declaration.body, { file, package: owner, locals: new Map() });
}

/** Follows the statements to what they return. */
function run(statements: readonly GoStatement[], scope: Scope): KnownText | undefined {
  for (const [at, statement] of statements.entries()) {
    if (statement.kind === 'return') return evaluate(statement.value, scope);
    if (statement.kind === 'define') {
      define(statement, scope);
      continue;
    }
    if (statement.kind !== 'if') return undefined;
    const inside = { ...scope, locals: new Map(scope.locals) };
    if (statement.before?.kind === 'define') define(statement.before, inside);
    else if (statement.before !== undefined) return undefined;
    const set = whenSet(statement.condition, inside);
    if (set === undefined) return undefined;
    const rest = statements.slice(at + 1);
    const holding = run([...statement.body, ...rest], inside);
    const otherwise = run([...statement.else, ...rest], inside);
    return set.isSet ? fallback(holding, otherwise, set.variable) : fallback(otherwise, holding, set.variable);
  }
  return undefined;
}

/** Remembers what a name stands for; the second result of LookupEnv says whether the variable is set. */
function define({ names, value }: Extract<GoStatement, { kind: 'define' }>, { locals, ...scope }: Scope): void {
  const known = evaluate(value, { locals, ...scope });
  for (const name of names) locals.set(name, known);
}

/** The environment variable that a condition asks for, and whether it holds where that is set. */
function whenSet(condition: GoExpression, scope: Scope): { variable: string; isSet: boolean } | undefined {
  if (condition.kind === 'name') {
    const variable = scope.locals.get(condition.name)?.variable;
    return variable === undefined ? undefined : { variable, isSet: true };
  }
  if (condition.kind !== 'comparison') return undefined;
  const sides = [evaluate(condition.left, scope), evaluate(condition.right, scope)];
  const variable = sides.find((side) => side?.variable !== undefined && side.text === undefined)?.variable;
  const empty = sides.some((side) => side?.text === '' && side.variable === undefined);
  return variable !== undefined && empty ? { variable, isSet: condition.operator === '!=' } : undefined;
}

/** A name that is the variable's where it is set, and another one where it is not. */
function fallback(set: KnownText | undefined, unset: KnownText | undefined, variable: string): KnownText | undefined {
  if (set?.variable !== variable || set.text !== undefined) return undefined;
  if (unset === undefined || (unset.variable !== undefined && unset.variable !== variable)) return undefined;
  // Where it is not set its text is empty.
  return unset.variable === variable || unset.text === '' ? { variable } : { ...unset, variable };
}

/** What an expression stands for. */
function evaluate(expression: GoExpression, scope: Scope, depth = 0): KnownText | undefined {
  if (depth > deepest) return undefined;
  switch (expression.kind) {
    case 'text':
      return { text: expression.text };
    case 'sum': {
      const left = evaluate(expression.left, scope, depth + 1);
      const right = evaluate(expression.right, scope, depth + 1);
      if (left?.text === undefined || right?.text === undefined || left.variable !== undefined || right.variable !== undefined)
        return undefined;
      const from = left.from ?? right.from;
      return { text: left.text + right.text, ...(from === undefined ? {} : { from }) };
    }
    case 'name':
      return named(expression, scope, depth);
    case 'call':
      return called(expression, scope, depth);
    default:
      return undefined;
  }
}

function named({ package: owner, name }: Extract<GoExpression, { kind: 'name' }>, scope: Scope, depth: number): KnownText | undefined {
  if (owner === undefined && scope.locals.has(name)) return scope.locals.get(name);
  const place = owner === undefined ? scope.package : scope.package.importOf(owner, scope.file)?.package;
  if (place === undefined || (owner !== undefined && !isExported(name))) return undefined;
  const constant = place.constant(name);
  const declared = constant ?? place.variable(name);
  if (declared?.declaration.value === undefined) return undefined;
  const value = evaluate(declared.declaration.value, { file: declared.file, package: place, locals: new Map() }, depth + 1);
  return value === undefined || constant !== undefined || value.variable !== undefined ? value : { ...value, from: name };
}

function called(call: Extract<GoExpression, { kind: 'call' }>, scope: Scope, depth: number): KnownText | undefined {
  const path = call.package === undefined ? undefined : scope.package.importOf(call.package, scope.file)?.path;
  const [first, second] = call.arguments;
  if (path === 'os' && (call.name === 'Getenv' || call.name === 'LookupEnv') && first !== undefined) {
    const variable = evaluate(first, scope, depth + 1);
    return variable?.text === undefined || variable.variable !== undefined ? undefined : { variable: variable.text };
  }
  if (path === 'cmp' && call.name === 'Or' && call.arguments.length === 2) {
    const left = evaluate(first, scope, depth + 1);
    return left?.variable === undefined ? undefined : fallback(left, evaluate(second, scope, depth + 1), left.variable);
  }
  const converts = call.package === undefined && (call.name === 'string' || scope.package.type(call.name) !== undefined);
  return converts && call.arguments.length === 1 ? evaluate(first, scope, depth + 1) : undefined;
}

/** The name that DynamORM gives a table whose model has none: the type's, in its own plural. */
export function pluralOf(type: string): string {
  if (type.endsWith('s')) return `${type}es`;
  return type.endsWith('y') ? `${type.slice(0, -1)}ies` : `${type}s`;
}
