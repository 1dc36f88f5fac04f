import type { Node, Parser } from 'web-tree-sitter';
import { tagLike } from '../release';
import { withTree } from './grammar';
import { readMethod } from './read-body';
import { expressionOf, textOfLiteral } from './read-expression';
import { typeOf } from './read-type';
import type { GoFile, GoImport, GoMethod, GoTypeDeclaration, GoValue } from './syntax';

/** Reads what a file declares at its top level. */
export function readFile(parser: Parser, path: string, text: string): GoFile {
  return withTree(parser, text, ({ rootNode }) => {
    const imports: GoImport[] = [];
    const types: GoTypeDeclaration[] = [];
    const constants: GoValue[] = [];
    const variables: GoValue[] = [];
    const methods: GoMethod[] = [];
    const inner: GoTypeDeclaration[] = [];
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
          constants.push(...specs(node, 'const_spec').flatMap(valuesOf));
          break;
        case 'var_declaration':
          variables.push(...specs(node, 'var_spec').flatMap(valuesOf));
          break;
        case 'function_declaration':
          inner.push(...typesInside(node, text));
          break;
        case 'method_declaration':
          methods.push(...readMethod(node));
          inner.push(...typesInside(node, text));
          break;
      }
    }
    const problems = rootNode.hasError ? problemsOf(rootNode, false) : [];
    if (name === '' && types.length > 0 && problems.length === 0) problems.push({ offset: 0, insideFunction: false });
    return { path, text, package: name, imports, types, constants, variables, methods, inner, problems };
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

function valuesOf(spec: Node): GoValue[] {
  const values = spec.childForFieldName('value')?.namedChildren ?? [];
  return spec.childrenForFieldName('name').flatMap((name, at) => {
    if (!name.isNamed) return [];
    const value = values[at];
    return [value === undefined ? { name: name.text } : { name: name.text, value: expressionOf(value) }];
  });
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
