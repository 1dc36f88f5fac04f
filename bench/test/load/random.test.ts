import { expect, test } from 'vitest';
import { Random } from '../../load/random';
import { zipf } from '../../load/zipf';

test.each([0.5, 5, 50, 500])('a Poisson count of mean %d has that mean and variance', (mean) => {
  const random = new Random(7);
  const counts = Array.from({ length: 20_000 }, () => random.poisson(mean));
  const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - average) ** 2, 0) / counts.length;
  expect(average / mean).toBeCloseTo(1, 1);
  expect(variance / mean).toBeCloseTo(1, 1);
});

test('numbers lie evenly between 0 and 1', () => {
  const random = new Random(7);
  const tenths = new Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) tenths[Math.floor(random.next() * 10)]++;
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test('shares are those of the law, and make up the whole', () => {
  const shares = zipf(1_000, 1);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(shares[0] / shares[9]).toBeCloseTo(10, 9);
});
