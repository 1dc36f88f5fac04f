import type { Finding, Model } from '@dynamorm-cdk/model-spec';
import type { LibraryUse } from './library-use';

/** Where something stands in a source file; lines and columns count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A model that was read from source code, with the places that findings about it name. */
export interface ExtractedModel {
  readonly model: Model;
  /** Where the model is declared. */
  readonly place: SourcePlace;
  /**
   * Where its parts are declared, by their path within the model's entry in DMS, such as `attributes[3]` or `indexes[0].partition`.
   * A part without a place of its own has that of the nearest part around it.
   */
  readonly places: ReadonlyMap<string, SourcePlace>;
  /** Environment variables that name the table too, tried after the one that the model names. */
  readonly otherTableVariables?: readonly string[];
  /** The release that writes it, where the project says it. */
  readonly release?: string;
}

/** What reading source files gave. */
export interface Extraction {
  readonly models: ExtractedModel[];
  /** What DynamORM would refuse or what cannot be known. A model with an error is not among the models. */
  readonly findings: Finding[];
  /** The version of DMS that the models are written in where the caller states none. */
  readonly dmsVersion?: string;
  /** What of `--table` and `--type` was of use. */
  readonly usedNames?: ReadonlySet<string>;
  /** What each project says of the release of DynamORM that it uses. */
  readonly releases?: readonly LibraryUse[];
}
