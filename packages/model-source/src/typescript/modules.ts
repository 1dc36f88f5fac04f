import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node } from '@babel/types';
import { type Module, parseModule } from './module';
import type { Scope } from './scope';

/** An expression and the scope it stands in, or why there is none. */
export type Definition =
  | { readonly node: Node; readonly scope: Scope }
  | { readonly name: string; readonly scope: Scope }
  | { readonly why: string };

const endings = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.mjs', '.cjs', '.jsx', '/index.ts', '/index.tsx', '/index.js'];

/** The source files that others import, each once, and the ways between them. */
export class Modules {
  private readonly read = new Map<string, Module | undefined>();

  /** A file that was imported, by its path. */
  public known(path: string): Module | undefined {
    return this.read.get(path);
  }

  /** What a name is that a file imports from another one. */
  public definition(from: string, specifier: string, name: string, seen = new Set<string>()): Definition {
    if (!/^\.\.?(\/|$)/.test(specifier)) return { why: `comes from \`${specifier}\`, which is not looked into` };
    const path = fileOf(join(dirname(from), specifier));
    if (path === undefined) return { why: `comes from \`${specifier}\`, and there is no such file` };
    const module = this.module(path);
    if (!module) return { why: `comes from \`${path}\`, which does not parse` };
    if (name === '*') return { why: `is all of \`${path}\`` };
    return this.exported(module, name, seen) ?? { why: `comes from \`${path}\`, which exports no such name` };
  }

  private exported(module: Module, name: string, seen: Set<string>): Definition | undefined {
    const key = `${module.path}\n${name}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    const found = module.exports.named.get(name);
    if (found?.kind === 'expression') return { node: found.node, scope: module.scope };
    if (found?.kind === 'local') return { name: found.name, scope: module.scope };
    if (found) return this.definition(module.path, found.from, found.name, seen);
    for (const from of name === 'default' ? [] : module.exports.all) {
      const definition = this.definition(module.path, from, name, seen);
      if (!('why' in definition)) return definition;
    }
    return undefined;
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

/** The file of a path in an import: TypeScript's own files are imported under the name that they have when they are compiled. */
function fileOf(path: string): string | undefined {
  const compiled = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  return [...endings.map((ending) => path + ending), compiled].find((one) => existsSync(one) && statSync(one).isFile());
}
