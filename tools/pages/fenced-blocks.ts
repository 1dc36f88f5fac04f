/** A fenced block of a Markdown page. */
export interface FencedBlock {
  readonly language: string;
  /** All that follows the fence: the language, and what is said after it, as in `go before`. */
  readonly info: string;
  /** Without the indentation of its fence. */
  readonly text: string;
  /** The line of the fence, from 1. */
  readonly line: number;
}

/** The fenced blocks of a page that name a language, in their order. */
export function fencedBlocks(page: string): FencedBlock[] {
  return [...page.matchAll(/^( *)```((\w+)[^\n]*)\n(.*?)^\1```$/gms)].map(({ 1: indent, 2: info, 3: language, 4: text, index }) => ({
    language,
    info,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    line: page.slice(0, index).split('\n').length,
  }));
}
