import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { App, Duration, Stack, Stage } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { billingModeOf } from '../../src/validation/capacity-checks';
import { errorOf, newStack, ordersTable, renderedTable, text } from '../synthesis';

const TWO_TABLES = ModelDocument.fromSpecs([
  { modelName: 'Order', tableName: 'orders', partitionKey: 'PK' },
  { modelName: 'Stock', tableName: 'inventory', partitionKey: 'PK' },
]);

test('neither partitionKey nor models', () => {
  expect(errorOf(() => new DynamORMTable(newStack(), 'Orders', {}))).toBe(
    'DynamORMTable `Shop/Orders`: DYN-T001 partitionKey: Neither partitionKey nor models is set. Set one of the two.',
  );
});

test('the same of a table that exists already', () => {
  const stack = newStack();
  const table = Table.fromTableName(stack, 'Imported', 'orders');

  expect(errorOf(() => DynamORMTable.fromExisting(stack, 'Orders', { table }))).toBe(
    'DynamORMTable `Shop/Orders`: DYN-T001 partitionKey: Neither partitionKey nor models is set. Set one of the two.',
  );
});

test('models of several tables', () => {
  expect(errorOf(() => new DynamORMTable(newStack(), 'Orders', { models: TWO_TABLES }))).toBe(
    "DynamORMTable `Shop/Orders`: DYN-T002 models: The models belong to 2 tables: `orders`, `inventory`. Select one table, for example models.forTable('orders').",
  );
});

test('models of several tables beside other errors: all are in one error', () => {
  expect(errorOf(() => ordersTable({ models: TWO_TABLES, sortKey: text('PK'), tableName: 'x', recoveryPeriod: Duration.days(99) }))).toBe(
    [
      'DynamORMTable `Shop/Orders` has 4 errors:',
      "  DYN-T002 models: The models belong to 2 tables: `orders`, `inventory`. Select one table, for example models.forTable('orders').",
      '  DYN-T007 sortKey: `PK` is in the key twice. Partition key and sort key must be different attributes.',
      '  DYN-T005 tableName: The name `x` has 1 character; DynamoDB allows 3 to 255.',
      '  DYN-T018 recoveryPeriod: The recovery period is 99 days; DynamoDB allows 1 to 35 whole days.',
    ].join('\n'),
  );
});

test('the error names the whole path of the construct', () => {
  const stack = new Stack(new Stage(new App(), 'Prod'), 'Shop');

  expect(errorOf(() => ordersTable({ tableName: 'x' }, stack))).toMatch(/^DynamORMTable `Prod\/Shop\/Orders`: DYN-T005 /);
});

test('no table is made of props that contradict one another, and the synthesis goes on without it', () => {
  const stack = newStack();

  expect(() => ordersTable({ tableName: 'x' }, stack)).toThrow();

  expect(renderedTable(stack)).toBeUndefined();
});

test('billing is on-demand where nothing else is said', () => {
  expect(billingModeOf({})).toBe(BillingMode.PAY_PER_REQUEST);
});
