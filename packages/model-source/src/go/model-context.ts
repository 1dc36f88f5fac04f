import type { Release, TagKey } from '../release';
import type { ModelFindings } from './findings';
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
  /** Tables by model. */
  readonly tables: ReadonlyMap<string, string>;
  /** What of the two is used. */
  readonly used: Set<string>;
}
