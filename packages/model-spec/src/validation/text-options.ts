/**
 * How a report is shown to people.
 */
export interface TextOptions {
  /**
   * Marks severities with the terminal's colours.
   *
   * @default false
   */
  readonly color?: boolean;

  /**
   * Shows the offending line with a marker, where the document came from text.
   *
   * @default true
   */
  readonly excerpts?: boolean;
}
