import type { GrantOptions } from '../grants/grant-options';

/**
 * How a function is connected to a table.
 */
export interface ConnectOptions extends GrantOptions {
  /**
   * Passes the table's model document on as DMS_MODEL_B64, in base64. Lambda takes 4 KB of environment in all, which is checked.
   *
   * @default false
   */
  readonly embedModels?: boolean;
}
