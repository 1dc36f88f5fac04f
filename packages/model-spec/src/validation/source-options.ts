/**
 * Settings for a model document that was not read from a file.
 */
export interface SourceOptions {
  /**
   * The name of the document in findings, such as the file that it was read from.
   *
   * @default - findings name no file
   */
  readonly fileName?: string;

  /**
   * Maximum size of the text, in megabytes (millions of bytes of UTF-8). Objects have no such limit.
   *
   * @default 64
   */
  readonly maxMegabytes?: number;
}
