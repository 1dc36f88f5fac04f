import type { Node } from '@babel/types';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { isDefineModel } from './library-call';
import type { Step } from './model-calls';
import { type Module, placeOf } from './module';
import type { Modules } from './modules';
import type { Renamed } from './renames';
import { keyOf } from './scope';

/** A use of `defineModel` that is neither a call nor another name for it: what is made with it elsewhere is not known. */
export function handedOn(step: Step, { path }: Module, modules: Modules, renamed: Renamed): Finding | undefined {
  const { node, scope } = step;
  if (node.type === 'Identifier' && !renamed.names.has(node.name) && renamed.wholes.size === 0) return undefined;
  if ((node.type !== 'Identifier' && node.type !== 'MemberExpression') || useOf(step) === undefined) return undefined;
  if (!isDefineModel(node, scope, modules, renamed)) return undefined;
  return finding('DYN-C261', {
    message: `\`${textOf(node)}\` is handed on here: the models that are made with it cannot be known from the source.`,
    ...placeOf(node, path),
    hint: 'Call it with each model, or name it in a constant.',
  });
}

/** The node that takes a value over, where that is none that is followed. */
function useOf({ node, above }: Step): Node | undefined {
  const parent = above?.node;
  switch (parent?.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return parent.callee === node ? undefined : parent;
    case 'ObjectProperty': {
      const holder = above?.above?.above?.node;
      const isGiven = holder?.type === 'CallExpression' || holder?.type === 'OptionalCallExpression' || holder?.type === 'NewExpression';
      return parent.value === node && isGiven && !isGetter(above) ? parent : undefined;
    }
    case 'ArrayExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return parent;
    case 'MemberExpression':
      return parent.object === node && !parent.computed && /^(?:call|apply)$/.test(keyOf(parent.property) ?? '') ? parent : undefined;
    case 'AssignmentPattern':
      return parent.right === node ? parent : undefined;
    case 'AssignmentExpression':
      return parent.right === node && !isExport(parent.left) ? parent : undefined;
    case 'ReturnStatement':
      return isGetter(above) ? undefined : parent;
    case 'ArrowFunctionExpression':
      return parent.body === node && !isGetter(above) ? parent : undefined;
    case 'ClassProperty':
      return parent.value === node && !parent.static ? parent : undefined;
    case 'VariableDeclarator': {
      const declaration = above?.above?.node;
      return parent.init === node && declaration?.type === 'VariableDeclaration' && declaration.kind !== 'const' ? parent : undefined;
    }
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return above && useOf(above);
    default:
      return undefined;
  }
}

/** `exports.name`, `module.exports` and what it has. */
function isExport(left: Node): boolean {
  if (left.type !== 'MemberExpression') return false;
  const { object } = left;
  return object.type === 'Identifier' ? /^(?:exports|module)$/.test(object.name) : isExport(object);
}

/** Whether a function is the `get` of a property, as compilers write exports. */
function isGetter(step: Step | undefined): boolean {
  for (let at = step; at; at = at.above) {
    if (at.node.type === 'ObjectProperty' && keyOf(at.node.key) === 'get') return true;
    if (at.node.type === 'ObjectMethod' || at.node.type === 'ClassMethod') return at.node.kind === 'get';
  }
  return false;
}

function textOf(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${textOf(node.object)}.${keyOf(node.property) ?? '…'}` : '…';
}
