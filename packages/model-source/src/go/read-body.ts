import type { Node } from 'web-tree-sitter';
import { expressionOf, parts, type Reading } from './read-expression';
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
    statements: statementsOf(node.childForFieldName('body'), { base, functionOf }),
  };
}

/** Whether a result is one value. */
export function isOne(result: Node | null): boolean {
  return result !== null && (result.type !== 'parameter_list' || result.namedChildCount === 1);
}

function statementsOf(block: Node | null, reading: Reading): GoStatement[] {
  const nodes = block?.namedChildren.flatMap((node) => (node.type === 'statement_list' ? node.namedChildren : [node])) ?? [];
  return nodes.filter(({ type }) => type !== 'comment').map((node) => statementOf(node, reading));
}

function statementOf(node: Node, reading: Reading): GoStatement {
  const offset = node.startIndex + reading.base;
  switch (node.type) {
    case 'return_statement':
      return { kind: 'return', values: parts(node.namedChild(0)).map((one) => expressionOf(one, reading)), offset };
    case 'short_var_declaration':
    case 'assignment_statement':
      return {
        kind: 'assign',
        targets: parts(node.childForFieldName('left')).map((one) => expressionOf(one, reading)),
        operator: node.type === 'short_var_declaration' ? ':=' : (node.childForFieldName('operator')?.text ?? '='),
        values: parts(node.childForFieldName('right')).map((one) => expressionOf(one, reading)),
        offset,
      };
    case 'var_declaration':
    case 'const_declaration': {
      const body = declarations(node).map((spec): GoStatement => declarationOf(spec, reading));
      return body.length === 1 ? body[0] : { kind: 'other', offset };
    }
    case 'if_statement': {
      const otherwise = node.childForFieldName('alternative');
      return {
        kind: 'if',
        ...beforeOf(node, reading),
        condition: expressionOf(node.childForFieldName('condition'), reading),
        body: statementsOf(node.childForFieldName('consequence'), reading),
        else: otherwise === null ? [] : otherwise.type === 'block' ? statementsOf(otherwise, reading) : [statementOf(otherwise, reading)],
        offset,
      };
    }
    case 'expression_switch_statement': {
      const value = node.childForFieldName('value');
      return {
        kind: 'switch',
        ...beforeOf(node, reading),
        ...(value === null ? {} : { value: expressionOf(value, reading) }),
        cases: node.namedChildren.filter(({ type }) => /_case$/.test(type)).map((one) => caseOf(one, reading)),
        offset,
      };
    }
    case 'for_statement': {
      const range = node.namedChildren.find(({ type }) => type === 'range_clause');
      // `for name = range` gives its values to what is there already.
      const isOwn = range?.childForFieldName('left') === null || range?.children.some((one) => one.type === ':=');
      if (range === undefined || !isOwn) return { kind: 'other', offset };
      const [key, value] = parts(range.childForFieldName('left')).map(({ text }) => text);
      return {
        kind: 'range',
        ...(key === undefined ? {} : { key }),
        ...(value === undefined ? {} : { value }),
        over: expressionOf(range.childForFieldName('right'), reading),
        body: statementsOf(node.childForFieldName('body'), reading),
        offset,
      };
    }
    case 'block':
      return { kind: 'block', body: statementsOf(node, reading) };
    case 'expression_statement':
      return { kind: 'expression', expression: expressionOf(node.namedChild(0), reading), offset };
    case 'break_statement':
      return node.namedChildCount === 0 ? { kind: 'break' } : { kind: 'other', offset };
    case 'continue_statement':
      return node.namedChildCount === 0 ? { kind: 'continue' } : { kind: 'other', offset };
    case 'defer_statement':
      return changesResults(node) ? { kind: 'other', offset } : { kind: 'nothing' };
    case 'inc_statement':
    case 'dec_statement': {
      const operator = node.type === 'inc_statement' ? '+=' : '-=';
      return {
        kind: 'assign',
        targets: [expressionOf(node.namedChild(0), reading)],
        operator,
        values: [{ kind: 'number', value: 1 }],
        offset,
      };
    }
    case 'go_statement':
    case 'type_declaration':
    case 'empty_statement':
      return { kind: 'nothing' };
    default:
      return { kind: 'other', offset };
  }
}

/** Whether a function that runs last may give names new values: results may be among them. */
function changesResults(deferred: Node): boolean {
  const isHanded = deferred.descendantsOfType('unary_expression').some((one) => one?.childForFieldName('operator')?.text === '&');
  return (
    isHanded ||
    deferred
      .descendantsOfType('assignment_statement')
      .some((one) => one?.childForFieldName('left')?.namedChildren.some((target) => target?.text !== 'err'))
  );
}

function beforeOf(node: Node, reading: Reading): { before?: GoStatement } {
  const before = node.childForFieldName('initializer');
  return before === null ? {} : { before: statementOf(before, reading) };
}

/** The specifications of a declaration, which may stand in a list of their own between parentheses. */
function declarations(node: Node): Node[] {
  return parts(node).flatMap((child) => (/^(var|const)_spec$/.test(child.type) ? [child] : parts(child)));
}

function declarationOf(spec: Node, reading: Reading): GoStatement {
  const type = spec.childForFieldName('type');
  return {
    kind: 'declare',
    names: spec
      .childrenForFieldName('name')
      .filter((name) => name.isNamed)
      .map(({ text }) => text),
    values: parts(spec.childForFieldName('value')).map((one) => expressionOf(one, reading)),
    ...(type === null ? {} : { type: typeOf(type) }),
    offset: spec.startIndex + reading.base,
  };
}

function caseOf(node: Node, reading: Reading): { values?: GoExpression[]; body: GoStatement[] } {
  const values = node.childForFieldName('value');
  const body = node.namedChildren.filter((one) => one.id !== values?.id && one.type !== 'comment');
  return {
    ...(node.type === 'default_case' ? {} : { values: parts(values).map((one) => expressionOf(one, reading)) }),
    body: body.flatMap((one) => (one.type === 'statement_list' ? parts(one) : [one])).map((one) => statementOf(one, reading)),
  };
}
