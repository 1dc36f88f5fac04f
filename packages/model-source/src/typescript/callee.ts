import type { ClassDeclaration, ClassExpression, Function as FunctionNode, Node } from '@babel/types';
import { isFunction } from './functions';
import type { Definition, Modules } from './modules';
import { keyOf, lookUp, type Scope } from './scope';

/** A function of the project, and the scope that it is declared in. */
export interface FoundFunction {
  readonly node: FunctionNode;
  readonly scope: Scope;
}

/** More names for one another than any project has. */
const longestChain = 24;

/** The function of the project that a callee names. */
export function functionOf(callee: Node, scope: Scope, modules: Modules, chain = 0): FoundFunction | undefined {
  if (chain > longestChain) return undefined;
  if (isFunction(callee)) return { node: callee, scope };
  const followed = (definition: Definition) => {
    if ('why' in definition) return undefined;
    if ('node' in definition) return functionOf(definition.node, definition.scope, modules, chain + 1);
    return functionOf({ type: 'Identifier', name: definition.name } as Node, definition.scope, modules, chain + 1);
  };
  if (callee.type === 'MemberExpression' && !callee.computed && callee.object.type === 'Identifier') {
    const name = keyOf(callee.property) ?? '';
    const found = lookUp(callee.object.name, scope);
    if (found?.binding.kind === 'import' && found.binding.name === '*') {
      return followed(modules.definition(found.scope.path, found.binding.from, name));
    }
    const owner = ownerOf(callee.object.name, scope, modules);
    return owner && memberOf(owner.node, name, owner.scope, modules, chain);
  }
  const found = callee.type === 'Identifier' ? lookUp(callee.name, scope) : undefined;
  switch (found?.binding.kind) {
    case 'function':
      return isFunction(found.binding.node) ? { node: found.binding.node, scope: found.scope } : undefined;
    case 'constant':
      return functionOf(found.binding.init, found.scope, modules, chain + 1);
    case 'import':
      return followed(modules.definition(found.scope.path, found.binding.from, found.binding.name));
    default:
      return undefined;
  }
}

/** What a name stands for whose member is called: an object, a class, or what makes an instance of one. */
function ownerOf(name: string, scope: Scope, modules: Modules): { readonly node: Node; readonly scope: Scope } | undefined {
  let [at, from]: [string, Scope] = [name, scope];
  for (let chain = 0; chain < longestChain; chain++) {
    const found = lookUp(at, from);
    if (found?.binding.kind === 'constant') {
      return found.binding.init.type === 'Identifier'
        ? ownerOf(found.binding.init.name, found.scope, modules)
        : { node: found.binding.init, scope: found.scope };
    }
    if (found?.binding.kind === 'class') return { node: found.binding.node, scope: found.scope };
    if (found?.binding.kind !== 'import') return undefined;
    const definition = modules.definition(found.scope.path, found.binding.from, found.binding.name);
    if ('why' in definition) return undefined;
    if ('node' in definition) return definition;
    [at, from] = [definition.name, definition.scope];
  }
  return undefined;
}

function memberOf(owner: Node, name: string, scope: Scope, modules: Modules, chain: number): FoundFunction | undefined {
  if (owner.type === 'TSAsExpression' || owner.type === 'TSSatisfiesExpression')
    return memberOf(owner.expression, name, scope, modules, chain);
  if (owner.type === 'ObjectExpression') {
    const found = owner.properties.find((one) => one.type !== 'SpreadElement' && !one.computed && keyOf(one.key) === name);
    const value = found?.type === 'ObjectProperty' ? found.value : found;
    return value && functionOf(value, scope, modules, chain + 1);
  }
  const isInstance = owner.type === 'NewExpression';
  const made = isInstance && owner.callee.type === 'Identifier' ? ownerOf(owner.callee.name, scope, modules) : undefined;
  const type = isInstance ? made : { node: owner, scope };
  if (type?.node.type !== 'ClassDeclaration' && type?.node.type !== 'ClassExpression') return undefined;
  for (const member of type.node.body.body) {
    if (member.type !== 'ClassMethod' && member.type !== 'ClassProperty') continue;
    if (member.computed || keyOf(member.key as Node) !== name || Boolean(member.static) === isInstance) continue;
    const value = member.type === 'ClassProperty' ? member.value : member;
    return value ? functionOf(value, type.scope, modules, chain + 1) : undefined;
  }
  return undefined;
}

/** The class of the project that a name stands for. */
export function classOf(
  name: string,
  scope: Scope,
  modules: Modules,
): { readonly node: ClassDeclaration | ClassExpression; readonly scope: Scope } | undefined {
  const owner = ownerOf(name, scope, modules);
  return owner?.node.type === 'ClassDeclaration' || owner?.node.type === 'ClassExpression'
    ? { node: owner.node, scope: owner.scope }
    : undefined;
}
