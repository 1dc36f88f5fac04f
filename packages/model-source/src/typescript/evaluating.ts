import type { Node } from '@babel/types';
import type { SourcePlace } from '../extracted-model';
import type { Suppositions } from '../values/suppositions';
import type { Value } from '../values/value';
import type { Scope } from './scope';

/** What following a function needs of who finds values. */
export interface Evaluating {
  readonly suppositions: Suppositions;
  evaluate(node: Node, scope: Scope): Value;
  /** Goes both ways where a condition asks whether an environment variable is set. */
  bothWays(place: SourcePlace, act: () => Value | undefined): Value;
  /** Whether a function inside of the one that is followed gives a variable another value. */
  isSetElsewhere(name: string, scope: Scope): boolean;
  /** Counts what spreads copy, over all models. */
  tooMany(parts: number): boolean;
}
