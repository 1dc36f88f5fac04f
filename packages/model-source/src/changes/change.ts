import type { Severity } from '@dynamorm-cdk/core/diagnostics';
import type { Code } from '../codes';

/** What one program does with items of the other, at worst. `loses` is a value that it does not see or drops without an error. */
export type Outcome = 'works' | 'loses' | 'fails';

/** What happens in one direction. */
export interface Effect {
  readonly outcome: Outcome;
  /** A sentence without its subject, such as `does not see email`. */
  readonly text: string;
}

/** What a change of models does. */
export interface Change {
  readonly code: Code;
  /** Where the code's own weight is not what this change deserves. */
  readonly severity?: Severity;
  /** The place, by its path within the model's entry: in the new models, or in the old ones where it is gone. */
  readonly side: 'from' | 'to';
  readonly path: string;
  /** What was changed, without a stop. */
  readonly summary: string;
  /** What the new program does with items of the old one. */
  readonly newOnOld: Effect;
  /** What the old program does with items of the new one. Both run during a deployment. */
  readonly oldOnNew: Effect;
  /** How to do it without harm. */
  readonly safe: string;
  readonly expected?: string;
  readonly found?: string;
}

export const works = (text: string): Effect => ({ outcome: 'works', text });
export const loses = (text: string): Effect => ({ outcome: 'loses', text });
export const fails = (text: string): Effect => ({ outcome: 'fails', text });

/** Where the steps of a backfill stand. */
export const backfill = 'see examples/backfill';
