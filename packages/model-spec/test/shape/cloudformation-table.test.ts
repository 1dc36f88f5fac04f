import { describe, expect, test } from 'vitest';
import { CloudFormationTable, UnknownValue } from '../../src';

const unknown = UnknownValue.TEXT;
const keys = {
  KeySchema: [
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'PK', AttributeType: 'S' },
    { AttributeName: 'SK', AttributeType: 'N' },
    { AttributeName: 'email', AttributeType: 'S' },
  ],
};

test('a table with everything that matters to a model', () => {
  const shape = CloudFormationTable.shapeOf(
    {
      ...keys,
      TableName: 'orders',
      GlobalSecondaryIndexes: [
        { IndexName: 'by-email', KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'local',
          KeySchema: [
            { AttributeName: 'PK', KeyType: 'HASH' },
            { AttributeName: 'email', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['status', { Ref: 'Field' }] },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    },
    'Orders',
  );

  expect(shape).toEqual({
    label: 'Orders',
    tableName: 'orders',
    partitionKey: { name: 'PK', type: 'S' },
    sortKey: { name: 'SK', type: 'N' },
    indexes: [
      { name: 'by-email', kind: 'GSI', partitionKeys: [{ name: 'email', type: 'S' }], projection: 'KEYS_ONLY' },
      {
        name: 'local',
        kind: 'LSI',
        partitionKeys: [{ name: 'PK', type: 'S' }],
        sortKeys: [{ name: 'email', type: 'S' }],
        projection: 'INCLUDE',
        nonKeyAttributes: ['status', unknown],
      },
    ],
    timeToLiveAttribute: 'ttl',
    streamViewType: 'NEW_IMAGE',
  });
});

test('the least table', () => {
  const shape = CloudFormationTable.shapeOf({ ...keys, KeySchema: [keys.KeySchema[0]] });

  expect(shape).toEqual({ partitionKey: { name: 'PK', type: 'S' }, indexes: [] });
});

describe('time to live', () => {
  test.each([
    ['off', { AttributeName: 'ttl', Enabled: false }, undefined],
    ['off, as YAML may write it', { AttributeName: 'ttl', Enabled: 'false' }, undefined],
    ['removed', { Ref: 'AWS::NoValue' }, undefined],
    ['on or off', { AttributeName: 'ttl', Enabled: { 'Fn::If': ['Prod', true, false] } }, unknown],
    ['on an unknown attribute', { AttributeName: { Ref: 'Attribute' }, Enabled: true }, unknown],
    ['unknown as a whole', { 'Fn::If': ['Prod', {}, {}] }, unknown],
  ])('%s', (_, specification, expected) => {
    expect(CloudFormationTable.shapeOf({ ...keys, TimeToLiveSpecification: specification }).timeToLiveAttribute).toBe(expected);
  });
});

describe('what is unknown until deployment', () => {
  test('is no name of a table', () => {
    expect(CloudFormationTable.shapeOf({ ...keys, TableName: { 'Fn::Sub': '${Stage}-orders' } }).tableName).toBeUndefined();
  });

  test('is an unknown key where it is the key schema', () => {
    const { partitionKey, sortKey } = CloudFormationTable.shapeOf({ ...keys, KeySchema: { 'Fn::If': ['A', [], []] } });

    expect(partitionKey).toEqual({ name: unknown, type: unknown });
    expect(sortKey).toEqual({ name: unknown, type: unknown });
  });

  test('is an unknown type where the definition is unknown or absent', () => {
    const definitions = [{ AttributeName: 'PK', AttributeType: { Ref: 'Type' } }];
    const { partitionKey, sortKey } = CloudFormationTable.shapeOf({ ...keys, AttributeDefinitions: definitions });

    expect(partitionKey).toEqual({ name: 'PK', type: unknown });
    expect(sortKey).toEqual({ name: 'SK', type: unknown });
  });

  test.each([
    ['all indexes', { 'Fn::If': ['A', [], []] }],
    ['one index', [{ 'Fn::If': ['A', {}, { Ref: 'AWS::NoValue' }] }]],
  ])('is one unknown index where it is %s', (_, indexes) => {
    expect(CloudFormationTable.shapeOf({ ...keys, GlobalSecondaryIndexes: indexes }).indexes).toMatchObject([
      { name: unknown, kind: 'GSI' },
    ]);
  });

  test('is an unknown projection', () => {
    const index = { IndexName: 'x', KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }] };
    const projections = [
      { Ref: 'P' },
      { ProjectionType: { Ref: 'P' } },
      { ProjectionType: 'INCLUDE', NonKeyAttributes: { Ref: 'Fields' } },
    ];
    const { indexes } = CloudFormationTable.shapeOf({
      ...keys,
      GlobalSecondaryIndexes: projections.map((Projection) => ({ ...index, Projection })),
    });

    expect(indexes?.map(({ projection }) => projection)).toEqual([unknown, unknown, 'INCLUDE']);
    expect(indexes?.[2].nonKeyAttributes).toEqual([unknown]);
  });
});

test('indexes that a condition removes are none', () => {
  expect(CloudFormationTable.shapeOf({ ...keys, GlobalSecondaryIndexes: { Ref: 'AWS::NoValue' } }).indexes).toEqual([]);
  expect(CloudFormationTable.shapeOf({ ...keys, GlobalSecondaryIndexes: [{ Ref: 'AWS::NoValue' }] }).indexes).toEqual([]);
});

test('a key of several attributes keeps their order', () => {
  const KeySchema = ['email', 'PK'].map((AttributeName) => ({ AttributeName, KeyType: 'HASH' }));
  const { indexes } = CloudFormationTable.shapeOf({ ...keys, GlobalSecondaryIndexes: [{ IndexName: 'x', KeySchema }] });

  expect(indexes?.[0].partitionKeys.map(({ name }) => name)).toEqual(['email', 'PK']);
});
