import type { ClassDeclaration, ClassExpression, Function as FunctionNode, Node } from '@babel/types';
import { isFunction } from './functions';
import type { Modules } from './modules';
import { targetOf } from './reference';
import type { Scope } from './scope';

/** A function of the project, and the scope that it is declared in. */
export interface FoundFunction {
  readonly node: FunctionNode;
  readonly scope: Scope;
}

/** The function of the project that a callee names. */
export function functionOf(callee: Node, scope: Scope, modules: Modules): FoundFunction | undefined {
  const target = targetOf(callee, scope, modules);
  return target?.kind === 'node' && isFunction(target.node) ? { node: target.node, scope: target.scope } : undefined;
}

/** The class of the project that a name stands for. */
export function classOf(
  name: string,
  scope: Scope,
  modules: Modules,
): { readonly node: ClassDeclaration | ClassExpression; readonly scope: Scope } | undefined {
  const target = targetOf({ type: 'Identifier', name } as Node, scope, modules);
  if (target?.kind !== 'node') return undefined;
  const { node } = target;
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression' ? { node, scope: target.scope } : undefined;
}
