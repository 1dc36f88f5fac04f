import type { SourceCodeOptions } from '../source-code-options';

/** What the caller says of models by their names, and which of the names were of use. */
export interface GivenNames {
  readonly tables: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlySet<string>;
  readonly used: Set<string>;
}

/** What the options say of models by their names. */
export function givenNames({ table = {}, exclude = [] }: SourceCodeOptions): GivenNames {
  return { tables: new Map(Object.entries(table)), leftOut: new Set(exclude), used: new Set() };
}

/** Whether a model is none, as the caller says. */
export function isLeftOut(name: string | undefined, { leftOut, used }: GivenNames): boolean {
  if (name === undefined || !leftOut.has(name)) return false;
  used.add(name);
  return true;
}
