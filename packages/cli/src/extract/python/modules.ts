import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node, Parser } from 'web-tree-sitter';
import { type Code, type Module, problemIn } from './module';

/** The files that were read, each once, and the ways between them. */
export class Modules {
  private readonly read = new Map<string, Module | undefined>();
  private readonly fragments: Module[] = [];

  constructor(private readonly parser: Parser) {}

  /** Parses a file; the first problem where there is one. */
  public add(path: string, text: string): { readonly module: Module } | { readonly problem: Node } {
    const module = this.parse(path, text);
    const problem = problemIn(module.tree.rootNode);
    if (problem) return { problem };
    this.read.set(path, module);
    return { module };
  }

  /** The file of a module in an import; a module of nobody's in this project has none. */
  public find(from: string, name: string): Module | undefined {
    const path = fileOf(from, name);
    if (path === undefined) return undefined;
    if (!this.read.has(path)) {
      this.read.set(path, undefined);
      this.add(path, readFileSync(path, 'utf8'));
    }
    return this.read.get(path);
  }

  /** An expression that stands in a text, such as an annotation in quotes. */
  public expression(text: string, around: Code): Code | undefined {
    const module = { ...this.parse(around.module.path, `x: ${text}`), around };
    const [node] = module.tree.rootNode.descendantsOfType('type');
    return problemIn(module.tree.rootNode) || !node ? undefined : { node, module };
  }

  /** Gives the memory back. */
  public delete(): void {
    for (const { tree } of this.fragments) tree.delete();
  }

  private parse(path: string, text: string): Module {
    const tree = this.parser.parse(text);
    if (tree === null) throw new Error('The grammar of Python gave no tree');
    const module = { path, tree };
    this.fragments.push(module);
    return module;
  }
}

/** `a.b` is looked for in the folders around the file, `.a.b` beside it, `..a` above. */
function fileOf(from: string, name: string): string | undefined {
  const [, dots, rest] = /^(\.*)(.*)$/.exec(name) ?? ['', '', ''];
  const parts = rest === '' ? [] : rest.split('.');
  const here = dirname(from);
  if (dots !== '') return moduleFile(join(here, ...Array<string>(dots.length - 1).fill('..'), ...parts));
  for (let folder = here, above = 0; above < 20; folder = join(folder, '..'), above++) {
    const found = moduleFile(join(folder, ...parts));
    if (found !== undefined) return found;
  }
  return undefined;
}

function moduleFile(path: string): string | undefined {
  return [`${path}.py`, join(path, '__init__.py')].find((one) => existsSync(one) && statSync(one).isFile());
}
