import type { Extraction } from './extracted-model';

/** What the source code of models does not say. */
export interface SourceCodeOptions {
  /** The version of DynamORM or TableTheory that the models are used with. */
  readonly libraryVersion?: string;
  /** The convention of models that choose none. */
  readonly convention?: string;
  /** Tables, by model. */
  readonly table?: Readonly<Record<string, string>>;
  /** DMS types, by type of the language or by `Model.Field`. */
  readonly type?: Readonly<Record<string, string>>;
  /** Types that are no models, by name, with that of their package in front or without it. */
  readonly exclude?: string[];
  /** Build tags, of languages that have them. */
  readonly tags?: string[];
}

/** A reader of one language: from files to the models in them. */
export type ReadSource = (
  files: string[],
  options: SourceCodeOptions,
  progress?: (done: number, all: number) => void,
) => Promise<Extraction>;
