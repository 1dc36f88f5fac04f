/** Where a value stands in its text: the offset of the value, and that of its key or -1. */
export interface Offsets {
  readonly at: number;
  readonly keyAt: number;
  /** Whether the value was refused already, so that its kind is not judged too. */
  readonly isRefused: boolean;
}

/** A way from the top of a document to a value. */
export type Keys = readonly (string | number)[];

/**
 * Where every value of a text stands, in the order in which readers meet them: a value, then all that is in it. Numbers in lists take a
 * hundredth of the memory that an object for each value takes, and hardly anybody asks.
 */
export class Places {
  private readonly at: number[] = [];
  private readonly keyAt: number[] = [];
  private readonly keys: (string | undefined)[] = [];
  /** The number of the value that follows a value and all that is in it. */
  private readonly next: number[] = [];
  private readonly refused = new Set<number>();
  private readonly listed = new Map<number, number[]>();

  /** Takes down a value; `close` must follow when all that is in it has been taken down. */
  public open(at: number, keyAt: number, key?: string): number {
    this.keys.push(key);
    this.keyAt.push(keyAt);
    this.next.push(0);
    return this.at.push(at) - 1;
  }

  public close(value: number): void {
    this.next[value] = this.at.length;
  }

  public refuse(value: number): void {
    this.refused.add(value);
  }

  /** Where the value stands that keys lead to. Of a key that a mapping has twice it is the first. */
  public find(keys: Keys): Offsets | undefined {
    let value: number | undefined = 0;
    for (const key of keys) {
      value = typeof key === 'number' ? this.itemsOf(value)[key] : this.fieldOf(value, key);
      if (value === undefined) return undefined;
    }
    return value < this.at.length ? { at: this.at[value], keyAt: this.keyAt[value], isRefused: this.refused.has(value) } : undefined;
  }

  private fieldOf(mapping: number, key: string): number | undefined {
    const end = this.next[mapping];
    for (let field = mapping + 1; field < end; field = this.next[field]) if (this.keys[field] === key) return field;
    return undefined;
  }

  /** Lists are long, and findings may stand in each of their items. */
  private itemsOf(list: number): number[] {
    let items = this.listed.get(list);
    if (items === undefined) {
      items = [];
      for (let item = list + 1; item < this.next[list]; item = this.next[item]) items.push(item);
      this.listed.set(list, items);
    }
    return items;
  }
}
