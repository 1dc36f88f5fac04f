import type { Node } from 'web-tree-sitter';
import type { Value } from '../values/value';
import type { Evaluator } from './evaluate';
import type { Code } from './module';

/** The arguments of a call by name, and those without one; undefined where they cannot be seen. */
export function argumentsOf({ node, module }: Code, evaluator: Evaluator): CallArguments | undefined {
  const named = new Map<string, { readonly code?: Code; readonly value: Value }>();
  const positional: Code[] = [];
  for (const argument of node.childForFieldName('arguments')?.namedChildren ?? []) {
    const code = { node: argument, module };
    if (argument.type === 'comment') continue;
    if (argument.type === 'list_splat') return undefined;
    if (argument.type === 'dictionary_splat') {
      const spread = evaluator.evaluate({ node: argument.namedChild(0) as Node, module });
      if (spread.kind !== 'mapping') return undefined;
      for (const [name, value] of spread.entries) named.set(name, { value });
    } else if (argument.type === 'keyword_argument') {
      const inner = { node: argument.childForFieldName('value') as Node, module };
      named.set(argument.childForFieldName('name')?.text ?? '', { code: inner, value: evaluator.evaluate(inner) });
    } else positional.push(code);
  }
  return { named, positional };
}

/** What a call is given. */
export interface CallArguments {
  readonly named: ReadonlyMap<string, { readonly code?: Code; readonly value: Value }>;
  readonly positional: Code[];
}
