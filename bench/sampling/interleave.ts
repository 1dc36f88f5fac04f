/** What each contestant did in each round, by its name. */
export type Rounds<T> = Map<string, T[]>;

/** Lets all contestants run once in each round, one after the other, so that a slow minute meets them all. A first round is not counted. */
export function interleave<T>(contestants: ReadonlyMap<string, () => T>, rounds: number, tell: (round: number) => void): Rounds<T> {
  const results: Rounds<T> = new Map([...contestants.keys()].map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    tell(round);
    for (const [name, run] of contestants) {
      const result = run();
      if (round > 0) results.get(name)?.push(result);
    }
  }
  return results;
}
