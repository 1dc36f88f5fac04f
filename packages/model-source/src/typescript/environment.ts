import type { Node } from '@babel/types';
import { lookUp, type Scope } from './scope';

/** Whether a node is `process.env`, or the `env` of node:process. */
export function isEnvironment(node: Node, scope: Scope): boolean {
  if (node.type === 'Identifier') return isOfProcess(node.name, 'env', scope);
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return false;
  if (node.computed || node.property.type !== 'Identifier' || node.property.name !== 'env' || node.object.type !== 'Identifier')
    return false;
  const { name } = node.object;
  return (name === 'process' && lookUp(name, scope) === undefined) || isOfProcess(name, 'default', scope) || isOfProcess(name, '*', scope);
}

function isOfProcess(name: string, exported: string, scope: Scope): boolean {
  const binding = lookUp(name, scope)?.binding;
  return binding?.kind === 'import' && /^(node:)?process$/.test(binding.from) && binding.name === exported;
}
