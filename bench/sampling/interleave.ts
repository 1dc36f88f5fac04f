/** What each contestant did in each round, by its name. */
export type Rounds<T> = Map<string, T[]>;

export interface InterleaveOptions {
  /** Lets everybody run once before it counts, so that files are in memory. @default true */
  readonly warmUp?: boolean;
}

/** Lets all contestants run once in each round, one after the other, so that a slow minute meets them all. */
export function interleave<T>(
  contestants: ReadonlyMap<string, () => T>,
  rounds: number,
  { warmUp = true }: InterleaveOptions = {},
): Rounds<T> {
  const results: Rounds<T> = new Map([...contestants.keys()].map((name) => [name, []]));
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    for (const [name, run] of contestants) {
      const result = run();
      if (round > 0) results.get(name)?.push(result);
    }
  }
  return results;
}
