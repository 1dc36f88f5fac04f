import type { Severity } from './severity';

/**
 * One thing that a check found: what, where, and how to fix it.
 */
export interface Finding {
  /** Stable code of the rule, such as `DYN-M041`. Never reused for another rule. */
  readonly code: string;

  /** How much it weighs. */
  readonly severity: Severity;

  /** One sentence with the offending value. */
  readonly message: string;

  /**
   * Where it stands in the document, such as `models[1].indexes[0].partition.type`.
   *
   * @default - it concerns the document or table as a whole
   */
  readonly path?: string;

  /**
   * The file, as it was named by the caller.
   *
   * @default - the document did not come from a file
   */
  readonly file?: string;

  /**
   * Line in the file, counted from 1.
   *
   * @default - the document did not come from text
   */
  readonly line?: number;

  /**
   * Column in the line, counted from 1.
   *
   * @default - the document did not come from text
   */
  readonly column?: number;

  /**
   * The line in the file, or the part of it around the column, and below it a line with a marker under the column.
   *
   * @default - the document did not come from text
   */
  readonly excerpt?: string;

  /**
   * Where the program declares it, such as `internal/care.go:33` as seen from the document.
   *
   * @default - the document was not written from source code
   */
  readonly source?: string;

  /**
   * What the rule asks for.
   *
   * @default - nothing single can be named
   */
  readonly expected?: string;

  /**
   * What stands there.
   *
   * @default - nothing stands there
   */
  readonly found?: string;

  /**
   * how to fix it, in one sentence.
   *
   * @default - the message says it all
   */
  readonly hint?: string;
}
