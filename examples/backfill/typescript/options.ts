/** What is rewritten, where, and how fast. */
export interface BackfillOptions {
  readonly table: string;
  /** An index that holds the pending items alone: one whose partition key is the old attribute. Without it the table is scanned. */
  readonly index?: string;
  readonly from: string;
  readonly to: string;
  /** `copy` keeps the old name, for old programs that still read it; `move` removes it. */
  readonly mode: 'copy' | 'move';
  /** Segments that are scanned at the same time. */
  readonly segments: number;
  /** Items a second that are written at most, over all segments. */
  readonly rate: number;
  /** The file that the run is resumed from. */
  readonly state: string;
}

/** What a state belongs to: a state of another run is refused. */
export function identityOf({ table, index = '', from, to, mode, segments }: BackfillOptions): string {
  return [table, index, from, to, mode, segments].join(' ');
}
