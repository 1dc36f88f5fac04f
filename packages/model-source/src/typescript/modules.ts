import { readFileSync } from 'node:fs';
import type { Node } from '@babel/types';
import { type Imported, Imports } from './imports';
import { type Module, parseModule } from './module';
import type { Scope } from './scope';

/** An expression and the scope it stands in, a module as a whole, or why there is none. */
export type Definition =
  | { readonly node: Node; readonly scope: Scope }
  | { readonly name: string; readonly scope: Scope }
  | { readonly module: Module }
  | {
      readonly why: string;
      /** What a package exports that is not looked into; `*` is all of it. */
      readonly outside?: string;
    };

/** The source files that others import, each once, and the ways between them. */
export class Modules {
  private readonly read = new Map<string, Module | undefined>();
  private readonly imports = new Imports();

  /** A file that was imported, by its path. */
  public known(path: string): Module | undefined {
    return this.read.get(path);
  }

  /** Where an import leads to. */
  public find(from: string, specifier: string): Imported {
    return this.imports.find(from, specifier);
  }

  /** The name of the package that a file is in. */
  public packageOf(path: string): string | undefined {
    return this.imports.packageOf(path);
  }

  /** What a name is that a file imports from another one. */
  public definition(from: string, specifier: string, name: string, seen = new Set<string>()): Definition {
    const found = this.imports.find(from, specifier);
    if ('why' in found) return { why: found.why, ...(found.isPackage ? { outside: name } : {}) };
    const module = this.module(found.path);
    if (!module) return { why: `comes from \`${found.path}\`, which does not parse` };
    if (name === '*' && module.exports.changed) return { why: `is what \`${found.path}\` exports, which is changed after it is made` };
    if (name === '*') return module.exports.whole ? { node: module.exports.whole, scope: module.scope } : { module };
    return this.exported(module, name, seen) ?? { why: `comes from \`${found.path}\`, which exports no such name` };
  }

  /** What a module exports under a name. */
  public exported(module: Module, name: string, seen = new Set<string>()): Definition | undefined {
    const key = `${module.path}\n${name}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    const { named, all, whole, changed } = module.exports;
    const found = named.get(name);
    if (found?.kind === 'opaque' || (found === undefined && changed)) {
      return { why: `comes from \`${module.path}\`, where it ${found?.kind === 'opaque' ? found.why : 'is changed after it is made'}` };
    }
    if (found?.kind === 'expression') return { node: found.node, scope: module.scope };
    if (found?.kind === 'local') return { name: found.name, scope: module.scope };
    if (found) return this.definition(module.path, found.from, found.name, seen);
    if (whole !== undefined) return { node: name === 'default' ? whole : memberOf(whole, name), scope: module.scope };
    let outside: Definition | undefined;
    for (const from of name === 'default' ? [] : all) {
      const definition = this.definition(module.path, from, name, seen);
      if (!('why' in definition)) return definition;
      if (definition.outside !== undefined) outside = definition;
    }
    return outside;
  }

  /** A source file, which is parsed once; undefined where it does not parse. */
  public module(path: string): Module | undefined {
    if (!this.read.has(path)) this.read.set(path, parsed(path));
    return this.read.get(path);
  }
}

function parsed(path: string): Module | undefined {
  try {
    return parseModule(path, readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** `whole.name`, as a program could write it. */
function memberOf(whole: Node, name: string): Node {
  const { loc, start, end } = whole;
  const property = { type: 'Identifier', name, loc, start, end };
  return { type: 'MemberExpression', object: whole, property, computed: false, loc, start, end } as Node;
}
