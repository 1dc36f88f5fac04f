import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

let loaded: Promise<Parser> | undefined;

/** A parser for Python. It is made once: WebAssembly has to be compiled. */
export function pythonParser(): Promise<Parser> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Parser> {
  const { resolve } = createRequire(__filename);
  await Parser.init({ wasmBinary: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')) });
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(resolve('tree-sitter-python/tree-sitter-python.wasm'))));
  return parser;
}
