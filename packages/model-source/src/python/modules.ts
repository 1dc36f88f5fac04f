import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node, Parser, Tree } from 'web-tree-sitter';
import { type Code, type Module, problemIn } from './module';
import { withoutNewerSyntax } from './newer-syntax';

/** A parsed file, or the first place that the grammar does not understand. */
export type Parsed = { readonly module: Module } | { readonly problem: Node };

/** Parses files, keeps those that others import, and knows the ways between them. The grammar's memory is not JavaScript's. */
export class Modules {
  private readonly imported = new Map<string, Module | undefined>();
  private readonly trees: Tree[] = [];

  constructor(private readonly parser: Parser) {}

  /** Parses a file for as long as something looks at it. */
  public with(path: string, text: string, look: (parsed: Parsed) => void): void {
    const kept = this.trees.length;
    const own = this.parse(path, text);
    const problem = problemIn(own.tree.rootNode);
    look(problem ? { problem } : { module: own });
    const used = new Set([...this.imported.values()].map((module) => module?.tree));
    for (const tree of this.trees.splice(kept)) {
      if (used.has(tree)) this.trees.push(tree);
      else tree.delete();
    }
  }

  /** The file of a module in an import; a module of nobody's in this project has none. */
  public find(from: string, name: string): Module | undefined {
    const path = fileOf(from, name);
    return path === undefined ? undefined : this.file(path);
  }

  /** A file, which is parsed once and kept; undefined where it does not parse. */
  public file(path: string): Module | undefined {
    if (!this.imported.has(path)) {
      const module = this.parse(path, readFileSync(path, 'utf8'));
      this.imported.set(path, problemIn(module.tree.rootNode) ? undefined : module);
    }
    return this.imported.get(path);
  }

  /** An expression that stands in a text, such as an annotation in quotes. */
  public expression(text: string, around: Code): Code | undefined {
    const module = { ...this.parse(around.module.path, `x: ${text}`), around };
    const [node] = module.tree.rootNode.descendantsOfType('type');
    return problemIn(module.tree.rootNode) || !node ? undefined : { node, module };
  }

  /** Gives the memory back. */
  public delete(): void {
    for (const tree of this.trees.splice(0)) tree.delete();
  }

  private parse(path: string, text: string): Module {
    const tree = this.treeOf(text);
    if (!tree.rootNode.hasError) return { path, tree };
    const plain = withoutNewerSyntax(text);
    return { path, tree: plain === text ? tree : this.treeOf(plain) };
  }

  private treeOf(text: string): Tree {
    const tree = this.parser.parse(text);
    if (tree === null) throw new Error('The grammar of Python gave no tree');
    this.trees.push(tree);
    return tree;
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
