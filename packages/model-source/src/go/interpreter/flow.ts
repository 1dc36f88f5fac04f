import type { GoStatement } from '../syntax';
import type { Decision } from './decision';
import type { Operations } from './operations';
import type { Scope, State, Value } from './value';

/** Where a statement may go on. */
export interface Exits {
  readonly next: (scope: Scope, state: State) => Decision;
  readonly returned: (values: readonly Value[], state: State, scope: Scope) => Decision;
  readonly left: (state: State) => Decision;
  readonly again: (state: State) => Decision;
}

/** What statements with others in them need of who follows the program. */
export interface Flow extends Operations {
  /** Follows statements, from one on. */
  statements(all: readonly GoStatement[], at: number, scope: Scope, state: State, exits: Exits): Decision;
  /** Follows statements with names of their own. */
  block(body: readonly GoStatement[], scope: Scope, outer: Scope, state: State, exits: Exits): Decision;
}
