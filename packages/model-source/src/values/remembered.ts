import type { Value } from './value';

/** Values that were found, by what they were found for. */
export class Remembered<Key> {
  private values = new Map<Key, Value>();

  public get(key: Key): Value | undefined {
    return this.values.get(key);
  }

  public set(key: Key, value: Value): void {
    this.values.set(key, value);
  }

  /** Runs something without what was found before, and forgets what it finds. */
  public alone<T>(act: () => T): T {
    const { values } = this;
    this.values = new Map();
    try {
      return act();
    } finally {
      this.values = values;
    }
  }
}
