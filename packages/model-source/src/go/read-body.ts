import type { Node } from 'web-tree-sitter';
import { expressionOf, parts } from './read-expression';
import { typeOf } from './read-type';
import type { GoExpression, GoFunctionBody, GoStatement } from './syntax';

/** What a function declaration or literal is called with and does; `base` is where its text begins in the file. */
export function functionOf(node: Node, base: number): GoFunctionBody {
  const result = node.childForFieldName('result');
  return {
    parameters: parts(node.childForFieldName('parameters')).flatMap((one) =>
      one.childrenForFieldName('name').map((name) => ({
        name: name.text,
        type: typeOf(one.childForFieldName('type')),
        variadic: one.type === 'variadic_parameter_declaration',
      })),
    ),
    results: (result?.type === 'parameter_list' ? parts(result) : []).flatMap((one) =>
      one.childrenForFieldName('name').map((name) => ({ name: name.text, type: typeOf(one.childForFieldName('type')) })),
    ),
    statements: statementsOf(node.childForFieldName('body'), base),
  };
}

/** Whether a result is one value. */
export function isOne(result: Node | null): boolean {
  return result !== null && (result.type !== 'parameter_list' || result.namedChildCount === 1);
}

function statementsOf(block: Node | null, base: number): GoStatement[] {
  const nodes = block?.namedChildren.flatMap((node) => (node.type === 'statement_list' ? node.namedChildren : [node])) ?? [];
  return nodes.filter(({ type }) => type !== 'comment').map((node) => statementOf(node, base));
}

function statementOf(node: Node, base: number): GoStatement {
  const offset = node.startIndex + base;
  switch (node.type) {
    case 'return_statement':
      return { kind: 'return', values: parts(node.namedChild(0)).map((one) => expressionOf(one, base)), offset };
    case 'short_var_declaration':
    case 'assignment_statement':
      return {
        kind: 'assign',
        targets: parts(node.childForFieldName('left')).map((one) => expressionOf(one, base)),
        operator: node.type === 'short_var_declaration' ? ':=' : (node.childForFieldName('operator')?.text ?? '='),
        values: parts(node.childForFieldName('right')).map((one) => expressionOf(one, base)),
        offset,
      };
    case 'var_declaration':
    case 'const_declaration': {
      const body = declarations(node).map((spec): GoStatement => declarationOf(spec, base));
      return body.length === 1 ? body[0] : { kind: 'other', offset };
    }
    case 'if_statement': {
      const otherwise = node.childForFieldName('alternative');
      return {
        kind: 'if',
        ...beforeOf(node, base),
        condition: expressionOf(node.childForFieldName('condition'), base),
        body: statementsOf(node.childForFieldName('consequence'), base),
        else: otherwise === null ? [] : otherwise.type === 'block' ? statementsOf(otherwise, base) : [statementOf(otherwise, base)],
        offset,
      };
    }
    case 'expression_switch_statement': {
      const value = node.childForFieldName('value');
      return {
        kind: 'switch',
        ...beforeOf(node, base),
        ...(value === null ? {} : { value: expressionOf(value, base) }),
        cases: node.namedChildren.filter(({ type }) => /_case$/.test(type)).map((one) => caseOf(one, base)),
        offset,
      };
    }
    case 'for_statement': {
      const range = node.namedChildren.find(({ type }) => type === 'range_clause');
      if (range === undefined) return { kind: 'other', offset };
      const [key, value] = parts(range.childForFieldName('left')).map(({ text }) => text);
      return {
        kind: 'range',
        ...(key === undefined ? {} : { key }),
        ...(value === undefined ? {} : { value }),
        over: expressionOf(range.childForFieldName('right'), base),
        body: statementsOf(node.childForFieldName('body'), base),
        offset,
      };
    }
    case 'block':
      return { kind: 'block', body: statementsOf(node, base) };
    case 'expression_statement':
      return { kind: 'expression', expression: expressionOf(node.namedChild(0), base), offset };
    case 'break_statement':
      return { kind: node.namedChildCount === 0 ? 'break' : 'nothing' };
    case 'continue_statement':
      return { kind: node.namedChildCount === 0 ? 'continue' : 'nothing' };
    case 'defer_statement':
    case 'go_statement':
    case 'inc_statement':
    case 'dec_statement':
    case 'type_declaration':
    case 'empty_statement':
      return { kind: 'nothing' };
    default:
      return { kind: 'other', offset };
  }
}

function beforeOf(node: Node, base: number): { before?: GoStatement } {
  const before = node.childForFieldName('initializer');
  return before === null ? {} : { before: statementOf(before, base) };
}

/** The specifications of a declaration, which may stand in a list of their own between parentheses. */
function declarations(node: Node): Node[] {
  return parts(node).flatMap((child) => (/^(var|const)_spec$/.test(child.type) ? [child] : parts(child)));
}

function declarationOf(spec: Node, base: number): GoStatement {
  const type = spec.childForFieldName('type');
  return {
    kind: 'declare',
    names: spec
      .childrenForFieldName('name')
      .filter((name) => name.isNamed)
      .map(({ text }) => text),
    values: parts(spec.childForFieldName('value')).map((one) => expressionOf(one, base)),
    ...(type === null ? {} : { type: typeOf(type) }),
    offset: spec.startIndex + base,
  };
}

function caseOf(node: Node, base: number): { values?: GoExpression[]; body: GoStatement[] } {
  const values = node.childForFieldName('value');
  const body = node.namedChildren.filter((one) => one.id !== values?.id && one.type !== 'comment');
  return {
    ...(node.type === 'default_case' ? {} : { values: parts(values).map((one) => expressionOf(one, base)) }),
    body: body.flatMap((one) => (one.type === 'statement_list' ? parts(one) : [one])).map((one) => statementOf(one, base)),
  };
}
