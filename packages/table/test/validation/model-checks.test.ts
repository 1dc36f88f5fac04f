import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Token } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { errorOf, newStack, ordersTable, text } from '../synthesis';

const MODELS = ModelDocument.fromSpecs([
  {
    modelName: 'Order',
    tableName: 'orders',
    partitionKey: 'PK',
    sortKey: 'SK',
    gsis: [{ indexName: 'gsi-status', partitionKey: 'status' }],
  },
]);

const codes = (message: string) => message.match(/DYN-[MT]\d{3}/g);

test('props and models are reported in one error', () => {
  expect(errorOf(() => ordersTable({ models: MODELS, partitionKey: text('pk'), sortKey: text('SK'), tableName: 'x' }))).toBe(
    [
      'DynamORMTable `Shop/Orders` has 2 errors:',
      '  DYN-T005 tableName: The name `x` has 1 character; DynamoDB allows 3 to 255.',
      '  DYN-M080 specs[0].partitionKey: Model `Order` has the partition key `PK (S)`, but Shop/Orders has `pk (S)`.' +
        ' Change one of them. A table cannot change its keys, so CloudFormation would replace an existing table.',
    ].join('\n'),
  );
});

test('an index that a later call may add is not missing yet, one with other keys is wrong already', () => {
  const wrong = { indexName: 'gsi-status', partitionKey: text('state') };
  const own = { models: MODELS, partitionKey: text('PK'), sortKey: text('SK'), tableName: 'x' };

  expect(codes(errorOf(() => ordersTable({ ...own, globalSecondaryIndexes: [] })))).toEqual(['DYN-T005']);
  expect(codes(errorOf(() => ordersTable({ ...own, globalSecondaryIndexes: [wrong] })))).toEqual(['DYN-T005', 'DYN-M084']);
});

test('a table that exists already does not grow: what it lacks is missing', () => {
  const stack = newStack();
  const table = Table.fromTableName(stack, 'Imported', 'orders');
  const props = { table, models: MODELS, partitionKey: text('PK'), sortKey: text('PK'), globalSecondaryIndexes: [] };

  expect(codes(errorOf(() => DynamORMTable.fromExisting(stack, 'Orders', props)))).toEqual(['DYN-T007', 'DYN-M081', 'DYN-M082']);
});

test('a stream that lacks is reported once', () => {
  const props = { models: MODELS, requiresStream: true, stream: StreamViewType.KEYS_ONLY };
  expect(codes(errorOf(() => ordersTable(props)))).toEqual(['DYN-T021']);
});

test('what is unknown until deployment is no contradiction', () => {
  const name = Token.asString({ Ref: 'KeyName' });
  expect(codes(errorOf(() => ordersTable({ models: MODELS, partitionKey: text(name), sortKey: text('SK'), tableName: 'x' })))).toEqual([
    'DYN-T005',
  ]);
});
