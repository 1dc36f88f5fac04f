import type { Parser, Tree } from 'web-tree-sitter';
import { grammarParser } from '../grammar-parser';
import { grammarFiles } from './grammar-files';

/** A parser for Go. */
export const goParser = grammarParser(grammarFiles);

/** Parses a text and hands over its tree, which is gone afterwards: the memory is not JavaScript's. */
export function withTree<T>(parser: Parser, text: string, read: (tree: Tree) => T): T {
  const tree = parser.parse(text);
  if (tree === null) throw new Error('The grammar of Go gave no tree');
  try {
    return read(tree);
  } finally {
    tree.delete();
  }
}
