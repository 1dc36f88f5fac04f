/**
 * How a report is printed as text.
 */
export interface TextOptions {
  /**
   * Whether severities are printed in color.
   *
   * @default false
   */
  readonly color?: boolean;

  /**
   * Whether to print the offending line with a marker, if the document was read from text.
   *
   * @default true
   */
  readonly excerpts?: boolean;
}
