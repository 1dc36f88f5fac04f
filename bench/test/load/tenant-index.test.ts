import { expect, test } from 'vitest';
import { Random } from '../../load/random';
import { largestTenant, throttled } from '../../load/tenant-index';

const usage = { unitsPerWrite: 1, unitsPerQuery: 3 };
const load = (writes: number, shards: number, reads = 0) => ({ tenants: [{ writes, reads }], shards, seconds: 60 });
const run = (writes: number, shards: number, reads?: number) => throttled(load(writes, shards, reads), usage, new Random(1));

test('what a partition takes is served', () => {
  expect(run(800, 1, 800)).toEqual({ writes: 0, reads: 0 });
});

test('of twice as much, half is refused', () => {
  expect(run(2_000, 1, 2_000).writes).toBeCloseTo(0.5, 2);
  expect(run(2_000, 1, 2_000).reads).toBeCloseTo(0.5, 2);
});

test('shards take the writes apart, and not the reads', () => {
  expect(run(8_000, 8).writes).toBeLessThan(0.03);
  expect(run(6_400, 8)).toEqual({ writes: 0, reads: 0 });
  expect(run(6_400, 8, 2_000).reads).toBeCloseTo(0.5, 2);
});

test('the same seed gives the same outcome', () => {
  expect(run(1_000, 2)).toEqual(run(1_000, 2));
  expect(run(1_000, 1)).not.toEqual(throttled(load(1_000, 1), usage, new Random(2)));
});

test('the largest tenant grows with the shards', () => {
  const [one, two, eight] = [1, 2, 8].map((shards) => largestTenant(shards, usage, 0.001, () => new Random(1)));
  expect(one).toBeGreaterThan(900);
  expect(one).toBeLessThan(1_000);
  expect(two / one).toBeCloseTo(2, 1);
  expect(eight / one).toBeCloseTo(8, 0);
});
