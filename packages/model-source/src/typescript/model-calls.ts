import type { CallExpression, Function as FunctionNode, Node } from '@babel/types';
import type { Module } from './module';
import { type Scope, scopeOf } from './scope';
import { childrenOf } from './walk';

/** A node on the way from a file to a call, and the scope that it opens or stands in. */
export interface Step {
  readonly node: Node;
  readonly scope: Scope;
  readonly above?: Step;
}

/** A call, and the way to it. */
export interface FoundCall {
  readonly call: CallExpression;
  readonly scope: Scope;
  readonly step: Step;
}

/** The calls in a file that somebody looks for, in the order of the source; `see` is shown every other node on the way. */
export function callsIn(module: Module, isWanted: (callee: Node, scope: Scope) => boolean, see?: (step: Step) => void): FoundCall[] {
  const calls: FoundCall[] = [];
  const waiting: Step[] = [{ node: module.program, scope: module.scope }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, above } = next;
    const scope = node === module.program ? next.scope : scopeOf(node, next.scope, module.path);
    const step: Step = { node, scope, ...(above ? { above } : {}) };
    const isCall = node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
    if (isCall && isWanted(node.callee, scope)) calls.push({ call: node as CallExpression, scope, step });
    else see?.(step);
    for (const child of childrenOf(node).reverse()) waiting.push({ node: child, scope, above: step });
  }
  return calls;
}

/** A function with a name and parameters, and where it stands on the way to a call. */
export interface FunctionAround {
  readonly node: FunctionNode;
  readonly name: string;
  readonly step: Step;
}

/** The innermost function with a name and parameters that a call stands in. */
export function functionAround({ step }: FoundCall): FunctionAround | undefined {
  for (let at: Step | undefined = step; at; at = at.above) {
    const { node } = at;
    if (!('params' in node) || !Array.isArray(node.params) || node.params.length === 0) continue;
    const above = at.above?.node;
    const name =
      node.type === 'FunctionDeclaration'
        ? node.id?.name
        : above?.type === 'VariableDeclarator' && above.id.type === 'Identifier'
          ? above.id.name
          : undefined;
    return name === undefined ? undefined : { node: node as FunctionNode, name, step: at };
  }
  return undefined;
}

/** The scope of a call, seen from a scope of the function around it. */
export function scopeWithin(found: FoundCall, around: FunctionAround, scope: Scope): Scope {
  const below: Node[] = [];
  for (let at: Step | undefined = found.step; at && at !== around.step; at = at.above) below.unshift(at.node);
  return below.reduce((inner, node) => scopeOf(node, inner, scope.path), scope);
}
