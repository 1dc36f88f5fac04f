import { Language, Parser } from 'web-tree-sitter';

/** What tree-sitter parses a language with. */
export interface GrammarFiles {
  readonly runtime: Uint8Array;
  readonly language: Uint8Array;
}

/** A parser of a language, made at its first use and once: WebAssembly has to be compiled. */
export function grammarParser(files: () => GrammarFiles): () => Promise<Parser> {
  let made: Promise<Parser> | undefined;
  return () => {
    made ??= make(files());
    return made;
  };
}

async function make({ runtime, language }: GrammarFiles): Promise<Parser> {
  await Parser.init({ wasmBinary: runtime });
  const parser = new Parser();
  parser.setLanguage(await Language.load(language));
  return parser;
}
