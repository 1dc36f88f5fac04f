import { UnknownValue } from '@dynamorm-cdk/model-spec';
import { ProjectionType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { CfnParameter } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { informationOf, newStack, number, orderModels, ordersTable, text } from '../synthesis';

test('holds keys, indexes, time to live, stream and composite fields in full', () => {
  const table = ordersTable({
    tableName: 'orders-prod',
    compositeFields: { PK: ['tenant', 'id'] },
    timeToLiveAttribute: 'ttl',
    stream: StreamViewType.NEW_IMAGE,
    globalSecondaryIndexes: [{ indexName: 'gsi-email', partitionKey: text('email'), compositeFields: { email: ['user', 'domain'] } }],
    localSecondaryIndexes: [
      { indexName: 'lsi-total', sortKey: number('total'), projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['currency'] },
    ],
  });

  expect(JSON.parse(JSON.stringify(table.shape))).toEqual({
    label: 'Shop/Orders',
    tableName: 'orders-prod',
    partitionKey: { name: 'PK', type: 'S' },
    sortKey: { name: 'SK', type: 'S' },
    indexes: [
      {
        name: 'gsi-email',
        kind: 'GSI',
        partitionKeys: [{ name: 'email', type: 'S' }],
        sortKeys: [],
        projection: 'ALL',
        compositeFields: { email: ['user', 'domain'] },
      },
      {
        name: 'lsi-total',
        kind: 'LSI',
        partitionKeys: [{ name: 'PK', type: 'S' }],
        sortKeys: [{ name: 'total', type: 'N' }],
        projection: 'INCLUDE',
        nonKeyAttributes: ['currency'],
      },
    ],
    timeToLiveAttribute: 'ttl',
    streamViewType: 'NEW_IMAGE',
    compositeFields: { PK: ['tenant', 'id'] },
  });
});

test('says of a token that it is unknown, and models are then told "cannot be checked"', () => {
  const stack = newStack();
  const name = (id: string) => new CfnParameter(stack, id).valueAsString;

  const { shape } = ordersTable(
    {
      models: orderModels(),
      tableName: name('Name'),
      timeToLiveAttribute: name('Ttl'),
      sortKey: text(name('Sort')),
      globalSecondaryIndexes: [],
    },
    stack,
  );

  expect([shape.tableName, shape.timeToLiveAttribute, shape.sortKey?.name]).toEqual([undefined, UnknownValue.TEXT, UnknownValue.TEXT]);
  expect(informationOf(stack).length).toBeGreaterThan(0);
  for (const line of informationOf(stack)) expect(line).toContain('cannot be checked');
});
