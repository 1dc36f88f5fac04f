import type { Findings } from '../document/findings';

/** What every rule of a document is given besides the document. */
export interface CheckContext {
  readonly findings: Findings;
  /** Global indexes that a table may have. */
  readonly maxGlobalIndexes: number;
}
