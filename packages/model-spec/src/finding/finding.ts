import type { Severity } from './severity';

/**
 * One problem that a check found: what is wrong, where, and how to fix it.
 */
export interface Finding {
  /** Stable code of the rule, such as `DYN-M041`. Never reused for another rule. */
  readonly code: string;

  /** The severity: error, warning or informational. */
  readonly severity: Severity;

  /** One sentence with the offending value. */
  readonly message: string;

  /**
   * Its path in the document, such as `models[1].indexes[0].partition.type`.
   *
   * @default - the finding is about the document or table as a whole
   */
  readonly path?: string;

  /**
   * The file, under the name that the caller gave it.
   *
   * @default - the document was not read from a file
   */
  readonly file?: string;

  /**
   * Line in the file, counted from 1.
   *
   * @default - the document was not read from text
   */
  readonly line?: number;

  /**
   * Column in the line, counted from 1.
   *
   * @default - the document was not read from text
   */
  readonly column?: number;

  /**
   * The line in the file, or the part of it around the column. A second line marks the column.
   *
   * @default - the document was not read from text
   */
  readonly excerpt?: string;

  /**
   * Where the program declares it, such as `internal/care.go:33`, relative to the document.
   *
   * @default - the document was not written from source code
   */
  readonly source?: string;

  /**
   * The value that the rule requires.
   *
   * @default - the rule requires no single value
   */
  readonly expected?: string;

  /**
   * The value that was found.
   *
   * @default - no value was found
   */
  readonly found?: string;

  /**
   * how to fix it, in one sentence.
   *
   * @default - the message is enough
   */
  readonly hint?: string;
}
