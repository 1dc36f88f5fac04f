import { CfnParameter } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { errorOf, newStack, number, orderModels, ordersTable, renderedTable, STATUS_INDEX, synthesisErrors, text } from '../synthesis';

test('fields of what is no key, of a number, and of nothing', () => {
  const message = errorOf(() =>
    ordersTable({
      compositeFields: { email: ['a'], PK: [] },
      globalSecondaryIndexes: [{ indexName: 'gsi-a', partitionKey: number('rank'), compositeFields: { rank: ['a', ''] } }],
      localSecondaryIndexes: [{ indexName: 'lsi-a', sortKey: text('at'), compositeFields: { SK: ['a'] } }],
    }),
  );

  expect(message).toBe(
    [
      'DynamORMTable `Shop/Orders` has 5 errors:',
      '  DYN-T027 compositeFields.email: `email` is not a key here, so it cannot have composite fields.',
      '  DYN-T027 compositeFields.PK: The fields of `PK` are []. List the name of each field.',
      '  DYN-T027 globalSecondaryIndexes[0].compositeFields.rank: `rank` has type N; composite fields need a string key.',
      '  DYN-T027 globalSecondaryIndexes[0].compositeFields.rank: The fields of `rank` are ["a",""]. List the name of each field.',
      '  DYN-T027 localSecondaryIndexes[0].compositeFields.SK: `SK` is not a key here, so it cannot have composite fields.',
    ].join('\n'),
  );
});

test('fields that the models do not have stop the synthesis, for the table and for an index', () => {
  const stack = newStack();

  ordersTable(
    {
      models: orderModels({ indexes: [STATUS_INDEX] }),
      compositeFields: { PK: ['status', 'tenant'] },
      globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status'), compositeFields: { status: ['country'] } }],
    },
    stack,
  );

  const errors = synthesisErrors(stack);
  expect(errors).toHaveLength(2);
  expect(errors[0]).toMatch(/^\[Shop\/Orders\] DYN-M\d+: .*`PK`.*`tenant`/);
  expect(errors[1]).toMatch(/^\[Shop\/Orders\] DYN-M\d+: .*`status`.*`country`/);
});

test('keys that are unknown until deployment are not judged', () => {
  const stack = newStack();

  ordersTable({ partitionKey: text(new CfnParameter(stack, 'Key').valueAsString), compositeFields: { PK: ['a', 'b'] } }, stack);

  expect(renderedTable(stack).Properties.KeySchema).toContainEqual({ AttributeName: { Ref: 'Key' }, KeyType: 'HASH' });
});
