import { expect, test } from 'vitest';
import { groupedBy } from '../../src/text';

test('keeps the order of keys and of items, and takes undefined for a key', () => {
  const files = ['b', 'a', undefined, 'b', undefined].map((file, at) => ({ file, at }));
  const groups = [...groupedBy(files, ({ file }) => file)].map(([file, group]) => [file, group.map(({ at }) => at)]);

  expect(groups).toEqual([
    ['b', [0, 3]],
    ['a', [1]],
    [undefined, [2, 4]],
  ]);
  expect([...groupedBy([], () => '')]).toEqual([]);
});
