import { Language, Parser, type Tree } from 'web-tree-sitter';
import { grammarFiles } from './grammar-files';

let loaded: Promise<Parser> | undefined;

/** A parser for Go. It is made once: WebAssembly has to be compiled. */
export function goParser(): Promise<Parser> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Parser> {
  const { runtime, language } = grammarFiles();
  await Parser.init({ wasmBinary: runtime });
  const parser = new Parser();
  parser.setLanguage(await Language.load(language));
  return parser;
}

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
