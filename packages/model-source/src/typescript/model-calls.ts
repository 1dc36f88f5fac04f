import type { CallExpression, Node } from '@babel/types';
import type { Module } from './module';
import { lookUp, type Scope, scopeOf } from './scope';
import { childrenOf } from './walk';

/** A call of `defineModel`, and the scope it stands in. */
export interface ModelCall {
  readonly call: CallExpression;
  readonly scope: Scope;
}

/** Every call of `defineModel` in a file, in the order of the source. */
export function modelCalls(module: Module): ModelCall[] {
  const calls: ModelCall[] = [];
  const waiting: { node: Node; scope: Scope }[] = [{ node: module.program, scope: module.scope }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node } = next;
    const scope = node === module.program ? next.scope : scopeOf(node, next.scope, module.path);
    if (node.type === 'CallExpression' && isDefineModel(node.callee, scope)) calls.push({ call: node, scope });
    for (const child of childrenOf(node).reverse()) waiting.push({ node: child, scope });
  }
  return calls;
}

/** Whether a callee is the library's `defineModel`, under whatever name the file imports it. */
function isDefineModel(callee: Node, scope: Scope): boolean {
  if (callee.type === 'MemberExpression') {
    return !callee.computed && callee.property.type === 'Identifier' && callee.property.name === 'defineModel';
  }
  if (callee.type !== 'Identifier') return false;
  const binding = lookUp(callee.name, scope)?.binding;
  switch (binding?.kind) {
    case 'import':
      return binding.name === 'defineModel';
    case 'part':
      return binding.key === 'defineModel';
    default:
      return binding === undefined && callee.name === 'defineModel';
  }
}
