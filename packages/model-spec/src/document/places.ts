/** Where a value stands in its text: the offset of the value, and that of its key or -1. */
export interface Offsets {
  readonly at: number;
  readonly keyAt: number;
  /** Whether the value was refused already, so that its kind is not judged too. */
  readonly isRefused: boolean;
}

/** A way from the top of a document to a value. */
export type Keys = readonly (string | number)[];

/** What is known of each value, as so many numbers: the offsets of value and key, the number of the key, and that of the value that follows. */
const [AT, KEY_AT, KEY, NEXT, WIDTH] = [0, 1, 2, 3, 4];

/** Values that are looked through; of more, keys and positions are remembered. */
const few = 256;

/**
 * Where every value of a text stands, in the order in which readers meet them: a value, then all that is in it. They are numbers in one array,
 * since an object for each value would take several times the memory, and hardly anybody asks.
 */
export class Places {
  private numbers: Int32Array;
  private size = 0;
  private readonly names: string[] = [];
  private readonly numberOfName = new Map<string, number>();
  private readonly refused = new Set<number>();
  private readonly inside = new Map<number, Map<string | number, number>>();

  /** @param expected the values that the text is expected to have, at most */
  constructor(expected = 256) {
    this.numbers = new Int32Array(Math.max(expected, 1) * WIDTH);
  }

  /** Takes down a value; `close` must follow when all that is in it has been taken down. */
  public open(at: number, keyAt: number, key = -1): number {
    const value = this.size++;
    const first = value * WIDTH;
    if (first >= this.numbers.length) this.grow();
    this.numbers[first + AT] = at;
    this.numbers[first + KEY_AT] = keyAt;
    this.numbers[first + KEY] = key;
    return value;
  }

  public close(value: number): void {
    this.numbers[value * WIDTH + NEXT] = this.size;
  }

  /** The number of a key. Keys are few and stand often, so each is kept once. */
  public keyOf(name: string): number {
    const known = this.numberOfName.get(name);
    if (known !== undefined) return known;
    this.numberOfName.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  public nameOf(key: number): string {
    return this.names[key];
  }

  public refuse(value: number): void {
    this.refused.add(value);
  }

  /** Where the value stands that keys lead to. Of a key that a mapping has twice it is the first. */
  public find(keys: Keys): Offsets | undefined {
    let value = 0;
    for (const key of keys) {
      const next = this.valueIn(value, key);
      if (next === undefined) return undefined;
      value = next;
    }
    if (value >= this.size) return undefined;
    return { at: this.numberAt(value, AT), keyAt: this.numberAt(value, KEY_AT), isRefused: this.refused.has(value) };
  }

  private valueIn(owner: number, key: string | number): number | undefined {
    const end = this.numberAt(owner, NEXT);
    if (end - owner > few) return this.valuesIn(owner).get(key);
    let position = 0;
    for (let value = owner + 1; value < end; value = this.numberAt(value, NEXT)) {
      if (this.keyIn(value, position++) === key) return value;
    }
    return undefined;
  }

  /** The values of a list by their positions, or of a mapping by their keys: findings may stand in each of many. */
  private valuesIn(owner: number): Map<string | number, number> {
    let values = this.inside.get(owner);
    if (values === undefined) {
      values = new Map();
      for (let value = owner + 1; value < this.numberAt(owner, NEXT); value = this.numberAt(value, NEXT)) {
        const key = this.keyIn(value, values.size);
        if (!values.has(key)) values.set(key, value);
      }
      this.inside.set(owner, values);
    }
    return values;
  }

  private keyIn(value: number, position: number): string | number {
    const key = this.numberAt(value, KEY);
    return key < 0 ? position : this.nameOf(key);
  }

  private numberAt(value: number, which: number): number {
    return this.numbers[value * WIDTH + which];
  }

  private grow(): void {
    const larger = new Int32Array(this.numbers.length * 2);
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
