import type { Severity } from '../finding/severity';

/**
 * What the caller of the validator knows or wants differently.
 */
export interface ValidateOptions {
  /**
   * What findings call a document that does not come from a file.
   *
   * @default - findings name no file
   */
  readonly fileName?: string;

  /**
   * Severity of the findings of a rule, by code, such as `{ 'DYN-M008': Severity.ERROR }`.
   *
   * @default - every rule has the severity of its documentation
   */
  readonly severities?: { [code: string]: Severity };

  /**
   * Codes of rules whose findings are left out, such as `DYN-M067`.
   *
   * @default - none
   */
  readonly silenced?: string[];

  /**
   * Global indexes that a table may have, where the quota of the AWS account was raised.
   *
   * @default 20
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
   */
  readonly maxGlobalIndexes?: number;

  /**
   * Size that a document may have, in megabytes (millions of bytes).
   *
   * @default 64
   */
  readonly maxMegabytes?: number;
}
