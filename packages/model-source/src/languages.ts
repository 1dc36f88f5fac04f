import { extname } from 'node:path';
import type { ReadSource } from './source-code-options';

interface Language {
  /** What its files end in. */
  readonly endings: string[];
  /** Its reader is loaded when there is a file for it. */
  readonly load: () => Promise<ReadSource>;
}

/** The languages that models are read from. */
export const languages: readonly Language[] = [
  { endings: ['.go'], load: async () => (await import('./go/read-go.js')).readGo },
  {
    endings: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    load: async () => (await import('./typescript/read-typescript.js')).readTypeScript,
  },
  { endings: ['.py'], load: async () => (await import('./python/read-python.js')).readPython },
];

/** The endings of the files that hold source code. */
export const sourceEndings = languages.flatMap(({ endings }) => endings);

/** Whether a file holds source code, by its name. */
export function isSourceCode(file: string): boolean {
  return sourceEndings.includes(extname(file));
}
