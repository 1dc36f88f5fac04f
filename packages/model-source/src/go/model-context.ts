import type { Release, TagKey } from '../release';
import type { TableRules } from '../table-rules';
import type { UnknownTables } from '../unknown-tables';
import type { ModelFindings } from './findings';
import type { Cause } from './interpreter/value';
import type { Convention } from './naming';

/** What is the same for all fields of a model. */
export interface ModelContext {
  readonly key: TagKey;
  readonly release: Release;
  readonly findings: ModelFindings;
  /** The convention of models that choose none, where the caller states it. */
  readonly convention?: Convention;
  /** DMS types by `Model.Field`, by a type as it is written, or by a type with the path of its package. */
  readonly types: ReadonlyMap<string, string>;
  /** The tables that the caller names. */
  readonly tables: TableRules;
  /** Gathers what keeps tables from being known. */
  readonly unknownTables: UnknownTables<Cause>;
  /** What of the two is used. */
  readonly used: Set<string>;
  /** What is said once for a package. */
  readonly said: Set<string>;
  /** How many structs the model embeds. */
  readonly embedded: { count: number };
  /** Whether the program writes with `Transact()`, as far as the files that are read say it. */
  usesTransactions(): boolean;
}
