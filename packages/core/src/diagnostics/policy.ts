import type { Diagnostic } from './diagnostic';
import type { Severity } from './severity';

/** What the caller raises, lowers or silences, by code. */
export interface SeverityPolicy {
  readonly severities?: { readonly [code: string]: Severity };
  readonly silenced?: readonly string[];
}

/** Diagnostics as the caller weighs them, without those that are silenced. */
export function applySeverityPolicy<D extends Diagnostic>(
  diagnostics: readonly D[],
  { severities = {}, silenced = [] }: SeverityPolicy,
): D[] {
  if (silenced.length === 0 && Object.keys(severities).length === 0) return [...diagnostics];
  const weights = new Map(Object.entries(severities));
  const silent = new Set(silenced);
  return diagnostics
    .filter(({ code }) => !silent.has(code))
    .map((one) => (weights.has(one.code) ? { ...one, severity: weights.get(one.code) } : one));
}

/** Codes that the caller names, each once. */
export function codesOf({ severities = {}, silenced = [] }: SeverityPolicy): string[] {
  return [...new Set([...Object.keys(severities), ...silenced])];
}
