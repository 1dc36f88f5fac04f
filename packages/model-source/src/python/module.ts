import type { Node, Tree } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';

/** A parsed file. Its tree lives in the memory of the grammar until the reader ends. */
export interface Module {
  readonly path: string;
  readonly tree: Tree;
  /** Where it stands, for an expression that stood in a text: it uses the names that are known there. */
  readonly around?: Code;
}

/** A node and the file it stands in. */
export interface Code {
  readonly node: Node;
  readonly module: Module;
}

/** Where a node stands. */
export function placeOf({ node, module }: Code): SourcePlace {
  return { file: module.path, line: node.startPosition.row + 1, column: node.startPosition.column + 1 };
}

/** The first node that the grammar does not understand. */
export function problemIn(root: Node): Node | undefined {
  if (!root.hasError) return undefined;
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.isError || node.isMissing) return node;
    for (const one of node.children.filter((child) => child.hasError || child.isMissing).reverse()) waiting.push(one);
  }
  return root;
}
