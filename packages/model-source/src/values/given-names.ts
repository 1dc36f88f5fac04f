import type { SourceCodeOptions } from '../source-code-options';
import { TableRules } from '../table-rules';
import { UnknownTables } from '../unknown-tables';
import type { Unknown } from './value';

/** What the caller says of models by their names, and which of the names were of use. */
export interface GivenNames {
  readonly tables: TableRules;
  readonly leftOut: ReadonlySet<string>;
  readonly used: Set<string>;
  /** Gathers what keeps tables from being known. */
  readonly unknownTables: UnknownTables<Unknown>;
}

/** What the options say of models by their names. */
export function givenNames({ table = {}, exclude = [] }: SourceCodeOptions): GivenNames {
  const used = new Set<string>();
  return { tables: new TableRules(table, used), leftOut: new Set(exclude), used, unknownTables: new UnknownTables() };
}

/** Whether a model is none, as the caller says. */
export function isLeftOut(name: string | undefined, { leftOut, used }: GivenNames): boolean {
  if (name === undefined || !leftOut.has(name)) return false;
  used.add(name);
  return true;
}
