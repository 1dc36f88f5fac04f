import type { Severity } from './severity';

/** What a code is: all that documentation, command line and tests know of it. */
export interface CodeDefinition {
  /** Such as `DYN-M041`. Stable, and never given to another thing. */
  readonly code: string;
  /** What a diagnostic of this code weighs unless something else is decided where it is found. */
  readonly severity: Severity;
  /** One sentence: what must hold, or what happened. */
  readonly title: string;
  /** What goes wrong otherwise, or what to do. */
  readonly why: string;
  /** The shortest text that has the problem: a part of a document, of props, of source code or of a template. */
  readonly broken?: string;
  /** The same text without the problem. */
  readonly fixed?: string;
  /** Of the examples, where it is another than that of the group. */
  readonly language?: string;
}

/** Codes of one topic, under one heading of the documentation. */
export interface CodeGroup {
  readonly title: string;
  /** Of the examples, as Markdown names it. */
  readonly language: string;
  readonly codes: readonly CodeDefinition[];
}

/** The codes of one package, with the page that explains them. */
export interface CodePage {
  /** The page, from the root of the repository. */
  readonly page: string;
  readonly title: string;
  /** What a reader should know of all of them, one paragraph each. */
  readonly introduction: readonly string[];
  /** Codes of what is gone. They are never given to anything else. */
  readonly retired?: readonly string[];
  readonly groups: readonly CodeGroup[];
}

/** A code as a package writes it in its table. */
export type CodeTable<C extends string> = { readonly [code in C]: Omit<CodeDefinition, 'code'> };

/** The codes of a table by their names. */
export type Codes<C extends string> = { readonly [code in C]: CodeDefinition };

/** Reads a table in which each code is a key: written twice, it does not compile. */
export function defineCodes<C extends string>(table: CodeTable<C>): Codes<C> {
  const entries = Object.entries<Omit<CodeDefinition, 'code'>>(table).map(([code, definition]) => [code, { code, ...definition }]);
  return Object.fromEntries(entries) as Codes<C>;
}
