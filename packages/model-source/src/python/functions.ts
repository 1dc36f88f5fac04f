import type { Node } from 'web-tree-sitter';
import type { Value } from '../values/value';
import { type Code, placeOf } from './module';

/** A call of a function of the project, while what it returns is evaluated. */
export interface Frame {
  readonly id: number;
  readonly of: Code;
  /** The values of its parameters. */
  readonly values: Map<string, Value>;
  readonly outer?: Frame;
}

/** What finds the values of arguments. */
interface Evaluating {
  evaluate(code: Code): Value;
}

/** The one expression that a function returns, after nothing but names for parts of it; undefined where it does more. */
export function returnedBy({ node, module }: Code): Code | undefined {
  const body = node.childForFieldName('body');
  if (node.type === 'lambda') return body ? { node: body, module } : undefined;
  const statements = (body?.namedChildren ?? []).filter(({ type }) => type !== 'comment');
  const last = statements.pop();
  const value = last?.type === 'return_statement' ? last.namedChild(0) : undefined;
  // A name that is given a second value, as a parameter can be, is not the same in all lines.
  const named = new Set(
    node
      .childForFieldName('parameters')
      ?.descendantsOfType('identifier')
      .map(({ text }) => text),
  );
  const isNew = (name: string): boolean => !named.has(name) && named.add(name) !== undefined;
  const isPlain = statements.every((one) => {
    const [inner] = one.namedChildren;
    if (one.type !== 'expression_statement') return false;
    if (inner?.type === 'string') return true;
    const left = inner?.type === 'assignment' ? inner.childForFieldName('left') : undefined;
    return left?.type === 'identifier' && isNew(left.text);
  });
  return value && isPlain ? { node: value, module } : undefined;
}

/** The values of a function's parameters in a call, or in one without arguments; undefined where it cannot be seen whole. */
export function argumentsByName(
  call: Code | undefined,
  of: Code,
  evaluator: Evaluating,
  leading: readonly Value[] = [],
): Map<string, Value> | undefined {
  const positional = [...leading];
  const named = new Map<string, Value>();
  for (const argument of call?.node.childForFieldName('arguments')?.namedChildren ?? []) {
    if (argument.type === 'comment') continue;
    const evaluate = (node: Node | null): Value => evaluator.evaluate({ node: node ?? argument, module: call?.module ?? of.module });
    if (argument.type === 'keyword_argument') {
      named.set(argument.childForFieldName('name')?.text ?? '', evaluate(argument.childForFieldName('value')));
    } else if (argument.type === 'list_splat' || argument.type === 'dictionary_splat') {
      const more = evaluate(argument.namedChild(0));
      if (more.kind === 'list') positional.push(...more.items);
      else if (more.kind === 'mapping') for (const [name, value] of more.entries) named.set(name, value);
      else return undefined;
    } else positional.push(evaluate(argument));
  }
  return bound(of, positional, named, evaluator);
}

function bound(
  { node, module }: Code,
  positional: Value[],
  named: Map<string, Value>,
  evaluator: Evaluating,
): Map<string, Value> | undefined {
  const values = new Map<string, Value>();
  const place = placeOf({ node, module });
  let byName = false;
  for (const parameter of node.childForFieldName('parameters')?.namedChildren ?? []) {
    const inner = parameter.type === 'typed_parameter' ? (parameter.namedChild(0) ?? parameter) : parameter;
    const name = (inner.childForFieldName('name') ?? (inner.type === 'identifier' ? inner : inner.descendantsOfType('identifier')[0]))
      ?.text;
    if (parameter.type === 'keyword_separator') byName = true;
    if (name === undefined) continue;
    if (inner.type === 'list_splat_pattern') {
      values.set(name, { kind: 'list', items: positional.splice(0), place });
      byName = true;
    } else if (inner.type === 'dictionary_splat_pattern') {
      values.set(name, { kind: 'mapping', entries: new Map(named), place });
      named.clear();
    } else {
      const given = byName ? undefined : positional.shift();
      const fallback = parameter.childForFieldName('value');
      const value = given ?? named.get(name) ?? (fallback ? evaluator.evaluate({ node: fallback, module }) : undefined);
      if (value === undefined) return undefined;
      named.delete(name);
      values.set(name, value);
    }
  }
  return positional.length === 0 && named.size === 0 ? values : undefined;
}
