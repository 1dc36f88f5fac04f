import type { Node, Parser } from 'web-tree-sitter';
import { tagLike } from '../release';
import { withTree } from './grammar';
import { functionOf, isOne } from './read-body';
import { expressionOf, textOfLiteral } from './read-expression';
import { typeOf } from './read-type';
import type { GoExpression, GoFile, GoFunction, GoFunctionBody, GoImport, GoTypeDeclaration, GoValue } from './syntax';

/** Reads what a file declares at its top level. */
export function readFile(parser: Parser, path: string, text: string): GoFile {
  return withTree(parser, text, ({ rootNode }) => {
    const imports: GoImport[] = [];
    const types: GoTypeDeclaration[] = [];
    const constants: GoValue[] = [];
    const variables: GoValue[] = [];
    const functions: GoFunction[] = [];
    const inner: GoTypeDeclaration[] = [];
    const later = new Later(parser, text);
    let name = '';
    for (const node of rootNode.namedChildren) {
      switch (node.type) {
        case 'package_clause':
          name = node.namedChild(0)?.text ?? '';
          break;
        case 'import_declaration':
          for (const spec of specs(node, 'import_spec')) imports.push(importOf(spec));
          break;
        case 'type_declaration':
          for (const spec of node.namedChildren)
            if (spec.type === 'type_spec' || spec.type === 'type_alias') types.push(declarationOf(spec));
          break;
        case 'const_declaration':
          for (const one of specs(node, 'const_spec').flatMap((spec) => valuesOf(spec, later))) constants.push(one);
          break;
        case 'var_declaration':
          for (const one of specs(node, 'var_spec').flatMap((spec) => valuesOf(spec, later))) variables.push(one);
          break;
        case 'function_declaration':
          functions.push(readFunction(node, later));
          inner.push(...typesInside(node, text));
          break;
        case 'method_declaration':
          functions.push(readFunction(node, later));
          inner.push(...typesInside(node, text));
          break;
      }
    }
    const problems = rootNode.hasError ? problemsOf(rootNode, false) : [];
    if (name === '' && types.length > 0 && problems.length === 0) problems.push({ offset: 0, insideFunction: false });
    return { path, text, package: name, imports, types, constants, variables, functions, inner, problems };
  });
}

/** The specifications of a declaration, which may stand in a list of their own between parentheses. */
function specs(node: Node, type: string): Node[] {
  return node.namedChildren.flatMap((child) =>
    child.type === type ? [child] : child.namedChildren.filter((inner) => inner.type === type),
  );
}

function importOf(spec: Node): GoImport {
  const path = textOfLiteral(spec.childForFieldName('path')) ?? '';
  const alias = spec.childForFieldName('name')?.text;
  return alias === undefined ? { path } : { alias, path };
}

function declarationOf(spec: Node): GoTypeDeclaration {
  const name = spec.childForFieldName('name');
  const parameters = spec.childForFieldName('type_parameters')?.namedChildren ?? [];
  return {
    name: name?.text ?? '',
    offset: name?.startIndex ?? spec.startIndex,
    alias: spec.type === 'type_alias',
    parameters: parameters.flatMap((parameter) => parameter.childrenForFieldName('name').map((one) => one.text)),
    type: typeOf(spec.childForFieldName('type')),
  };
}

/** The types that a function keeps to itself; one without tags in its text is not looked into. */
function typesInside(node: Node, text: string): GoTypeDeclaration[] {
  if (!tagLike.test(text.slice(node.startIndex, node.endIndex))) return [];
  return node.descendantsOfType('type_spec').flatMap((spec) => (spec ? declarationOf(spec) : []));
}

function valuesOf(spec: Node, later: Later): GoValue[] {
  const values = spec.childForFieldName('value')?.namedChildren ?? [];
  const names = spec.childrenForFieldName('name').filter(({ isNamed }) => isNamed);
  const stated = spec.childForFieldName('type');
  const type = stated === null ? {} : { type: typeOf(stated) };
  return names.map(({ text: name }, at) => {
    // var a, b = f()
    const value = values.length === 1 && names.length > 1 ? values[0] : values[at];
    if (value === undefined) return { name, ...type };
    const { startIndex, endIndex } = value;
    return {
      name,
      ...type,
      value: () => later.expression(startIndex, endIndex),
      ...(values.length === 1 && names.length > 1 ? { part: at } : {}),
    };
  });
}

function readFunction(node: Node, later: Later): GoFunction {
  const name = node.childForFieldName('name');
  const self = node.childForFieldName('receiver')?.namedChild(0);
  const owner = typeOf(self?.childForFieldName('type') ?? null);
  const receiver = owner.kind === 'pointer' ? owner.element : owner;
  const { startIndex, endIndex } = node;
  return {
    name: name?.text ?? '',
    receiver: self && receiver.kind === 'name' ? receiver.name : '',
    ...(self?.childForFieldName('name') ? { self: self.childForFieldName('name')?.text } : {}),
    ofPointer: owner.kind === 'pointer',
    offset: name?.startIndex ?? startIndex,
    end: endIndex,
    plain: node.childForFieldName('parameters')?.namedChildCount === 0 && isOne(node.childForFieldName('result')),
    body: () => later.function(startIndex, endIndex),
  };
}

/** Parses a part of a file when somebody asks for it: of most functions and values nobody does. */
class Later {
  private readonly known = new Map<number, unknown>();

  constructor(
    private readonly parser: Parser,
    private readonly text: string,
  ) {}

  public expression(start: number, end: number): GoExpression {
    const before = 'package p; var _ = ';
    return this.once(start, () =>
      withTree(this.parser, before + this.text.slice(start, end), ({ rootNode }) => {
        const value = rootNode.descendantsOfType('var_spec')[0]?.childForFieldName('value')?.namedChild(0);
        return expressionOf(value, { base: start - before.length, functionOf });
      }),
    );
  }

  public function(start: number, end: number): GoFunctionBody {
    const before = 'package p; ';
    return this.once(start, () =>
      withTree(this.parser, before + this.text.slice(start, end), ({ rootNode }) => {
        const node = rootNode.namedChildren.find(({ type }) => type === 'function_declaration' || type === 'method_declaration');
        return node === undefined ? { parameters: [], results: [], statements: [] } : functionOf(node, start - before.length);
      }),
    );
  }

  private once<T>(start: number, make: () => T): T {
    if (!this.known.has(start)) this.known.set(start, make());
    return this.known.get(start) as T;
  }
}

/** The first place in each declaration that is not understood: one mistake makes many errors in a row. */
function problemsOf(root: Node, insideFunction: boolean): { offset: number; insideFunction: boolean }[] {
  return root.children.flatMap((node) => {
    if (node.isError || node.isMissing) return [{ offset: node.startIndex, insideFunction }];
    if (!node.hasError) return [];
    const body = node.type === 'function_declaration' || node.type === 'method_declaration';
    return problemsOf(node, insideFunction || body).slice(0, 1);
  });
}
