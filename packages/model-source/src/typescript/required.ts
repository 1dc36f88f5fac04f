import type { Node, TSEntityName } from '@babel/types';

/** The module that `require('it')` and `await import('it')` name. */
export function requiredBy(node: Node): string | undefined {
  if (node.type === 'AwaitExpression')
    return node.argument.type === 'CallExpression' || node.argument.type === 'ImportExpression' ? importedBy(node.argument) : undefined;
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined;
  const [first] = node.arguments;
  return first?.type === 'StringLiteral' ? first.value : undefined;
}

function importedBy(node: Node): string | undefined {
  if (node.type === 'ImportExpression') return node.source.type === 'StringLiteral' ? node.source.value : undefined;
  if (node.type !== 'CallExpression' || node.callee.type !== 'Import') return undefined;
  const [first] = node.arguments;
  return first?.type === 'StringLiteral' ? first.value : undefined;
}

/** `a.b.c` of `import name = a.b.c`, as an expression. */
export function expressionOf(name: TSEntityName): Node {
  if (name.type !== 'TSQualifiedName') return name;
  const { left, right, loc, start, end } = name;
  return { type: 'MemberExpression', object: expressionOf(left), property: right, computed: false, loc, start, end } as Node;
}

/** An expression without what says its type, and without what compilers write around a callee: `(0, module.name)(...)`. */
export function plain(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ParenthesizedExpression':
      return plain(node.expression);
    case 'SequenceExpression':
      return plain(node.expressions[node.expressions.length - 1]);
    default:
      return node;
  }
}
