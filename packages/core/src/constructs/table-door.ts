import { errorAtCaller } from '../diagnostics';

const DOOR = Symbol.for('@dynamorm-cdk/table:door');

/**
 * The one way in which the packages reach what a table does not offer to everybody. jsii packages see only each other's public members, and
 * whatever is public is offered in five languages: what only a multi-tenant table may set goes through this symbol instead.
 */
export interface TableDoor<Grantee, Options> {
  /** Called before every grant that is not narrowed to one tenant. */
  beforeGrant?: (grantee: Grantee, options: Options) => void;
  /** How a change of the table by an escape hatch is reported. */
  escapeHatchSeverity: 'error' | 'warning';
  /** Names among the pending indexes that had another definition before: its deletion may be rolled back. */
  readonly renewedIndexes: () => string[];
  /**
   * Gives a function the table's variables without any grant: by reference, or by what is known at synthesis. `false` where names are not
   * known at synthesis, so that nothing was set.
   */
  readonly setVariables: (handler: object, by: 'reference' | 'name') => boolean;
}

/** Puts the door into a table, out of sight of whoever lists its members. */
export function addDoor<Grantee, Options>(table: object, door: TableDoor<Grantee, Options>): void {
  Object.defineProperty(table, DOOR, { value: door });
}

/** The door of a table. A table that has none comes from a release that does not fit. */
export function doorOf<Grantee, Options>(table: object): TableDoor<Grantee, Options> {
  const door = (table as { [DOOR]?: TableDoor<Grantee, Options> })[DOOR];
  if (!door)
    throw errorAtCaller('@dynamorm-cdk/table and @dynamorm-cdk/multi-tenant are of different releases: install the same version of both.');
  return door;
}
