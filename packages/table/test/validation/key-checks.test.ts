import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { CfnParameter } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { errorOf, newStack, number, ordersTable, renderedTable, text } from '../synthesis';

const SUBJECT = 'DynamORMTable `Shop/Orders`';

describe('keys', () => {
  test('a sort key that is the partition key', () => {
    expect(errorOf(() => ordersTable({ sortKey: text('PK') }))).toBe(
      `${SUBJECT}: DYN-T007 sortKey: \`PK\` is in the key twice. Partition key and sort key must be different attributes.`,
    );
  });

  test('an index whose sort key is its partition key', () => {
    const globalSecondaryIndexes = [{ indexName: 'gsi-a', partitionKey: text('a'), sortKey: text('a') }];
    const localSecondaryIndexes = [{ indexName: 'lsi-a', sortKey: text('PK') }];

    expect(errorOf(() => ordersTable({ globalSecondaryIndexes, localSecondaryIndexes }))).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T007 globalSecondaryIndexes[0]: `a` is in the key twice. Partition key and sort key must be different attributes.',
        '  DYN-T007 localSecondaryIndexes[0].sortKey: `PK` is in the key twice. Partition key and sort key must be different attributes.',
      ].join('\n'),
    );
  });

  test('an attribute with two types', () => {
    const globalSecondaryIndexes = [
      { indexName: 'gsi-a', partitionKey: number('SK') },
      { indexName: 'gsi-b', partitionKeys: [text('a'), number('b')] },
    ];
    const localSecondaryIndexes = [{ indexName: 'lsi-b', sortKey: text('b') }];

    expect(errorOf(() => ordersTable({ globalSecondaryIndexes, localSecondaryIndexes }))).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T008 globalSecondaryIndexes[0].partitionKey: `SK` has type N here and S in sortKey. A key attribute has one type in a table and all its indexes.',
        '  DYN-T008 localSecondaryIndexes[0].sortKey: `b` has type S here and N in globalSecondaryIndexes[1].partitionKeys[1]. A key attribute has one type in a table and all its indexes.',
      ].join('\n'),
    );
  });

  test('names of 1 to 255 bytes are taken', () => {
    const stack = newStack();

    ordersTable({ partitionKey: text('p'), sortKey: text('é'.repeat(127)) }, stack);

    expect(renderedTable(stack).Properties.KeySchema).toEqual([
      { AttributeName: 'p', KeyType: 'HASH' },
      { AttributeName: 'é'.repeat(127), KeyType: 'RANGE' },
    ]);
  });

  test.each([
    ['a'.repeat(256), `${'a'.repeat(40)}...`, 256],
    ['é'.repeat(128), `${'é'.repeat(40)}...`, 256],
  ])('a name that is too long', (name, shown, bytes) => {
    expect(errorOf(() => ordersTable({ sortKey: text(name) }))).toBe(
      `${SUBJECT}: DYN-T006 sortKey.name: The attribute name \`${shown}\` has ${bytes} bytes; DynamoDB allows 1 to 255.`,
    );
  });

  test('keys that are unknown until deployment are not judged', () => {
    const stack = newStack();
    const name = (id: string) => new CfnParameter(stack, id).valueAsString;

    ordersTable({ partitionKey: text(name('A')), sortKey: { name: name('B'), type: name('C') as AttributeType } }, stack);

    expect(renderedTable(stack).Properties.AttributeDefinitions).toEqual([
      { AttributeName: { Ref: 'A' }, AttributeType: 'S' },
      { AttributeName: { Ref: 'B' }, AttributeType: { Ref: 'C' } },
    ]);
  });

  test('binary keys are taken', () => {
    const stack = newStack();

    ordersTable({ sortKey: { name: 'hash', type: AttributeType.BINARY } }, stack);

    expect(renderedTable(stack).Properties.AttributeDefinitions).toContainEqual({ AttributeName: 'hash', AttributeType: 'B' });
  });
});
