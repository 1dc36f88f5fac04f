import { expect, it } from 'vitest';
import { repeatedNames, typeConflicts } from '../../src/dynamodb';

it('names what stands more than once, each once', () => {
  expect(repeatedNames(['a', 'b', 'a', 'c', 'a', 'c'])).toEqual(['a', 'c']);
  expect(repeatedNames(['a', 'A'])).toEqual([]);
});

it('finds each key that gives an attribute another type than its first', () => {
  const keys = ['a:S', 'b:N', 'a:N', 'b:N', 'a:S', 'a:B'].map((text, at) => ({ name: text[0], type: text[2], at }));
  expect(typeConflicts(keys).map(({ key, first }) => [key.at, first.at])).toEqual([
    [2, 0],
    [5, 0],
  ]);
});
