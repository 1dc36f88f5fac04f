import { Billing, Capacity, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { describe, expect, test } from 'vitest';
import { errorOf, newStack, number, ordersTable, renderedTable, text, warningsOf } from '../synthesis';

const SUBJECT = 'DynamORMTable `Shop/Orders`';
const names = (value: unknown) => (value as { IndexName: string }[]).map(({ IndexName }) => IndexName);

describe('names', () => {
  test('take a prefix that is not doubled', () => {
    // GIVEN
    const stack = newStack();
    const table = ordersTable({}, stack);

    // WHEN
    table.addGlobalIndex('status', { partitionKey: text('status') });
    table.addGlobalIndex('gsi-email', { partitionKey: text('email') });
    table.addLocalIndex('total', { sortKey: number('total') });
    table.addLocalIndex('lsi-date', { sortKey: text('date') });

    // THEN
    const { GlobalSecondaryIndexes, LocalSecondaryIndexes } = renderedTable(stack).Properties;
    expect(names(GlobalSecondaryIndexes)).toEqual(['gsi-status', 'gsi-email']);
    expect(names(LocalSecondaryIndexes)).toEqual(['lsi-total', 'lsi-date']);
    expect(table.shape.indexes?.map(({ name }) => name)).toEqual(['gsi-status', 'gsi-email', 'lsi-total', 'lsi-date']);
  });

  test.each(['', 'gsi-'])('`%s` names nothing', (name) => {
    expect(errorOf(() => ordersTable().addGlobalIndex(name, { partitionKey: text('status') }))).toBe(
      `${SUBJECT}: DYN-T004 addGlobalIndex('${name}').indexName: The value is an empty string. Remove it, or set a value.`,
    );
  });

  test('one that is taken, with the prefix or by an index of the other kind', () => {
    const table = ordersTable({ localSecondaryIndexes: [{ indexName: 'gsi-a', sortKey: text('a') }] });
    table.addGlobalIndex('status', { partitionKey: text('status') });

    expect(errorOf(() => table.addGlobalIndex('gsi-status', { partitionKey: text('other') }))).toBe(
      `${SUBJECT}: DYN-T009 addGlobalIndex('gsi-status').indexName: The index name \`gsi-status\` is already used by globalSecondaryIndexes[0]. Global and local indexes of a table share one namespace.`,
    );
    expect(errorOf(() => table.addGlobalIndex('a', { partitionKey: text('a') }))).toBe(
      `${SUBJECT}: DYN-T009 localSecondaryIndexes[0].indexName: The index name \`gsi-a\` is already used by addGlobalIndex('a'). Global and local indexes of a table share one namespace.`,
    );
  });
});

test('a key that has another type in an index that was there before', () => {
  const table = ordersTable({ localSecondaryIndexes: [{ indexName: 'lsi-total', sortKey: number('total') }] });

  expect(errorOf(() => table.addGlobalIndex('total', { partitionKey: text('total') }))).toBe(
    `${SUBJECT}: DYN-T008 localSecondaryIndexes[0].sortKey: \`total\` has type N here and S in addGlobalIndex('total').partitionKey. A key attribute has one type in a table and all its indexes.`,
  );
});

test('an index too many', () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => i);
  const table = ordersTable({
    globalSecondaryIndexes: numbered(20).map((i) => ({ indexName: `gsi-${i}`, partitionKey: text(`g${i}`) })),
    localSecondaryIndexes: numbered(5).map((i) => ({ indexName: `lsi-${i}`, sortKey: text(`l${i}`) })),
  });

  expect(errorOf(() => table.addGlobalIndex('one-more', { partitionKey: text('a') }))).toBe(
    `${SUBJECT}: DYN-T010 globalSecondaryIndexes: The table has 21 global secondary indexes; the maximum is 20.`,
  );
  expect(errorOf(() => table.addLocalIndex('one-more', { sortKey: text('a') }))).toBe(
    `${SUBJECT}: DYN-T010 localSecondaryIndexes: The table has 6 local secondary indexes; the maximum is 5.`,
  );
});

test('a local index of a table without a sort key', () => {
  expect(errorOf(() => ordersTable({ sortKey: undefined }).addLocalIndex('total', { sortKey: number('total') }))).toBe(
    `${SUBJECT}: DYN-T011 localSecondaryIndexes: The local index \`lsi-total\` needs a table with a sort key. Add a sort key to the table, or change it to a global index.`,
  );
});

test('all that is wrong with it, and nothing of it is added', () => {
  // GIVEN
  const stack = newStack();
  const table = ordersTable({}, stack);

  // WHEN
  const message = errorOf(() =>
    table.addGlobalIndex('by/status', {
      partitionKey: number('SK'),
      sortKey: number('SK'),
      projectionType: ProjectionType.KEYS_ONLY,
      nonKeyAttributes: ['total'],
      readCapacity: Capacity.fixed(1),
    }),
  );

  // THEN
  expect(message.match(/DYN-T\d+ [^:]+/g)).toEqual([
    "DYN-T007 addGlobalIndex('by/status')",
    "DYN-T008 addGlobalIndex('by/status').partitionKey",
    "DYN-T008 addGlobalIndex('by/status').sortKey",
    "DYN-T005 addGlobalIndex('by/status').indexName",
    "DYN-T014 addGlobalIndex('by/status').nonKeyAttributes",
    "DYN-T016 addGlobalIndex('by/status').readCapacity",
  ]);
  expect(renderedTable(stack).Properties.GlobalSecondaryIndexes).toBeUndefined();
  expect(table.shape.indexes).toEqual([]);
});

test('what was said of the table before is not said again', () => {
  // GIVEN a table with a warning
  const stack = newStack();
  const wide = { partitionKeys: [text('a'), text('b')] };
  const table = ordersTable({ globalSecondaryIndexes: [{ indexName: 'gsi-wide', ...wide }] }, stack);

  // WHEN
  table.addGlobalIndex('status', { partitionKey: text('status') });
  table.addGlobalIndex('wider', wide);

  // THEN
  expect(warningsOf(stack).map((warning) => warning.split(': ')[0])).toEqual([
    'DYN-T013 globalSecondaryIndexes[0]',
    "DYN-T013 addGlobalIndex('wider')",
  ]);
});

test('capacities go with the billing of the table', () => {
  const stack = newStack();
  const capacity = Capacity.autoscaled({ maxCapacity: 10 });
  const table = ordersTable({ billing: Billing.provisioned({ readCapacity: capacity, writeCapacity: capacity }) }, stack);

  table.addGlobalIndex('status', { partitionKey: text('status'), readCapacity: Capacity.fixed(2), writeCapacity: capacity });

  expect(renderedTable(stack).Properties.GlobalSecondaryIndexes).toMatchObject([
    { IndexName: 'gsi-status', WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: { MaxCapacity: 10 } } },
  ]);
});
