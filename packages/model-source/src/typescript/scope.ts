import type { ClassDeclaration, Function as FunctionNode, Node, Pattern, TSEnumDeclaration } from '@babel/types';
import type { Value } from '../values/value';
import { expressionOf, requiredBy } from './required';

/** What a name stands for. */
export type Binding =
  | { readonly kind: 'constant'; readonly init: Node }
  /** `const { key = fallback } = of`. */
  | { readonly kind: 'part'; readonly of: Node; readonly key: string; readonly fallback?: Node }
  | { readonly kind: 'enum'; readonly node: TSEnumDeclaration }
  /** `*` is the module as a whole. */
  | { readonly kind: 'import'; readonly from: string; readonly name: string }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  | { readonly kind: 'class'; readonly node: ClassDeclaration }
  /** A parameter or a variable of a function that is followed. */
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'opaque'; readonly why: string };

/** The names of a file, a function or a block. */
export interface Scope {
  readonly path: string;
  readonly parent?: Scope;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** What is known of the nodes of a function while one call of it is followed; of other nodes it is known once and for all. */
  readonly call?: ReadonlyMap<Node, Value>;
  /** The function whose call it is the scope of. */
  readonly within?: FunctionNode;
}

/** What a name stands for where it is used, and the scope that declares it. */
export function lookUp(name: string, from: Scope): { readonly binding: Binding; readonly scope: Scope } | undefined {
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
    const binding = scope.bindings.get(name);
    if (binding) return { binding, scope };
  }
  return undefined;
}

/** The scope that a node opens, or the one around it where it opens none. */
export function scopeOf(node: Node, parent: Scope | undefined, path: string): Scope {
  const bindings = new Map<string, Binding>();
  if ('params' in node && Array.isArray(node.params)) {
    for (const param of node.params as Node[]) addOpaque(param, 'is an argument of a function', bindings);
  }
  if ('id' in node && node.type.endsWith('Expression') && node.id) addOpaque(node.id as Node, 'is a function or class', bindings);
  if (node.type === 'CatchClause' && node.param) addOpaque(node.param, 'is an error', bindings);
  if (node.type.startsWith('For'))
    declare(('init' in node ? node.init : 'left' in node ? node.left : undefined) as Node | undefined, bindings, true);
  const statements = statementsOf(node);
  for (const statement of statements) declare(statement, bindings, false);
  if (bindings.size === 0 && parent) return parent;
  return { path, parent, bindings, ...(parent?.call ? { call: parent.call } : {}) };
}

function statementsOf(node: Node): Node[] {
  if (node.type === 'Program' || node.type === 'BlockStatement' || node.type === 'StaticBlock' || node.type === 'TSModuleBlock')
    return node.body;
  return node.type === 'SwitchStatement' ? node.cases.flatMap((one) => one.consequent) : [];
}

function declare(statement: Node | null | undefined, bindings: Map<string, Binding>, loop: boolean): void {
  switch (statement?.type) {
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      declare(statement.declaration, bindings, false);
      return;
    case 'ImportDeclaration':
      for (const specifier of statement.specifiers) {
        const imported =
          specifier.type === 'ImportSpecifier'
            ? specifier.imported.type === 'Identifier'
              ? specifier.imported.name
              : specifier.imported.value
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : '*';
        bindings.set(specifier.local.name, { kind: 'import', from: statement.source.value, name: imported });
      }
      return;
    case 'TSImportEqualsDeclaration': {
      const { id, moduleReference: of } = statement;
      if (of.type !== 'TSExternalModuleReference') bindings.set(id.name, { kind: 'constant', init: expressionOf(of) });
      else bindings.set(id.name, { kind: 'import', from: of.expression.value, name: '*' });
      return;
    }
    case 'TSEnumDeclaration':
      {
        // A second declaration of an enum adds to the first one.
        const earlier = bindings.get(statement.id.name);
        const members = earlier?.kind === 'enum' ? [...earlier.node.members, ...statement.members] : statement.members;
        bindings.set(statement.id.name, { kind: 'enum', node: { ...statement, members } });
      }
      return;
    case 'VariableDeclaration':
      for (const { id, init } of statement.declarations) {
        const required = init && !loop && statement.kind !== 'let' ? requiredBy(init) : undefined;
        if (required !== undefined) addRequired(id as Node, required, bindings);
        else if (statement.kind === 'const' && init && !loop) addConstant(id as Node, init, bindings);
        else addOpaque(id as Node, loop ? 'is the variable of a loop' : 'may be given another value, since it is no `const`', bindings);
      }
      return;
    case 'FunctionDeclaration':
      if (statement.id) bindings.set(statement.id.name, { kind: 'function', node: statement });
      return;
    case 'ClassDeclaration':
      if (statement.id) bindings.set(statement.id.name, { kind: 'class', node: statement });
      return;
    default:
  }
}

/** `const name = require('it')`, or with some of its names. */
function addRequired(id: Node, from: string, bindings: Map<string, Binding>): void {
  if (id.type === 'Identifier') bindings.set(id.name, { kind: 'import', from, name: '*' });
  for (const property of id.type === 'ObjectPattern' ? id.properties : []) {
    const key = property.type === 'ObjectProperty' && !property.computed ? keyOf(property.key) : undefined;
    const target = property.type === 'ObjectProperty' ? property.value : property;
    if (key !== undefined && target.type === 'Identifier') bindings.set(target.name, { kind: 'import', from, name: key });
    else addOpaque(target as Node, 'is a part of what a module exports', bindings);
  }
}

function addConstant(id: Node, init: Node, bindings: Map<string, Binding>): void {
  if (id.type === 'Identifier') bindings.set(id.name, { kind: 'constant', init });
  else if (id.type !== 'ObjectPattern') addOpaque(id, 'is a part of a list', bindings);
  else {
    for (const property of id.properties) {
      const value = property.type === 'ObjectProperty' ? property.value : property;
      const target = value.type === 'AssignmentPattern' ? value.left : value;
      const key = property.type === 'ObjectProperty' && !property.computed ? keyOf(property.key) : undefined;
      if (target.type !== 'Identifier' || key === undefined) addOpaque(value, 'is a part of an object', bindings);
      else
        bindings.set(target.name, {
          kind: 'part',
          of: init,
          key,
          ...(value.type === 'AssignmentPattern' ? { fallback: value.right } : {}),
        });
    }
  }
}

/** Every name of a pattern, without a value. */
function addOpaque(pattern: Node, why: string, bindings: Map<string, Binding>): void {
  for (const name of namesOf(pattern)) bindings.set(name, { kind: 'opaque', why });
}

/** The names that a declaration gives. */
export function declaredNames(declaration: Node): string[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => namesOf(id as Node));
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

/** The names that a pattern gives. */
export function namesOf(pattern: Node | Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'RestElement':
      return namesOf(pattern.argument);
    case 'TSParameterProperty':
      return namesOf(pattern.parameter);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesOf(element) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => namesOf(property.type === 'RestElement' ? property : (property.value as Node)));
    default:
      return [];
  }
}

/** The name of a property that is not computed. */
export function keyOf(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name;
  return key.type === 'StringLiteral' || key.type === 'NumericLiteral' ? String(key.value) : undefined;
}
