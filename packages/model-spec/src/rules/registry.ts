import type { DocumentDraft } from '../model/draft';
import type { Findings } from '../report/findings';

/** What the rules are told besides the document. */
export interface RuleLimits {
  /** Global indexes that a table may have. */
  readonly maxGlobalIndexes: number;
}

/** Runs every rule of a document. */
export function checkDocument(_draft: DocumentDraft, _limits: RuleLimits, _findings: Findings): void {}
