import type { Node } from 'web-tree-sitter';
import { unquoted } from './literal';
import type { GoExpression } from './syntax';

const other: GoExpression = { kind: 'other' };

/** The text of a string literal. */
export function textOfLiteral(node: Node | null): string | undefined {
  if (node?.type !== 'interpreted_string_literal' && node?.type !== 'raw_string_literal') return undefined;
  return unquoted(node.text);
}

/** An expression, as far as names of tables are made of it. */
export function expressionOf(node: Node | null | undefined): GoExpression {
  switch (node?.type) {
    case 'interpreted_string_literal':
    case 'raw_string_literal': {
      const text = textOfLiteral(node);
      return text === undefined ? other : { kind: 'text', text };
    }
    case 'identifier':
      return { kind: 'name', name: node.text };
    case 'selector_expression': {
      const owner = node.childForFieldName('operand');
      return owner?.type === 'identifier'
        ? { kind: 'name', package: owner.text, name: node.childForFieldName('field')?.text ?? '' }
        : other;
    }
    case 'parenthesized_expression':
    case 'literal_element':
      return expressionOf(node.namedChild(0));
    case 'binary_expression':
      return binary(node);
    case 'call_expression':
      return call(node);
    case 'type_conversion_expression':
      return expressionOf(node.childForFieldName('operand'));
    case 'composite_literal':
      return expressionOf(node.childForFieldName('body'));
    case 'literal_value':
      return { kind: 'composite', elements: node.namedChildren.filter(({ type }) => type !== 'comment').map(element) };
    default:
      return other;
  }
}

function binary(node: Node): GoExpression {
  const operator = node.childForFieldName('operator')?.text ?? '';
  const left = expressionOf(node.childForFieldName('left'));
  const right = expressionOf(node.childForFieldName('right'));
  if (operator === '+') return { kind: 'sum', left, right };
  return operator === '==' || operator === '!=' ? { kind: 'comparison', operator, left, right } : other;
}

function call(node: Node): GoExpression {
  const called = expressionOf(node.childForFieldName('function'));
  if (called.kind !== 'name') return other;
  const given = node.childForFieldName('arguments')?.namedChildren ?? [];
  return { ...called, kind: 'call', arguments: given.filter(({ type }) => type !== 'comment').map(expressionOf) };
}

function element(node: Node): { key?: GoExpression; value: GoExpression } {
  if (node.type !== 'keyed_element') return { value: expressionOf(node) };
  return { key: expressionOf(node.childForFieldName('key')), value: expressionOf(node.childForFieldName('value')) };
}
