import type { Policy } from '../policy/policy';

/** Everything that decides a call of the role's sessions. */
export interface Policies {
  /** Inline and managed policies of the role. */
  readonly identity: readonly Policy[];
  readonly boundary?: Policy;
  /** Of the tables, where they name the role, its sessions, its account or everybody. */
  readonly resource: readonly Policy[];
}
