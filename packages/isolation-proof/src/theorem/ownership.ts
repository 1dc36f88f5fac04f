import { concat, equal, literal, or, startsWith, type Term } from '../smt/text';
import type { KeyLayout } from './claim';

/** Whether a partition key value is one of a tenant's. */
export function owns(layout: KeyLayout, key: Term, tenant: Term): Term {
  const { prefix, separator, shards, shardSeparator = '' } = layout;
  const own = prefix === '' ? tenant : concat([literal(prefix), tenant]);
  if (shards !== undefined) {
    return or(Array.from({ length: shards }, (_, shard) => equal(key, concat([own, literal(`${shardSeparator}${shard}`)]))));
  }
  if (separator === undefined) return equal(key, own);
  return or([equal(key, own), startsWith(key, concat([own, literal(separator)]))]);
}
