import { ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { describe, expect, test } from 'vitest';
import { errorOf, KEYS, newStack, number, ordersTable, renderedTable, text, warningsOf } from '../synthesis';

const SUBJECT = 'DynamORMTable `Shop/Orders`';
const numbered = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
const globals = (count: number) => numbered(count, 'gsi-').map((indexName) => ({ indexName, partitionKey: text(`of-${indexName}`) }));
const locals = (count: number) => numbered(count, 'lsi-').map((indexName) => ({ indexName, sortKey: text(`of-${indexName}`) }));
const including = (count: number, indexName = 'gsi-a') => ({
  indexName,
  partitionKey: text('a'),
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes: numbered(count, `${indexName}-`),
});

describe('names', () => {
  test('a name that another index has', () => {
    const globalSecondaryIndexes = [...globals(1), ...globals(1)];
    const localSecondaryIndexes = [{ indexName: 'gsi-0', sortKey: text('total') }];

    expect(errorOf(() => ordersTable({ globalSecondaryIndexes, localSecondaryIndexes }))).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T009 globalSecondaryIndexes[1].indexName: The index name `gsi-0` is already used by globalSecondaryIndexes[0]. Global and local indexes of a table share one namespace.',
        '  DYN-T009 localSecondaryIndexes[0].indexName: The index name `gsi-0` is already used by globalSecondaryIndexes[0]. Global and local indexes of a table share one namespace.',
      ].join('\n'),
    );
  });

  test.each([3, 255])('a name of %i characters is taken', (length) => {
    const stack = newStack();
    const indexName = 'x'.repeat(length);

    ordersTable({ globalSecondaryIndexes: [{ indexName, partitionKey: text('a') }] }, stack);

    expect(renderedTable(stack).Properties.GlobalSecondaryIndexes).toMatchObject([{ IndexName: indexName }]);
  });

  test.each([2, 256])('a name of %i characters', (length) => {
    const indexName = 'x'.repeat(length);

    expect(errorOf(() => ordersTable({ localSecondaryIndexes: [{ indexName, sortKey: text('a') }] }))).toBe(
      `${SUBJECT}: DYN-T005 localSecondaryIndexes[0].indexName: The name \`${indexName}\` has ${length} characters; DynamoDB allows 3 to 255.`,
    );
  });

  test('a name with characters that DynamoDB refuses', () => {
    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [{ indexName: 'by status', partitionKey: text('a') }] }))).toBe(
      `${SUBJECT}: DYN-T005 globalSecondaryIndexes[0].indexName: The name \`by status\` has characters that DynamoDB refuses. Use letters, digits, \`_\`, \`.\` and \`-\` alone.`,
    );
  });
});

describe('numbers', () => {
  test('20 global and 5 local indexes are taken', () => {
    const stack = newStack();

    ordersTable({ globalSecondaryIndexes: globals(20), localSecondaryIndexes: locals(5) }, stack);

    expect(renderedTable(stack).Properties.GlobalSecondaryIndexes).toHaveLength(20);
    expect(renderedTable(stack).Properties.LocalSecondaryIndexes).toHaveLength(5);
  });

  test('21 global and 6 local indexes', () => {
    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: globals(21), localSecondaryIndexes: locals(6) }))).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T010 globalSecondaryIndexes: The table has 21 global secondary indexes; the maximum is 20.',
        '  DYN-T010 localSecondaryIndexes: The table has 6 local secondary indexes; the maximum is 5.',
      ].join('\n'),
    );
  });

  test('a local index of a table without a sort key', () => {
    expect(errorOf(() => ordersTable({ sortKey: undefined, localSecondaryIndexes: locals(1) }))).toBe(
      `${SUBJECT}: DYN-T011 localSecondaryIndexes: The local index \`lsi-0\` needs a table with a sort key. Add a sort key to the table, or change it to a global index.`,
    );
  });
});

describe('keys of global indexes', () => {
  const five = numbered(5, 'a').map(text);

  test('five attributes in a key', () => {
    expect(
      errorOf(() =>
        ordersTable({
          globalSecondaryIndexes: [{ indexName: 'wide', partitionKeys: five, sortKeys: five.map(({ name }) => number(`${name}s`)) }],
        }),
      ),
    ).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T012 globalSecondaryIndexes[0].partitionKeys: The index has 5 partitionKeys; the maximum is 4.',
        '  DYN-T012 globalSecondaryIndexes[0].sortKeys: The index has 5 sortKeys; the maximum is 4.',
      ].join('\n'),
    );
  });

  test('one key and a list of keys', () => {
    const index = { indexName: 'both', partitionKey: text('a'), partitionKeys: [text('b')], sortKey: text('c'), sortKeys: [text('d')] };

    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [index] }))).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T012 globalSecondaryIndexes[0]: The index sets partitionKey and partitionKeys. Set only one of the two.',
        '  DYN-T012 globalSecondaryIndexes[0]: The index sets sortKey and sortKeys. Set only one of the two.',
      ].join('\n'),
    );
  });

  test.each([{}, { partitionKeys: [] }])('no partition key: %o', (keys) => {
    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [{ indexName: 'keyless', sortKey: text('a'), ...keys }] }))).toBe(
      `${SUBJECT}: DYN-T012 globalSecondaryIndexes[0]: The index \`keyless\` has no partition key. Set partitionKey.`,
    );
  });

  test('several attributes in a key are a warning, for DynamORM cannot query them', () => {
    const stack = newStack();

    ordersTable({ globalSecondaryIndexes: [{ indexName: 'wide', partitionKeys: five.slice(1) }] }, stack);

    expect(warningsOf(stack)).toEqual([
      'DYN-T013 globalSecondaryIndexes[0]: The index `wide` has several attributes in a key; DynamORM cannot query it. [ack: @dynamorm-cdk/table:DYN-T013]',
    ]);
  });
});

describe('projections', () => {
  test('20 attributes an index and 100 in all are taken', () => {
    const stack = newStack();

    ordersTable({ globalSecondaryIndexes: numbered(5, 'gsi-').map((name) => including(20, name)) }, stack);

    expect(renderedTable(stack).Properties.GlobalSecondaryIndexes).toHaveLength(5);
  });

  test('21 attributes in an index', () => {
    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [including(21)] }))).toBe(
      `${SUBJECT}: DYN-T014 globalSecondaryIndexes[0].nonKeyAttributes: The index \`gsi-a\` names 21 non-key attributes; the maximum is 20.`,
    );
  });

  test('101 attributes in all, local indexes included', () => {
    const globalSecondaryIndexes = numbered(5, 'gsi-').map((name) => including(20, name));
    const local = { indexName: 'lsi-a', sortKey: text('total'), projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['gsi-0-0'] };

    expect(errorOf(() => ordersTable({ globalSecondaryIndexes, localSecondaryIndexes: [local] }))).toBe(
      `${SUBJECT}: DYN-T014 globalSecondaryIndexes: The indexes name 101 non-key attributes; the maximum over all indexes is 100.`,
    );
  });

  test.each([undefined, []])('INCLUDE with nothing to include: %o', (nonKeyAttributes) => {
    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [{ ...including(0), nonKeyAttributes }] }))).toBe(
      `${SUBJECT}: DYN-T014 globalSecondaryIndexes[0].nonKeyAttributes: The index \`gsi-a\` includes no attribute. List nonKeyAttributes, or project KEYS_ONLY.`,
    );
  });

  test.each([undefined, ProjectionType.ALL, ProjectionType.KEYS_ONLY])('attributes beside a projection of %s', (projectionType) => {
    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [{ ...including(2), projectionType }] }))).toBe(
      `${SUBJECT}: DYN-T014 globalSecondaryIndexes[0].nonKeyAttributes: The index \`gsi-a\` projects ${projectionType ?? 'ALL'}, but lists nonKeyAttributes \`gsi-a-0\`, \`gsi-a-1\`. Set projectionType to INCLUDE, or remove nonKeyAttributes.`,
    );
  });

  test('an attribute that is named twice, or not at all', () => {
    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [{ ...including(1), nonKeyAttributes: ['b', 'b', ''] }] }))).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T004 globalSecondaryIndexes[0].nonKeyAttributes[2]: The value is an empty string. Remove it, or set a value.',
        '  DYN-T014 globalSecondaryIndexes[0].nonKeyAttributes: The index `gsi-a` lists non-key attributes twice: `b`. Name each once.',
      ].join('\n'),
    );
  });

  test('keys that the projection repeats are a warning', () => {
    const stack = newStack();

    ordersTable({ ...KEYS, globalSecondaryIndexes: [{ ...including(1), nonKeyAttributes: ['PK', 'a', 'other'] }] }, stack);

    expect(warningsOf(stack)).toEqual([
      'DYN-T015 globalSecondaryIndexes[0].nonKeyAttributes: The index `gsi-a` repeats keys in its projection: `PK`, `a`. Keys of table and index are always projected. [ack: @dynamorm-cdk/table:DYN-T015]',
    ]);
  });
});
