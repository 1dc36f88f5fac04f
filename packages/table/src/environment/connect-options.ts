import type { GrantOptions } from '../grants/grant-options';

/**
 * Options for connecting a function to a table.
 */
export interface ConnectOptions extends GrantOptions {
  /**
   * Sets the table's model document as DMS_MODEL_B64, in base64. Lambda allows 4 KB of environment in total, which is checked.
   *
   * @default false
   */
  readonly embedModels?: boolean;
}
