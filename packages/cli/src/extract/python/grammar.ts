import { Language, Parser } from 'web-tree-sitter';
import { grammarFiles } from './grammar-files';

let loaded: Promise<Parser> | undefined;

/** A parser for Python. It is made once: WebAssembly has to be compiled. */
export function pythonParser(): Promise<Parser> {
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
