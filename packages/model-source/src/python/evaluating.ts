import type { SourcePlace } from '../extracted-model';
import type { Suppositions } from '../values/suppositions';
import type { Value } from '../values/value';
import type { Frame } from './functions';
import type { Code } from './module';
import type { Names } from './names';

/** What parts of an evaluation need of the whole. */
export interface Evaluating {
  readonly names: Names;
  readonly suppositions: Suppositions;
  evaluate(code: Code): Value;
  /** Whether Python takes a value for true; undefined where the source does not say it. */
  truthOf(value: Value): boolean | undefined;
  /** Goes both ways where a condition asks whether an environment variable is set. */
  bothWays(place: SourcePlace, act: () => Value | undefined): Value;
  /** What a call of a function of the project gives, with values in front of its arguments; undefined where the call cannot be seen whole. */
  called(call: Code | undefined, of: Code, place: SourcePlace, leading?: readonly Value[]): Value | undefined;
  /** What the parameters of a function are in a call, or in one without arguments; undefined where that cannot be seen. */
  frameOfCall(call: Code | undefined, of: Code, leading?: readonly Value[]): Frame | undefined;
  /** Evaluates inside of a function that is called. */
  within<T>(frame: Frame | undefined, act: () => T): T;
  /** Whether there are more parts than any model has, over all models. */
  tooMany(parts: number): boolean;
}
