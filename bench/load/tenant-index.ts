import type { Random } from './random';

/** What a partition of a table or index serves in a second, in capacity units. */
export const PARTITION = { writes: 1_000, reads: 3_000 };

/** How tenants use their index. */
export interface Usage {
  /** Units that one write takes of the index. */
  readonly unitsPerWrite: number;
  /** Units that one query takes of the key that it reads. */
  readonly unitsPerQuery: number;
}

export interface Load {
  /** Writes and reads a second of each tenant, on average. */
  readonly tenants: { readonly writes: number; readonly reads: number }[];
  readonly shards: number;
  readonly seconds: number;
}

/** Shares of what was asked that was not served. */
export interface Throttled {
  readonly writes: number;
  readonly reads: number;
}

/**
 * Each key of the index has a partition to itself and never more than one: DynamoDB parts keys that share a hot partition, and it cannot part
 * what stands under one key where the sort key only grows. A write goes to one shard, by chance; a read asks every shard. What a second
 * cannot serve is refused and not tried again.
 */
export function throttled({ tenants, shards, seconds }: Load, usage: Usage, random: Random): Throttled {
  let asked = { writes: 0, reads: 0 };
  let refused = { writes: 0, reads: 0 };
  const most = { writes: PARTITION.writes / usage.unitsPerWrite, reads: PARTITION.reads / usage.unitsPerQuery };
  for (let second = 0; second < seconds; second++) {
    for (const tenant of tenants) {
      const reads = random.poisson(tenant.reads);
      let writes = 0;
      let refusedWrites = 0;
      for (let shard = 0; shard < shards; shard++) {
        const here = random.poisson(tenant.writes / shards);
        writes += here;
        refusedWrites += Math.max(0, here - most.writes);
      }
      // Every shard gets every read, so all are full at the same time.
      asked = { writes: asked.writes + writes, reads: asked.reads + reads };
      refused = { writes: refused.writes + refusedWrites, reads: refused.reads + Math.max(0, reads - most.reads) };
    }
  }
  return { writes: refused.writes / (asked.writes || 1), reads: refused.reads / (asked.reads || 1) };
}

/** The most that one tenant may write a second with no more than this share refused. */
export function largestTenant(shards: number, usage: Usage, share: number, random: () => Random): number {
  let [served, refused] = [0, PARTITION.writes * shards * 2];
  while (refused - served > 5) {
    const writes = (served + refused) / 2;
    const outcome = throttled({ tenants: [{ writes, reads: 0 }], shards, seconds: 60 }, usage, random());
    if (outcome.writes <= share) served = writes;
    else refused = writes;
  }
  return Math.floor(served);
}
