import type { AssignmentExpression, File, Node } from '@babel/types';
import { declaredNames, keyOf } from './scope';
import { walk } from './walk';

/** Where an exported name comes from: a name or an expression of this file, or a name of another one. */
export type Export =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'expression'; readonly node: Node }
  | { readonly kind: 'other'; readonly from: string; readonly name: string }
  | { readonly kind: 'opaque'; readonly why: string };

export interface Exports {
  readonly named: ReadonlyMap<string, Export>;
  /** The files of which every name is exported again. */
  readonly all: string[];
  /** What stands for the module as a whole: `module.exports = it` or `export = it`. */
  readonly whole?: Node;
  /** It is given something more, or another value, later on: nothing is known of it as a whole. */
  readonly changed?: boolean;
}

/** What a module exports. `*` is the name of a module as a whole. */
export function exportsOf(program: File['program']): Exports {
  const named = new Map<string, Export>();
  const all: string[] = [];
  let whole: Node | undefined;
  let isCommon = false;
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration') all.push(statement.source.value);
    else if (statement.type === 'ExportDefaultDeclaration') named.set('default', { kind: 'expression', node: statement.declaration });
    else if (statement.type === 'TSExportAssignment') whole = statement.expression;
    else if (statement.type === 'TSImportEqualsDeclaration' && statement.isExport) {
      named.set(statement.id.name, { kind: 'local', name: statement.id.name });
    } else if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression') {
      const name = assignedExport(statement.expression);
      isCommon ||= name !== undefined;
      if (name === '*') whole = statement.expression.right;
      else if (name !== undefined) named.set(name, { kind: 'expression', node: statement.expression.right });
    } else if (statement.type === 'ExportNamedDeclaration') {
      for (const name of statement.declaration ? declaredNames(statement.declaration) : []) named.set(name, { kind: 'local', name });
      for (const specifier of statement.specifiers) {
        const { exported } = specifier;
        const name = exported.type === 'Identifier' ? exported.name : exported.value;
        const inner =
          specifier.type === 'ExportSpecifier' ? specifier.local.name : specifier.type === 'ExportDefaultSpecifier' ? 'default' : '*';
        named.set(name, statement.source ? { kind: 'other', from: statement.source.value, name: inner } : { kind: 'local', name: inner });
      }
    }
  }
  if (isCommon) {
    const changed = assignedAgain(program);
    if (changed.has('*') || (whole !== undefined && changed.size > 0)) return { named: new Map(), all, changed: true };
    for (const name of changed) named.set(name, { kind: 'opaque', why: 'may be given another value' });
    if (whole !== undefined && named.size > 0) return { named, all, changed: true };
  }
  return { named, all, ...(whole === undefined ? {} : { whole }) };
}

/** The exports of a CommonJS module that are given a value more than once, or on a condition; `*` is the module as a whole. */
function assignedAgain(program: File['program']): Set<string> {
  const plain = new Set<Node>(program.body.flatMap((one) => (one.type === 'ExpressionStatement' ? [one.expression] : [])));
  const once = new Set<string>();
  const again = new Set<string>();
  walk(program, (node) => {
    const name = node.type === 'AssignmentExpression' ? assignedExport(node) : undefined;
    // Compilers declare all names first: `exports.a = exports.b = void 0`.
    if (name === undefined || isVoid((node as AssignmentExpression).right)) return;
    if (once.has(name) || !plain.has(node)) again.add(name);
    once.add(name);
  });
  return again;
}

function isVoid(node: Node): boolean {
  return node.type === 'AssignmentExpression' ? isVoid(node.right) : node.type === 'UnaryExpression' && node.operator === 'void';
}

/** The name of `exports.name = it` and `module.exports.name = it`, `*` of `module.exports = it`. */
function assignedExport({ left, operator }: AssignmentExpression): string | undefined {
  if (operator !== '=' || left.type !== 'MemberExpression' || left.computed) return undefined;
  const { object, property } = left;
  if (object.type === 'Identifier' && object.name === 'exports') return keyOf(property);
  if (object.type === 'Identifier' && object.name === 'module' && keyOf(property) === 'exports') return '*';
  if (object.type !== 'MemberExpression' || object.computed || keyOf(object.property) !== 'exports') return undefined;
  return object.object.type === 'Identifier' && object.object.name === 'module' ? keyOf(property) : undefined;
}
