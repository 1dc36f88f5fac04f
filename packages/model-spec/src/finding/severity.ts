/**
 * The severity of a finding.
 */
export enum Severity {
  /** The model and the table (or the document) contradict each other: synthesis and the command line fail. */
  ERROR = 'error',
  /** It works, but is rarely intended. */
  WARNING = 'warning',
  /** Informational; nothing is wrong. */
  INFO = 'info',
}
