/**
 * What is known about a model document that does not come from a file.
 */
export interface SourceOptions {
  /**
   * What findings call the document, such as the file that it was read from.
   *
   * @default - findings name no file
   */
  readonly fileName?: string;

  /**
   * Size that a text may have, in megabytes (millions of bytes of UTF-8). Objects have no such limit.
   *
   * @default 64
   */
  readonly maxMegabytes?: number;
}
