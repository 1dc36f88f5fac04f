import type { CodeDefinition } from './code';
import { type Details, type Diagnostic, diagnose, hasErrors } from './diagnostic';

/** Gathers diagnostics, so that all of them can be reported at once. */
export interface Collector<D extends Diagnostic = Diagnostic> {
  add(code: CodeDefinition, details: Details): void;
  /** Takes what another check has found. */
  take(diagnostics: readonly D[]): void;
  /** In the order in which they were added. */
  readonly all: readonly D[];
  readonly hasErrors: boolean;
}

/** An empty collector. */
export function createCollector<D extends Diagnostic = Diagnostic>(): Collector<D> {
  const all: D[] = [];
  return {
    all,
    add: (code, details) => {
      all.push(diagnose<D>(code, details));
    },
    take: (diagnostics) => {
      for (const one of diagnostics) all.push(one);
    },
    get hasErrors() {
      return hasErrors(all);
    },
  };
}
