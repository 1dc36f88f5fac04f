import { parseExpression } from '@babel/parser';
import type { Node } from '@babel/types';
import { keyOf } from './scope';

/** The value of JSON with comments and commas too many, as a tsconfig.json is; undefined where it is none. */
export function jsonWithComments(text: string): unknown {
  try {
    return valueIn(parseExpression(text.replace(/^\ufeff/, '')));
  } catch {
    return undefined;
  }
}

function valueIn(node: Node | null): unknown {
  switch (node?.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value;
    case 'ArrayExpression':
      return node.elements.map(valueIn);
    case 'ObjectExpression':
      return Object.fromEntries(
        node.properties.flatMap((one) => (one.type === 'ObjectProperty' ? [[keyOf(one.key) ?? '', valueIn(one.value)]] : [])),
      );
    default:
      return undefined;
  }
}
