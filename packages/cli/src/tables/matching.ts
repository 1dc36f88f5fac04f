import type { Finding } from '@dynamorm-cdk/model-spec';
import type { ModelTable } from '../inputs/models';
import type { NamedTable } from './found-table';

/** What the caller states about which table is meant. */
export interface Matching {
  /** Tables by model table, from `--map`. */
  readonly map: ReadonlyMap<string, string[]>;
  /** The only table that is looked at. */
  readonly resource?: string;
  /** Tables that have no models and need none. */
  readonly ignore?: string[];
  /** Other models of the tables stand elsewhere. */
  readonly partial?: boolean;
  /** Every model document could be read. */
  readonly complete: boolean;
  /** Which of `map` and `ignore` a configuration file states for many runs: what they name need not be in this one. */
  readonly forManyRuns?: { readonly map: boolean; readonly ignore: boolean };
  /** What messages call the place that the tables come from. */
  readonly place: string;
}

/** A model table and a table that it is compared with. */
export interface Match<T extends NamedTable> {
  readonly models: ModelTable;
  readonly table: T;
}

/** What was brought together, and what could not be. */
export interface Matches<T extends NamedTable> {
  readonly matches: Match<T>[];
  readonly findings: Finding[];
}
