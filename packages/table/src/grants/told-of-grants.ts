/** Whom grants have told of already, so that the policies that they wrote are not told of again. */
export interface ToldOfGrants {
  readonly accounts: ReadonlySet<string>;
  /** What everybody is granted. */
  readonly publicActions: ReadonlySet<unknown>;
}
