import type { CodeDefinition, Codes } from './code';
import type { Severity } from './severity';
import { withoutTokens } from './spoken';

/** What is said about one place. Every text may be foreign: it is made safe where it is rendered. */
export interface Details {
  /** One sentence: what is wrong, with the offending value. */
  readonly message: string;
  /** How to fix it, in a sentence. */
  readonly hint?: string;
  /** The place in the document, the props or the template, such as `models[1].indexes[0].name`. */
  readonly path?: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column?: number;
  /** The line in the file, and below it a line with a marker. */
  readonly excerpt?: string;
  /** Where the source code stands that the document was written from, such as `care.go:33`. */
  readonly source?: string;
  readonly expected?: string;
  readonly found?: string;
  /** Another weight than that of the code. */
  readonly severity?: Severity;
}

/**
 * One thing that was found. The public `Finding` of model-spec has this very shape, so that a list of the one can be rendered as the other
 * and nothing is copied.
 */
export interface Diagnostic extends Details {
  readonly code: string;
  readonly severity: Severity;
}

/** A diagnostic without details that are undefined. `D` is the public type of a package. */
export function diagnose<D extends Diagnostic = Diagnostic>({ code, severity }: CodeDefinition, details: Details): D {
  const stated: Record<string, unknown> = { code, severity };
  for (const name in details) {
    const value = details[name as keyof Details];
    if (value !== undefined) stated[name] = typeof value === 'string' ? withoutTokens(value) : value;
  }
  return stated as unknown as D;
}

/** What makes the diagnostics of one package, by its codes; `words` puts their texts into the words of the reader. */
export function diagnosing<C extends string, D extends Diagnostic = Diagnostic>(
  codes: Codes<C>,
  words = (text: string) => text,
): (code: C, details: Details) => D {
  return (code, details) => {
    const told = Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? words(value) : value]);
    return diagnose<D>(codes[code], Object.fromEntries(told) as Details);
  };
}

/** Whether one of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Those of one severity. */
export function ofSeverity<D extends Diagnostic>(diagnostics: readonly D[], wanted: Severity): D[] {
  return diagnostics.filter(({ severity }) => severity === wanted);
}
