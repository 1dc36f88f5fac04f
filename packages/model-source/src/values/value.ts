import type { SourcePlace } from '../extracted-model';

/** What an expression of a source file stands for, as far as the source alone says it. */
export type Value = Scalar | List | Mapping | EnvironmentVariable | Unknown;

export interface Scalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** It is a member of an enum that is not printed as its value. */
  readonly ofEnum?: true;
  readonly place: SourcePlace;
}

export interface List {
  readonly kind: 'list';
  readonly items: Value[];
  readonly place: SourcePlace;
}

export interface Mapping {
  readonly kind: 'mapping';
  readonly entries: ReadonlyMap<string, Value>;
  readonly place: SourcePlace;
}

/** What an environment variable holds when the program runs. */
export interface EnvironmentVariable {
  readonly kind: 'variable';
  readonly name: string;
  /** What is taken where it is not set. */
  readonly fallback?: string;
  /** The variables that are tried after it, before that. */
  readonly others?: readonly string[];
  readonly place: SourcePlace;
}

/** What only a running program knows. */
export interface Unknown {
  readonly kind: 'unknown';
  /** Why, as the rest of a sentence that begins with what it is. */
  readonly why: string;
  readonly place: SourcePlace;
  /** Where the reason stands: many values may share it. */
  readonly cause: SourcePlace;
  /** It is the environment as a whole, whose parts are variables. */
  readonly isEnvironment?: true;
}

export function scalar(value: Scalar['value'], place: SourcePlace): Scalar {
  return { kind: 'scalar', value, place };
}

export function unknown(why: string, place: SourcePlace): Unknown {
  return { kind: 'unknown', why, place, cause: place };
}

/** The text of a value that is one. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** The environment as a whole. */
export function environment(place: SourcePlace): Unknown {
  return { ...unknown('is the whole environment', place), isEnvironment: true };
}

/** Whether a value is the environment as a whole. */
export function isWholeEnvironment(value: Value | undefined): boolean {
  return value?.kind === 'unknown' && value.isEnvironment === true;
}
