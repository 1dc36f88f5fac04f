/**
 * How much a finding weighs.
 */
export enum Severity {
  /** The model and the table (or the document) contradict each other: synthesis and the command line fail. */
  ERROR = 'error',
  /** It will work, but hardly anybody means it. */
  WARNING = 'warning',
  /** Worth knowing; nothing is wrong. */
  INFO = 'info',
}
