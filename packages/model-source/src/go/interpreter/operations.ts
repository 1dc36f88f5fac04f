import type { GoExpression, GoFunctionBody, GoType } from '../syntax';
import type { Decision } from './decision';
import type { Cause, Place, Scope, State, Value } from './value';

/** What comes after an expression, with its value. */
export type After = (value: Value, state: State) => Decision;

/** What following an expression needs of who follows the program: expressions, statements and calls stand in one another. */
export interface Operations {
  /** Counts a step; a program that takes too many is not followed. */
  step(): void;
  /** Finds what an expression stands for, and goes on with it. */
  evaluate(expression: GoExpression, scope: Scope, state: State, after: After): Decision;
  /** Calls a function with values; `around` is what its names mean outside of it. */
  call(body: GoFunctionBody, given: readonly Value[], around: Scope, state: State, cause: Cause, after: After): Decision;
  /** Gives a name a cell of its own. */
  declare(name: string, value: Value, scope: Scope, state: State): { scope: Scope; state: State };
  /** Gives a value a place of its own, which a pointer, a slice or a map is. */
  allocate(value: Value, state: State): { place: Place; state: State };
  /** What a variable of a type holds that was given nothing. */
  zero(type: GoType, scope: Scope, cause: Cause): Value;
  /** Goes the ways that a condition allows. */
  truth(value: Value, cause: Cause, state: State, after: (holds: boolean, state: State) => Decision): Decision;
  /** Goes both ways, where something asks whether an environment variable is set. */
  whetherSet(name: string, state: State, after: (isSet: boolean, state: State) => Decision): Decision;
}
