import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamORMTable, PublishedShape } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsFor } from '../permissions';
import { errorOf, IN_EUROPE, number, orderModels, ordersTable, STATUS_INDEX, synthesisErrors, text } from '../synthesis';

const CONTEXT = 'ssm:account=111122223333:parameterName=/orders/shape:region=eu-west-1';

/** What a table of another app publishes, as the parameter holds it. */
function published(): string {
  const stack = new Stack(new App(), 'Shop', IN_EUROPE);
  const orders = ordersTable({ stream: StreamViewType.NEW_IMAGE, timeToLiveAttribute: 'expires', tableName: 'orders' }, stack);
  orders.addGlobalIndex('status', { partitionKey: text('status') });
  orders.addLocalIndex('total', { sortKey: number('total') });
  orders.publishShape({ parameterName: '/orders/shape' });
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::SSM::Parameter'));
  const value = Properties.Value as string | { 'Fn::Join': [string, unknown[]] };
  return typeof value === 'string' ? value : value['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'orders')).join('');
}

const reading = (context: Record<string, unknown>) => new Stack(new App({ context }), 'Shipping', IN_EUROPE);
const importedTable = (stack: Stack) => TableV2.fromTableName(stack, 'Table', 'orders');

describe('a shape in a parameter', () => {
  test('gives another app keys, indexes, time to live and stream', () => {
    const stack = reading({ [CONTEXT]: published() });
    const shape = PublishedShape.fromParameter(stack, '/orders/shape');

    const orders = DynamORMTable.fromExisting(stack, 'Orders', { table: importedTable(stack), shape });
    orders.grants.read(newHandler(stack), { indexes: ['gsi-status'] });

    expect(shape.tableName).toBe('orders');
    expect(JSON.parse(JSON.stringify({ ...orders.shape, label: 'Shop/Orders' }))).toEqual(JSON.parse(published()));
    expect(permissionsFor('dynamodb', stack).filter((one) => one.includes('/index/'))).toHaveLength(1);
  });

  test('is compared with the models of the app', () => {
    const stack = reading({ [CONTEXT]: published() });
    const models = orderModels({ indexes: [{ ...STATUS_INDEX, name: 'gsi-state' }] });

    DynamORMTable.fromExisting(stack, 'Orders', {
      table: importedTable(stack),
      shape: PublishedShape.fromParameter(stack, '/orders/shape'),
      models,
    });

    expect(synthesisErrors(stack)).toEqual([
      expect.stringContaining('DYN-M082 models[0].indexes[0].name: Model `Order` has the index `gsi-state`'),
    ]);
  });

  test('that CDK has not looked up yet stops nothing: the look-up comes after the first synthesis', () => {
    const stack = reading({});
    const shape = PublishedShape.fromParameter(stack, '/orders/shape');
    const models = orderModels({ indexes: [STATUS_INDEX] });

    const orders = DynamORMTable.fromExisting(stack, 'Orders', { table: importedTable(stack), shape, models });
    orders.grants.read(newHandler(stack), { indexes: ['gsi-status'], leadingKeys: ['ORDER#*'] });

    expect(Template.fromStack(stack).findResources('AWS::IAM::Policy')).not.toEqual({});
  });

  test('that is no shape is refused', () => {
    expect(errorOf(() => PublishedShape.fromParameter(reading({ [CONTEXT]: '{"partitionKey":{"name":"PK"}}' }), '/orders/shape'))).toBe(
      'The shape in `ssm:/orders/shape`: DYN-T107 shape: It is not a table shape: `partitionKey.type` is missing, not one of S, N, B. Publish it with publishShape of the table.',
    );
  });
});

test('a shape in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'shape-')), 'orders.json');
  writeFileSync(file, published());

  expect(PublishedShape.fromFile(file).partitionKey).toEqual({ name: 'PK', type: 'S' });
  expect(errorOf(() => PublishedShape.fromFile(`${file}.none`))).toContain('DYN-T107 shape: It cannot be read: ENOENT');
});

test('keys beside a shape are refused', () => {
  const stack = reading({ [CONTEXT]: published() });
  const shape = PublishedShape.fromParameter(stack, '/orders/shape');

  expect(errorOf(() => DynamORMTable.fromExisting(stack, 'Orders', { table: importedTable(stack), shape, partitionKey: text('ID') }))).toBe(
    'DynamORMTable `Shipping/Orders`: DYN-T107 partitionKey: `partitionKey` is set together with a shape, which already states it. Remove one of the two.',
  );
});
