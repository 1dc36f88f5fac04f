import type { Node } from '@babel/types';
import type { Module } from './module';
import { walk } from './walk';

const changing = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);
const known = new WeakMap<Module['program'], ReadonlySet<string>>();

/** The names of a file whose lists or objects are changed after they are made: what their literals say may be over. */
export function changedNames(program: Module['program']): ReadonlySet<string> {
  const earlier = known.get(program);
  if (earlier) return earlier;
  const names = new Set<string>();
  const add = (node: Node | null | undefined): void => {
    const name = node && node.type !== 'Identifier' ? rootOf(node) : undefined;
    if (name !== undefined) names.add(name);
  };
  walk(program, (node) => {
    if (node.type === 'AssignmentExpression') add(node.left);
    else if (node.type === 'UpdateExpression' || (node.type === 'UnaryExpression' && node.operator === 'delete')) add(node.argument);
    else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { object, property } = node.callee;
      const method = property.type === 'Identifier' ? property.name : '';
      const [first] = node.arguments;
      if (changing.has(method)) names.add(rootOf(object) ?? '');
      if (object.type === 'Identifier' && object.name === 'Object' && /^(assign|defineProp|setProto)/.test(method) && first) {
        names.add(rootOf(first) ?? '');
      }
    }
  });
  known.set(program, names);
  return names;
}

/** The name at the left end of `name.a[b].c`. */
function rootOf(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return rootOf(node.object);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return rootOf(node.expression);
    default:
      return undefined;
  }
}
