import type { BlockStatement, Function as FunctionNode, Node, Statement, SwitchStatement } from '@babel/types';
import { scalar, unknown, type Value } from '../values/value';
import { compared, truthOf } from './conditions';
import type { Evaluating } from './evaluating';
import { placeOf } from './module';
import { either, part } from './operators';
import { type Binding, keyOf, namesOf, type Scope, scopeOf } from './scope';

/** Where a statement leads to: on to the next one, or out of the function with a value. Without a value the program ends. */
type Way = 'on' | { readonly value?: Value };

/** Whether a node is a function that can be followed. */
export function isFunction(node: Node): node is FunctionNode {
  return (
    /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod)$/.test(node.type) &&
    !(node as FunctionNode).async &&
    !(node as FunctionNode).generator
  );
}

/** The scope of one call of a function: its parameters have values there. */
export function scopeOfCall(node: FunctionNode, around: Scope, given: readonly Value[], evaluating: Evaluating): Scope {
  const bindings = new Map<string, Binding>();
  const scope: Scope = { path: around.path, parent: around, bindings, call: new Map(), within: node };
  for (const [at, parameter] of node.params.entries()) {
    const place = placeOf(parameter, around.path);
    const value: Value =
      parameter.type === 'RestElement' ? { kind: 'list', items: given.slice(at), place } : (given[at] ?? scalar(null, place));
    bind(parameter.type === 'RestElement' ? (parameter.argument as Node) : parameter, value, scope, bindings, evaluating);
  }
  return scope;
}

/** What a call of a function gives; undefined where it never comes back. */
export function resultOf(node: FunctionNode, scope: Scope, evaluating: Evaluating): Value | undefined {
  if (node.body.type !== 'BlockStatement') return evaluating.evaluate(node.body, scope);
  const way = block(node.body, scope, evaluating);
  return way === 'on' ? scalar(null, placeOf(node, scope.path)) : way.value;
}

function block({ body }: BlockStatement, around: Scope, evaluating: Evaluating): Way {
  // Its functions and classes are known from its beginning, its variables from where they stand.
  const declared = scopeOf(
    { type: 'BlockStatement', body: body.filter(({ type }) => /^(?:Function|Class|TSEnum)/.test(type)) } as Node,
    around,
    around.path,
  );
  const bindings = new Map<string, Binding>();
  const scope: Scope = { path: around.path, parent: declared, bindings, ...(around.call ? { call: around.call } : {}) };
  for (const statement of body) {
    const way = follow(statement, scope, bindings, evaluating);
    if (way !== 'on') return way;
  }
  return 'on';
}

function follow(statement: Statement, scope: Scope, bindings: Map<string, Binding>, evaluating: Evaluating): Way {
  const inner = (one: Statement | null | undefined): Way =>
    one ? (one.type === 'BlockStatement' ? block(one, scope, evaluating) : follow(one, scope, bindings, evaluating)) : 'on';
  switch (statement.type) {
    case 'ReturnStatement':
      return {
        value: statement.argument ? evaluating.evaluate(statement.argument, scope) : scalar(null, placeOf(statement, scope.path)),
      };
    case 'ThrowStatement':
      return {};
    case 'BlockStatement':
      return inner(statement);
    case 'VariableDeclaration':
      for (const { id, init } of statement.declarations) {
        const value = init ? evaluating.evaluate(init, scope) : scalar(null, placeOf(statement, scope.path));
        const elsewhere =
          statement.kind === 'const' ? undefined : namesOf(id as Node).find((name) => evaluating.isSetElsewhere(name, scope));
        const why = `uses \`${elsewhere}\`, which a function gives another value`;
        bind(id as Node, elsewhere === undefined ? value : unknown(why, placeOf(statement, scope.path)), scope, bindings, evaluating);
      }
      return 'on';
    case 'IfStatement': {
      const holds = truthOf(evaluating.evaluate(statement.test, scope), evaluating.suppositions);
      if (holds !== undefined) return inner(holds ? statement.consequent : statement.alternate);
      return { value: unknown('depends on a condition', placeOf(statement.test, scope.path)) };
    }
    case 'SwitchStatement':
      return choose(statement, scope, evaluating);
    case 'TryStatement': {
      // Reading the environment throws nothing: what catches is reached where the block throws itself.
      const way = block(statement.block, scope, evaluating);
      const isThrown = way !== 'on' && way.value === undefined;
      return isThrown && statement.handler ? block(statement.handler.body, scope, evaluating) : way;
    }
    case 'ExpressionStatement':
      return assign(statement.expression, scope, evaluating);
    case 'EmptyStatement':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSEnumDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return 'on';
    default:
      return { value: unknown('is made by statements that are not followed', placeOf(statement, scope.path)) };
  }
}

/** A `switch` over what is known. */
function choose({ discriminant, cases }: SwitchStatement, scope: Scope, evaluating: Evaluating): Way {
  const place = placeOf(discriminant, scope.path);
  const value = evaluating.evaluate(discriminant, scope);
  let chosen = cases.findIndex(({ test }) => test === null || test === undefined);
  for (const [at, { test }] of cases.entries()) {
    if (!test) continue;
    const isIt = compared('===', value, evaluating.evaluate(test, scope), evaluating.suppositions, place);
    if (isIt.kind !== 'scalar') return { value: unknown('depends on a condition', place) };
    if (isIt.value === true) {
      chosen = at;
      break;
    }
  }
  const statements = chosen < 0 ? [] : cases.slice(chosen).flatMap(({ consequent }) => consequent);
  const end = statements.findIndex(({ type }) => type === 'BreakStatement');
  const body = end < 0 ? statements : statements.slice(0, end);
  return block({ type: 'BlockStatement', body, directives: [] } as unknown as BlockStatement, scope, evaluating);
}

/** `name = value`, `name ??= value` and `name ||= value`; other expressions change no name. */
function assign(expression: Node, scope: Scope, evaluating: Evaluating): Way {
  if (expression.type === 'CallExpression' && isExit(expression.callee)) return {};
  if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'Identifier') return 'on';
  const { left, operator, right } = expression;
  const owner = ownerOf(left.name, scope);
  const before = owner?.get(left.name);
  if (owner === undefined || before?.kind !== 'value') {
    return { value: unknown(`gives \`${left.name}\` another value`, placeOf(expression, scope.path)) };
  }
  const value =
    operator === '='
      ? evaluating.evaluate(right, scope)
      : operator === '??=' || operator === '||='
        ? either(before.value, operator.slice(0, 2), right, scope, placeOf(expression, scope.path), evaluating)
        : unknown('is calculated', placeOf(expression, scope.path));
  owner.set(left.name, { kind: 'value', value });
  return 'on';
}

/** The bindings that hold a variable of the function that is followed. */
function ownerOf(name: string, from: Scope): Map<string, Binding> | undefined {
  for (let scope: Scope | undefined = from; scope?.call; scope = scope.parent) {
    if (scope.bindings.has(name)) return scope.bindings as Map<string, Binding>;
  }
  return undefined;
}

function isExit(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'exit';
}

/** Gives the names of a pattern their values. */
function bind(pattern: Node, value: Value, scope: Scope, bindings: Map<string, Binding>, evaluating: Evaluating): void {
  switch (pattern.type) {
    case 'Identifier':
      bindings.set(pattern.name, { kind: 'value', value });
      return;
    case 'AssignmentPattern': {
      const isMissing = value.kind === 'scalar' && value.value === null;
      bind(pattern.left, isMissing ? evaluating.evaluate(pattern.right, scope) : value, scope, bindings, evaluating);
      return;
    }
    case 'TSParameterProperty':
      bind(pattern.parameter, value, scope, bindings, evaluating);
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        const key = property.type === 'ObjectProperty' && !property.computed ? keyOf(property.key) : undefined;
        const place = placeOf(property, scope.path);
        const found = key === undefined ? unknown('is a part of an object', place) : part(value, key, place, evaluating);
        bind(property.type === 'ObjectProperty' ? property.value : property.argument, found, scope, bindings, evaluating);
      }
      return;
    default:
      for (const name of namesOf(pattern)) {
        bindings.set(name, { kind: 'value', value: unknown('is a part of a list', placeOf(pattern, scope.path)) });
      }
  }
}
