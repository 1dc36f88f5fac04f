import { expect, test } from 'vitest';
import { interleave } from '../../sampling/interleave';
import { ratioOf, spreadOf } from '../../sampling/spread';

test('median, quartiles and extremes', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ min: 1, lower: 2, median: 3, upper: 4, max: 5 });
  expect(spreadOf([1, 2])).toEqual({ min: 1, lower: 1.25, median: 1.5, upper: 1.75, max: 2 });
  expect(() => spreadOf([])).toThrow('no samples');
});

test('ratios are taken round by round: a slow round is slow for both', () => {
  expect(ratioOf([2, 20, 200], [1, 10, 100])).toEqual({ min: 2, lower: 2, median: 2, upper: 2, max: 2 });
  expect(() => ratioOf([1], [1, 2])).toThrow('1 samples cannot be compared with 2');
});

test('contestants run in turn, and the first round does not count', () => {
  const ran: string[] = [];
  const run = (name: string) => () => ran.push(name);
  const rounds = interleave(new Map(['a', 'b'].map((name) => [name, run(name)])), 2);
  expect(ran.join('')).toBe('ababab');
  expect(rounds).toEqual(
    new Map([
      ['a', [3, 5]],
      ['b', [4, 6]],
    ]),
  );
});
