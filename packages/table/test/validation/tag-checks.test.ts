import { expect, test } from 'vitest';
import { errorOf, newStack, ordersTable, renderedTable } from '../synthesis';

test('keys of 128 and values of 256 characters are taken', () => {
  const stack = newStack();
  const tags = { ['k'.repeat(128)]: 'v'.repeat(256) };

  ordersTable({ tags }, stack);

  expect((renderedTable(stack).Properties.Replicas as { Tags: object[] }[])[0].Tags).toContainEqual({
    Key: 'k'.repeat(128),
    Value: 'v'.repeat(256),
  });
});

test('tags that AWS refuses', () => {
  const tags = { ['k'.repeat(129)]: 'long key', 'AWS:owner': 'me', Team: 'v'.repeat(257) };

  expect(errorOf(() => ordersTable({ tags }))).toBe(
    [
      'DynamORMTable `Shop/Orders` has 3 errors:',
      `  DYN-T028 tags.${'k'.repeat(129)}: The tag key \`${'k'.repeat(40)}...\` has 129 characters; the maximum is 128.`,
      '  DYN-T028 tags.AWS:owner: The tag key `AWS:owner` begins with `aws:`, which AWS reserves.',
      '  DYN-T028 tags.Team: The value of tag `Team` has 257 characters; the maximum is 256.',
    ].join('\n'),
  );
});
