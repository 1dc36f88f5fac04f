import type { Diagnostic } from '../diagnostic';

/** The diagnostics of each file, in the order of their first ones; those that are about no file are under the other name. */
export function byFile(diagnostics: readonly Diagnostic[], otherwise: string): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const file = one.file ?? otherwise;
    const group = groups.get(file);
    if (group) group.push(one);
    else groups.set(file, [one]);
  }
  return groups;
}
