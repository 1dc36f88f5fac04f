import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GrammarFiles } from '../grammar-parser';

/** The bytes of the parser's runtime and of Python's grammar. In the bundle another module stands in this place: see `packaging/bundle.ts`. */
export function grammarFiles(): GrammarFiles {
  const { resolve } = createRequire(__filename);
  return {
    runtime: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    language: readFileSync(resolve('tree-sitter-python/tree-sitter-python.wasm')),
  };
}
