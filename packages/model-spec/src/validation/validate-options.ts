import type { Severity } from '../finding/severity';

/**
 * Settings of the validator.
 */
export interface ValidateOptions {
  /**
   * The name of a document in findings, if it was not read from a file.
   *
   * @default - findings name no file
   */
  readonly fileName?: string;

  /**
   * Severity of the findings of a rule, by code, such as `{ 'DYN-M008': Severity.ERROR }`.
   *
   * @default - the severity in the documentation of each rule
   */
  readonly severities?: { [code: string]: Severity };

  /**
   * Codes of rules to silence, such as `DYN-M067`. Their findings are excluded.
   *
   * @default - none
   */
  readonly silenced?: string[];

  /**
   * Maximum number of global indexes of a table, if AWS raised the quota of your account.
   *
   * @default 20
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
   */
  readonly maxGlobalIndexes?: number;

  /**
   * Maximum size of a document, in megabytes (millions of bytes).
   *
   * @default 64
   */
  readonly maxMegabytes?: number;
}
