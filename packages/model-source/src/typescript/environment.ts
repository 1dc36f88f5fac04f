import type { Node } from '@babel/types';
import { isWholeEnvironment } from '../values/value';
import { lookUp, type Scope } from './scope';

/** Whether a node is `process.env`, or the `env` of node:process. */
export function isEnvironment(node: Node, scope: Scope, chain = 0): boolean {
  if (node.type === 'Identifier') return isOfProcess(node.name, 'env', scope) || isNamedEnvironment(node.name, scope, chain);
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return false;
  if (node.computed || node.property.type !== 'Identifier' || node.property.name !== 'env') return false;
  if (isGlobalProcess(node.object, scope)) return true;
  if (node.object.type !== 'Identifier') return false;
  const { name } = node.object;
  return (name === 'process' && lookUp(name, scope) === undefined) || isOfProcess(name, 'default', scope) || isOfProcess(name, '*', scope);
}

/** `const env = process.env`, `const { env } = process`, and a parameter that is given the environment. */
function isNamedEnvironment(name: string, scope: Scope, chain: number): boolean {
  const found = lookUp(name, scope);
  if (found === undefined || chain > 8) return false;
  const { binding } = found;
  if (binding.kind === 'value') return isWholeEnvironment(binding.value);
  if (binding.kind === 'constant') return isEnvironment(binding.init, found.scope, chain + 1);
  if (binding.kind !== 'part' || binding.key !== 'env') return false;
  return (
    isGlobalProcess(binding.of, found.scope) ||
    (binding.of.type === 'Identifier' && binding.of.name === 'process' && lookUp('process', found.scope) === undefined)
  );
}

/** `globalThis.process`. */
function isGlobalProcess(node: Node, scope: Scope): boolean {
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier' || node.property.name !== 'process')
    return false;
  return node.object.type === 'Identifier' && /^global(?:This)?$/.test(node.object.name) && lookUp(node.object.name, scope) === undefined;
}

function isOfProcess(name: string, exported: string, scope: Scope): boolean {
  const binding = lookUp(name, scope)?.binding;
  return binding?.kind === 'import' && /^(node:)?process$/.test(binding.from) && binding.name === exported;
}
