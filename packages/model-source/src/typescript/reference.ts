import type { CallExpression, MemberExpression, Node, ObjectExpression } from '@babel/types';
import type { Module } from './module';
import type { Definition, Modules } from './modules';
import { plain, requiredBy } from './required';
import { keyOf, lookUp, type Scope } from './scope';

/** What a name or a member stands for in the end. */
export type Target =
  | { readonly kind: 'node'; readonly node: Node; readonly scope: Scope }
  | { readonly kind: 'module'; readonly module: Module }
  /** A name of a package that is not looked into, or one that nobody declares; `*` is all of a package. */
  | { readonly kind: 'outside'; readonly name: string };

/** More names for one another than any project has. */
const longestChain = 24;

/** Follows names, members, imports and exports to what they stand for; undefined where the source does not say it. */
export function targetOf(node: Node, scope: Scope, modules: Modules, chain = 0): Target | undefined {
  if (chain > longestChain) return undefined;
  const next = (one: Node, around = scope): Target | undefined => targetOf(one, around, modules, chain + 1);
  const expression = plain(node);
  if (expression !== node) return next(expression);
  switch (node.type) {
    case 'Identifier':
      return named(node.name, scope, modules, chain);
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = nameOf(node as MemberExpression);
      const owner = name === undefined ? undefined : next(node.object);
      return owner && name !== undefined ? memberOf(owner, name, modules, chain + 1) : undefined;
    }
    case 'CallExpression':
    case 'AwaitExpression': {
      const required = requiredBy(node);
      if (required !== undefined) return defined(modules.definition(scope.path, required, '*'), modules, chain);
      const bound = node.type === 'CallExpression' ? boundBy(node) : undefined;
      return bound === undefined ? { kind: 'node', node, scope } : next(bound);
    }
    default:
      return { kind: 'node', node, scope };
  }
}

/** The module of the project that an expression stands for as a whole. */
export function moduleOf(node: Node, scope: Scope, modules: Modules): Module | undefined {
  const root = rootOf(node);
  const binding = root.type === 'Identifier' ? lookUp(root.name, scope)?.binding : undefined;
  if (binding?.kind !== 'import' && requiredBy(root) === undefined) return undefined;
  const target = targetOf(node, scope, modules);
  return target?.kind === 'module' ? target.module : undefined;
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.type === 'MemberExpression' || root.type === 'OptionalMemberExpression') root = root.object;
  return root;
}

function named(name: string, scope: Scope, modules: Modules, chain: number): Target | undefined {
  const found = lookUp(name, scope);
  if (found === undefined) return { kind: 'outside', name };
  const { binding } = found;
  switch (binding.kind) {
    case 'constant':
      return targetOf(binding.init, found.scope, modules, chain + 1);
    case 'part': {
      const owner = targetOf(binding.of, found.scope, modules, chain + 1);
      return owner && memberOf(owner, binding.key, modules, chain + 1);
    }
    case 'function':
    case 'class':
      return { kind: 'node', node: binding.node, scope: found.scope };
    case 'import':
      return defined(modules.definition(found.scope.path, binding.from, binding.name), modules, chain);
    default:
      return undefined;
  }
}

function defined(definition: Definition, modules: Modules, chain: number): Target | undefined {
  if ('why' in definition) return definition.outside === undefined ? undefined : { kind: 'outside', name: definition.outside };
  if ('module' in definition) return { kind: 'module', module: definition.module };
  if ('node' in definition) return targetOf(definition.node, definition.scope, modules, chain + 1);
  return targetOf({ type: 'Identifier', name: definition.name } as Node, definition.scope, modules, chain + 1);
}

/** A member of a module, an object, a class or an instance. */
function memberOf(owner: Target, name: string, modules: Modules, chain: number): Target | undefined {
  if (chain > longestChain) return undefined;
  if (owner.kind === 'outside') return { kind: 'outside', name };
  if (owner.kind === 'module') {
    const definition = modules.exported(owner.module, name);
    return definition && defined(definition, modules, chain);
  }
  const { node, scope } = owner;
  if (node.type === 'ObjectExpression') return memberOfObject(node, name, scope, modules, chain);
  const isInstance = node.type === 'NewExpression';
  const type = isInstance ? targetOf(node.callee as Node, scope, modules, chain + 1) : owner;
  if (type?.kind !== 'node' || (type.node.type !== 'ClassDeclaration' && type.node.type !== 'ClassExpression')) return undefined;
  for (const member of type.node.body.body) {
    if (member.type !== 'ClassMethod' && member.type !== 'ClassProperty') continue;
    if (member.computed || keyOf(member.key as Node) !== name || Boolean(member.static) === isInstance) continue;
    const value = member.type === 'ClassProperty' ? member.value : member;
    return value ? targetOf(value, type.scope, modules, chain + 1) : undefined;
  }
  return undefined;
}

function memberOfObject({ properties }: ObjectExpression, name: string, scope: Scope, modules: Modules, chain: number): Target | undefined {
  for (const one of [...properties].reverse()) {
    if (one.type === 'SpreadElement') {
      const spread = targetOf(one.argument, scope, modules, chain + 1);
      const found = spread && memberOf(spread, name, modules, chain + 1);
      if (found !== undefined) return found;
    } else if (!one.computed && keyOf(one.key) === name) {
      return targetOf(one.type === 'ObjectProperty' ? one.value : one, scope, modules, chain + 1);
    }
  }
  return undefined;
}

/** The name of a member that is written, in brackets too. */
function nameOf({ property, computed }: MemberExpression): string | undefined {
  if (computed) return property.type === 'StringLiteral' ? property.value : undefined;
  return keyOf(property);
}

/** What `it.bind(...)` calls, where it gives no arguments to it. */
function boundBy({ callee, arguments: given }: CallExpression): Node | undefined {
  if (callee.type !== 'MemberExpression' || callee.computed || keyOf(callee.property) !== 'bind' || given.length > 1) return undefined;
  return callee.object;
}
