/** What one call of the real client did. */
export interface Done {
  readonly error?: string;
  readonly value?: unknown;
}

/** An item as DynamoDB holds it; null where there is none. */
export type Item = Record<string, unknown> | null;

/** What one program does with an item of the other. */
export interface Direction {
  /** The other program writes it. */
  readonly create: Done;
  readonly before: Item;
  readonly read: Done;
  readonly query?: Done;
  /** It reads the item and updates it. */
  readonly update: Done & { readonly item: Item };
  /** It reads the item and writes it as a whole. */
  readonly put: Done & { readonly item: Item };
}

/** A pair in both directions. */
export interface Recorded {
  readonly newOnOld: Direction;
  readonly oldOnNew: Direction;
}
