import type { Node } from 'web-tree-sitter';
import { unquoted } from './literal';
import { typeOf } from './read-type';
import type { GoExpression, GoFunctionBody } from './syntax';

/** Where the text of a node begins in its file, and what reads the functions in it. */
export interface Reading {
  readonly base: number;
  functionOf(node: Node, base: number): GoFunctionBody;
}

/** The text of a string literal. */
export function textOfLiteral(node: Node | null): string | undefined {
  if (node?.type !== 'interpreted_string_literal' && node?.type !== 'raw_string_literal') return undefined;
  return unquoted(node.text);
}

/** An expression, as far as names of tables are made of it. */
export function expressionOf(node: Node | null | undefined, reading: Reading): GoExpression {
  const offset = (node?.startIndex ?? 0) + reading.base;
  switch (node?.type) {
    case 'interpreted_string_literal':
    case 'raw_string_literal': {
      const text = textOfLiteral(node);
      return text === undefined ? { kind: 'other', offset } : { kind: 'text', text };
    }
    case 'rune_literal': {
      const text = unquoted(node.text);
      return text === undefined ? { kind: 'other', offset } : { kind: 'text', text };
    }
    case 'int_literal': {
      const value = Number(node.text.replaceAll('_', ''));
      return Number.isSafeInteger(value) ? { kind: 'number', value } : { kind: 'other', offset };
    }
    case 'identifier':
    case 'field_identifier':
    case 'type_identifier':
    case 'true':
    case 'false':
    case 'nil':
      return { kind: 'name', name: node.text, offset };
    case 'selector_expression':
      return {
        kind: 'selector',
        of: expressionOf(node.childForFieldName('operand'), reading),
        name: node.childForFieldName('field')?.text ?? '',
        offset,
      };
    case 'parenthesized_expression':
    case 'literal_element':
      return expressionOf(node.namedChild(0), reading);
    case 'index_expression':
      return {
        kind: 'index',
        of: expressionOf(node.childForFieldName('operand'), reading),
        key: expressionOf(node.childForFieldName('index'), reading),
        offset,
      };
    case 'slice_expression': {
      const bound = (name: string, field: string) => {
        const one = node.childForFieldName(field);
        return one === null ? {} : { [name]: expressionOf(one, reading) };
      };
      return {
        kind: 'slice',
        of: expressionOf(node.childForFieldName('operand'), reading),
        ...bound('from', 'start'),
        ...bound('to', 'end'),
        ...bound('limit', 'capacity'),
        offset,
      };
    }
    case 'variadic_argument':
      return { kind: 'spread', of: expressionOf(node.namedChild(0), reading), offset };
    case 'unary_expression':
      return {
        kind: 'unary',
        operator: node.childForFieldName('operator')?.text ?? '',
        of: expressionOf(node.childForFieldName('operand'), reading),
        offset,
      };
    case 'binary_expression':
      return {
        kind: 'binary',
        operator: node.childForFieldName('operator')?.text ?? '',
        left: expressionOf(node.childForFieldName('left'), reading),
        right: expressionOf(node.childForFieldName('right'), reading),
        offset,
      };
    case 'call_expression':
      return {
        kind: 'call',
        called: expressionOf(node.childForFieldName('function'), reading),
        arguments: parts(node.childForFieldName('arguments')).map((one) => expressionOf(one, reading)),
        offset,
      };
    case 'type_conversion_expression':
      return expressionOf(node.childForFieldName('operand'), reading);
    case 'composite_literal': {
      const type = typeOf(node.childForFieldName('type'));
      return { kind: 'composite', type, elements: elementsOf(node.childForFieldName('body'), reading), offset };
    }
    case 'literal_value':
      return { kind: 'composite', elements: elementsOf(node, reading), offset };
    case 'func_literal':
      return { kind: 'function', function: reading.functionOf(node, reading.base) };
    case 'map_type':
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type':
    case 'struct_type':
    case 'pointer_type':
    case 'qualified_type':
    case 'generic_type':
      return { kind: 'type', type: typeOf(node), offset };
    default:
      return { kind: 'other', offset };
  }
}

/** The named parts of a list. */
export function parts(list: Node | null): Node[] {
  return list?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
}

function elementsOf(body: Node | null, reading: Reading): { key?: GoExpression; value: GoExpression }[] {
  return parts(body).map((node) => {
    if (node.type !== 'keyed_element') return { value: expressionOf(node, reading) };
    return { key: expressionOf(node.childForFieldName('key'), reading), value: expressionOf(node.childForFieldName('value'), reading) };
  });
}
