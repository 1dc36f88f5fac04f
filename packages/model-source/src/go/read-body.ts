import type { Node } from 'web-tree-sitter';
import { expressionOf } from './read-expression';
import { typeOf } from './read-type';
import type { GoMethod, GoStatement } from './syntax';

/** The methods that DynamORM calls to ask a model for what its tags do not say. */
const asked = new Set(['TableName', 'WritePolicy', 'TableTheoryIndexProjections']);

const other: GoStatement = { kind: 'other' };

/** The method, where it is one of those that are asked for. */
export function readMethod(node: Node): GoMethod[] {
  const name = node.childForFieldName('name');
  if (name === null || !asked.has(name.text)) return [];
  const owner = typeOf(node.childForFieldName('receiver')?.namedChild(0)?.childForFieldName('type') ?? null);
  const receiver = owner.kind === 'pointer' ? owner.element : owner;
  const result = node.childForFieldName('result');
  return [
    {
      name: name.text,
      receiver: receiver.kind === 'name' ? receiver.name : '',
      ofPointer: owner.kind === 'pointer',
      offset: name.startIndex,
      plain: node.childForFieldName('parameters')?.namedChildCount === 0 && result !== null && isOne(result),
      body: statementsOf(node.childForFieldName('body')),
    },
  ];
}

/** Whether a result is one value. */
function isOne(result: Node): boolean {
  return result.type !== 'parameter_list' || result.namedChildCount === 1;
}

function statementsOf(block: Node | null): GoStatement[] {
  const nodes = block?.namedChildren.flatMap((node) => (node.type === 'statement_list' ? node.namedChildren : [node])) ?? [];
  return nodes.filter(({ type }) => type !== 'comment').map(statementOf);
}

function statementOf(node: Node): GoStatement {
  switch (node.type) {
    case 'return_statement': {
      const values = node.namedChild(0)?.namedChildren ?? [];
      return values.length === 1 ? { kind: 'return', value: expressionOf(values[0]) } : other;
    }
    case 'short_var_declaration':
      return definition(node.childForFieldName('left'), node.childForFieldName('right'));
    case 'var_declaration': {
      const spec = node.namedChild(0);
      const names = spec?.childrenForFieldName('name').filter((name) => name.isNamed) ?? [];
      const values = spec?.childForFieldName('value')?.namedChildren ?? [];
      return values.length === 1 ? { kind: 'define', names: names.map((name) => name.text), value: expressionOf(values[0]) } : other;
    }
    case 'if_statement': {
      const before = node.childForFieldName('initializer');
      const otherwise = node.childForFieldName('alternative');
      return {
        kind: 'if',
        ...(before === null ? {} : { before: statementOf(before) }),
        condition: expressionOf(node.childForFieldName('condition')),
        body: statementsOf(node.childForFieldName('consequence')),
        else: otherwise === null ? [] : otherwise.type === 'block' ? statementsOf(otherwise) : [statementOf(otherwise)],
      };
    }
    default:
      return other;
  }
}

function definition(left: Node | null, right: Node | null): GoStatement {
  const values = right?.namedChildren ?? [];
  if (left === null || values.length !== 1) return other;
  return { kind: 'define', names: left.namedChildren.map((name) => name.text), value: expressionOf(values[0]) };
}
