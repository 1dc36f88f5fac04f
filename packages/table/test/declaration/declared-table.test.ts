import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import { newStack, number, orderModels, ordersTable, renderedTable, STATUS_INDEX, synthesisErrors, text, warningsOf } from '../synthesis';

const EXAMPLE = ModelDocument.fromFile(`${__dirname}/../../../../examples/orders/models.dms.yaml`);

describe('models alone', () => {
  test('give keys, indexes with their projections, and time to live: two models in one table', () => {
    // WHEN
    const stack = newStack();
    new DynamORMTable(stack, 'Orders', { models: EXAMPLE.forTable('orders'), fieldEncryptionKey: new Key(stack, 'FieldKey') });

    // THEN
    const { Properties } = renderedTable(stack);
    expect(Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'gsi-email', KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
        {
          IndexName: 'gsi-status',
          KeySchema: [
            { AttributeName: 'status', KeyType: 'HASH' },
            { AttributeName: 'placedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'lsi-total',
          KeySchema: [
            { AttributeName: 'PK', KeyType: 'HASH' },
            { AttributeName: 'totalCents', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['status', 'currency'] },
        },
      ],
    });
    expect(Properties.AttributeDefinitions).toEqual([
      { AttributeName: 'PK', AttributeType: 'S' },
      { AttributeName: 'SK', AttributeType: 'S' },
      { AttributeName: 'email', AttributeType: 'S' },
      { AttributeName: 'status', AttributeType: 'S' },
      { AttributeName: 'placedAt', AttributeType: 'S' },
      { AttributeName: 'totalCents', AttributeType: 'N' },
    ]);
    expect(Properties.TimeToLiveSpecification).toBeUndefined();
  });

  test('give number keys and time to live', () => {
    const stack = newStack();

    new DynamORMTable(stack, 'Inventory', { models: EXAMPLE.forTable('inventory') });

    const { Properties } = renderedTable(stack);
    expect(Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
    expect(Properties.AttributeDefinitions).toEqual([
      { AttributeName: 'warehouse', AttributeType: 'N' },
      { AttributeName: 'item', AttributeType: 'S' },
      { AttributeName: 'sku', AttributeType: 'S' },
      { AttributeName: 'quantity', AttributeType: 'N' },
    ]);
  });

  test('never give the physical name', () => {
    const stack = newStack();

    new DynamORMTable(stack, 'Orders', { models: orderModels() });

    expect(renderedTable(stack).Properties.TableName).toBeUndefined();
  });

  test('written by hand as specifications', () => {
    const stack = newStack();
    const models = ModelDocument.fromSpecs([
      {
        modelName: 'Session',
        partitionKey: 'userID',
        sortKey: 'startedAt',
        ttlAttribute: 'expiresAt',
        gsis: [{ indexName: 'gsi-device', partitionKey: 'device' }],
        attributes: { startedAt: 'N' },
      },
    ]);

    new DynamORMTable(stack, 'Sessions', { models });

    expect(renderedTable(stack).Properties).toMatchObject({
      KeySchema: [
        { AttributeName: 'userID', KeyType: 'HASH' },
        { AttributeName: 'startedAt', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [{ IndexName: 'gsi-device' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });
});

describe('models beside explicit props', () => {
  test('that agree make the same table as either alone', () => {
    const [both, explicit, models] = [newStack(), newStack(), newStack()];
    const props = { globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] };
    const document = orderModels({ indexes: [STATUS_INDEX] });

    ordersTable({ ...props, models: document }, both);
    ordersTable(props, explicit);
    new DynamORMTable(models, 'Orders', { models: document });

    expect(renderedTable(both)).toEqual(renderedTable(explicit));
    expect(renderedTable(both)).toEqual(renderedTable(models));
  });

  test('that disagree stop the synthesis, with every finding at once', () => {
    // GIVEN a model with two indexes and a time to live
    const stack = newStack();
    const models = orderModels({
      attributes: [
        { attribute: 'PK', type: 'S', required: true },
        { attribute: 'SK', type: 'S', required: true },
        { attribute: 'status', type: 'S', required: true },
        { attribute: 'email', type: 'S', required: true },
        { attribute: 'expires', type: 'N', roles: ['ttl'] },
      ],
      indexes: [STATUS_INDEX, { ...STATUS_INDEX, name: 'gsi-email', partition: { attribute: 'email', type: 'S' } }],
    });

    // WHEN the table differs from it in everything
    ordersTable(
      {
        models,
        partitionKey: number('ID'),
        sortKey: number('SEQ'),
        timeToLiveAttribute: 'ttl',
        globalSecondaryIndexes: [
          { indexName: 'gsi-status', partitionKey: text('state'), projectionType: ProjectionType.KEYS_ONLY },
          { indexName: 'gsi-spare', partitionKey: text('spare') },
        ],
      },
      stack,
    );

    // THEN
    const errors = synthesisErrors(stack);
    expect(errors.map((line) => line.match(/DYN-M\d+/)?.[0]).sort()).toEqual(
      ['DYN-M080', 'DYN-M081', 'DYN-M082', 'DYN-M084', 'DYN-M085', 'DYN-M088'].sort(),
    );
    expect(errors.every((line) => line.startsWith('[Shop/Orders] DYN-M'))).toBe(true);
    expect(errors.find((line) => line.includes('DYN-M082'))).toContain('gsi-email');
  });

  test('name file, line and column where the models came from a file', () => {
    const stack = newStack();

    const fieldEncryptionKey = new Key(stack, 'FieldKey');
    ordersTable({ models: EXAMPLE.forTable('orders'), fieldEncryptionKey, globalSecondaryIndexes: [], localSecondaryIndexes: [] }, stack);

    const errors = synthesisErrors(stack);
    expect(errors).toHaveLength(3);
    for (const error of errors) expect(error).toMatch(/models\.dms\.yaml:\d+:\d+ models\[\d\]\.indexes\[\d\]/);
  });

  test('an index that no model has is a warning, since it costs money', () => {
    const stack = newStack();

    ordersTable({ models: orderModels() }, stack).addGlobalIndex('spare', { partitionKey: text('spare') });

    expect(warningsOf(stack)).toHaveLength(1);
    expect(warningsOf(stack)[0]).toMatch(/^DYN-M\d+.*`gsi-spare`.*\[ack: @dynamorm-cdk\/table:DYN-M\d+\]$/);
  });

  test('are compared with the table as it is after the last call', () => {
    // GIVEN a model that queries an index which the props do not have
    const stack = newStack();
    const table = ordersTable({ models: orderModels({ indexes: [STATUS_INDEX] }), globalSecondaryIndexes: [] }, stack);

    // WHEN
    table.addGlobalIndex('status', { partitionKey: text('status') });

    // THEN
    expect(renderedTable(stack).Properties.GlobalSecondaryIndexes).toMatchObject([{ IndexName: 'gsi-status' }]);
  });

  test('encrypted attributes want a field encryption key', () => {
    const stack = newStack();

    new DynamORMTable(stack, 'Orders', { models: EXAMPLE.forTable('orders') });

    expect(synthesisErrors(stack)).toHaveLength(1);
    expect(synthesisErrors(stack)[0]).toMatch(
      /DYN-M\d+ .*`taxNumber` of model `Customer` is encrypted, but Shop\/Orders has no field encryption key\./,
    );
  });
});
