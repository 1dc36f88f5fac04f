import type { CodeDefinition } from '@dynamorm-cdk/core/diagnostics';

/** A rule is a code with a title that says what must hold, and the broken and the fixed place. */
export interface Rule extends CodeDefinition {
  readonly broken: string;
  readonly fixed: string;
}

/** Keeps the type narrow and the definition checked. */
export function rule(definition: Rule): Rule {
  return definition;
}
