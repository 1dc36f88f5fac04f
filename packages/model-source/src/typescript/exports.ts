import type { File, Node } from '@babel/types';
import { declaredNames } from './scope';

/** Where an exported name comes from: a name or an expression of this file, or a name of another one. */
export type Export =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'expression'; readonly node: Node }
  | { readonly kind: 'other'; readonly from: string; readonly name: string };

export interface Exports {
  readonly named: ReadonlyMap<string, Export>;
  /** The files of which every name is exported again. */
  readonly all: string[];
}

/** What a module exports. `*` is the name of a module as a whole. */
export function exportsOf(program: File['program']): Exports {
  const named = new Map<string, Export>();
  const all: string[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration') all.push(statement.source.value);
    else if (statement.type === 'ExportDefaultDeclaration') named.set('default', { kind: 'expression', node: statement.declaration });
    else if (statement.type === 'ExportNamedDeclaration') {
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
  return { named, all };
}
