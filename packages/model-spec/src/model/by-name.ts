/**
 * The first of each name. Few are looked through, which takes less than a map of them; of many a map is made when one is asked for, since a rule
 * may ask for each of them.
 */
export class ByName<T extends { readonly name?: string }> {
  private map?: Map<string, T>;

  constructor(private readonly all: readonly T[]) {}

  public get(name: string | undefined): T | undefined {
    if (name === undefined) return undefined;
    return this.all.length <= few ? this.all.find((one) => one.name === name) : this.asMap.get(name);
  }

  public has(name: string | undefined): boolean {
    return this.get(name) !== undefined;
  }

  public keys(): IterableIterator<string> {
    return this.asMap.keys();
  }

  public [Symbol.iterator](): IterableIterator<[string, T]> {
    return this.asMap[Symbol.iterator]();
  }

  private get asMap(): Map<string, T> {
    if (this.map === undefined) {
      this.map = new Map();
      for (const one of this.all) if (one.name !== undefined && !this.map.has(one.name)) this.map.set(one.name, one);
    }
    return this.map;
  }
}

const few = 16;
