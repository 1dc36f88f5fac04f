import type { Severity } from '../severity';

/** A rule: what is written about it in the documentation, and the weight of its findings. */
export interface Rule {
  /** Stable and never reused. */
  readonly code: string;
  readonly severity: Severity;
  /** What must hold, in one sentence. */
  readonly title: string;
  /** What goes wrong where it does not hold. */
  readonly why: string;
  /** The broken place. */
  readonly broken: string;
  /** The same place, fixed. */
  readonly fixed: string;
}

/** Keeps the type narrow and the definition checked. */
export function rule(definition: Rule): Rule {
  return definition;
}
