import type { Node } from 'web-tree-sitter';
import type { GoField, GoType } from './syntax';

/** Deeper than any type that people write, and well within the stack. */
const deepest = 500;

let depth = 0;

/**
 * A type as it is written. What is not a type of a field is an interface, which says nothing.
 *
 * @throws RangeError where it is nested too deeply
 */
export function typeOf(node: Node | null): GoType {
  if (depth > deepest) throw new RangeError('A type is nested too deeply.');
  depth++;
  try {
    return written(node);
  } finally {
    depth--;
  }
}

function written(node: Node | null): GoType {
  switch (node?.type) {
    case 'type_identifier':
      return { kind: 'name', name: node.text, arguments: [] };
    case 'qualified_type':
      return {
        kind: 'name',
        package: node.childForFieldName('package')?.text,
        name: node.childForFieldName('name')?.text ?? '',
        arguments: [],
      };
    case 'generic_type': {
      const generic = typeOf(node.childForFieldName('type'));
      const given = node.childForFieldName('type_arguments')?.namedChildren ?? [];
      return generic.kind === 'name' ? { ...generic, arguments: given.map((one) => typeOf(one.namedChild(0))) } : generic;
    }
    case 'pointer_type':
      return { kind: 'pointer', element: typeOf(node.namedChild(0)) };
    case 'slice_type':
      return { kind: 'slice', element: typeOf(node.childForFieldName('element')) };
    case 'array_type': {
      const length = node.childForFieldName('length');
      const known = length?.type === 'int_literal' ? { length: Number(length.text.replaceAll('_', '')) } : {};
      return { kind: 'array', element: typeOf(node.childForFieldName('element')), ...known };
    }
    case 'implicit_length_array_type':
      return { kind: 'array', element: typeOf(node.childForFieldName('element')), length: 'counted' };
    case 'map_type':
      return { kind: 'map', key: typeOf(node.childForFieldName('key')), value: typeOf(node.childForFieldName('value')) };
    case 'struct_type':
      return { kind: 'struct', fields: node.namedChild(0)?.namedChildren.flatMap(fieldsOf) ?? [] };
    case 'parenthesized_type':
      return typeOf(node.namedChild(0));
    case 'function_type':
      return { kind: 'function' };
    case 'channel_type':
      return { kind: 'channel' };
    default:
      return { kind: 'interface' };
  }
}

function fieldsOf(node: Node): GoField[] {
  if (node.type !== 'field_declaration') return [];
  const tagNode = node.childForFieldName('tag');
  const tag = tagNode === null ? {} : { tag: { literal: tagNode.text, offset: tagNode.startIndex } };
  const typeNode = node.childForFieldName('type');
  const type = typeOf(typeNode);
  const names = node.childrenForFieldName('name').filter((name) => name.isNamed);
  if (names.length > 0) return names.map((name) => ({ name: name.text, embedded: false, type, ...tag, offset: name.startIndex }));
  const pointer = node.child(0)?.type === '*';
  return [
    {
      name: type.kind === 'name' ? type.name : '',
      embedded: true,
      type: pointer ? { kind: 'pointer', element: type } : type,
      ...tag,
      offset: typeNode?.startIndex ?? node.startIndex,
    },
  ];
}
