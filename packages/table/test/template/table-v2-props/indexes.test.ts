import { Billing, Capacity, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { describe, expect, test } from 'vitest';
import { DEFAULTS, KEY_TYPES, type Make, REPLICA, rendered } from '../../full-shape';
import { number, text } from '../../synthesis';

describe('indexes in full', () => {
  test.each<[string, Make, object]>([
    [
      'globalSecondaryIndexes',
      () => ({ globalSecondaryIndexes: [{ indexName: 'gsi-email', partitionKey: text('email'), sortKey: number('rank') }] }),
      {
        ...DEFAULTS,
        AttributeDefinitions: [...KEY_TYPES, { AttributeName: 'email', AttributeType: 'S' }, { AttributeName: 'rank', AttributeType: 'N' }],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'gsi-email',
            KeySchema: [
              { AttributeName: 'email', KeyType: 'HASH' },
              { AttributeName: 'rank', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        Replicas: [{ ...REPLICA, GlobalSecondaryIndexes: [{ IndexName: 'gsi-email' }] }],
      },
    ],
    [
      'localSecondaryIndexes',
      () => ({
        localSecondaryIndexes: [
          { indexName: 'lsi-total', sortKey: number('total'), projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['currency'] },
        ],
      }),
      {
        ...DEFAULTS,
        AttributeDefinitions: [...KEY_TYPES, { AttributeName: 'total', AttributeType: 'N' }],
        LocalSecondaryIndexes: [
          {
            IndexName: 'lsi-total',
            KeySchema: [
              { AttributeName: 'PK', KeyType: 'HASH' },
              { AttributeName: 'total', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['currency'] },
          },
        ],
      },
    ],
  ])('%s', (_prop, make, properties) => {
    expect(rendered(make).Properties).toEqual(properties);
  });

  test('indexes with up to four attributes in each key', () => {
    const four = ['a', 'b', 'c', 'd'].map(text);
    const more = ['e', 'f', 'g', 'h'].map(number);

    const { Properties } = rendered(() => ({ globalSecondaryIndexes: [{ indexName: 'wide', partitionKeys: four, sortKeys: more }] }));

    expect(Properties).toEqual({
      ...DEFAULTS,
      AttributeDefinitions: [
        ...KEY_TYPES,
        ...four.map(({ name }) => ({ AttributeName: name, AttributeType: 'S' })),
        ...more.map(({ name }) => ({ AttributeName: name, AttributeType: 'N' })),
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'wide',
          KeySchema: [
            ...four.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' })),
            ...more.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' })),
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      Replicas: [{ ...REPLICA, GlobalSecondaryIndexes: [{ IndexName: 'wide' }] }],
    });
  });

  test('autoscaled and limited indexes', () => {
    const scaled = { MinCapacity: 2, MaxCapacity: 20, TargetTrackingScalingPolicyConfiguration: { TargetValue: 60 } };
    const capacity = Capacity.autoscaled({ minCapacity: 2, maxCapacity: 20, targetUtilizationPercent: 60 });
    const billing = Billing.provisioned({ readCapacity: capacity, writeCapacity: capacity });
    const index = { indexName: 'gsi-status', partitionKey: text('status') };

    // WHEN
    const own = rendered(() => ({
      billing,
      globalSecondaryIndexes: [{ ...index, readCapacity: Capacity.fixed(3), writeCapacity: capacity }],
    }));
    const ofTable = rendered(() => ({ billing, globalSecondaryIndexes: [index] }));
    const limited = rendered(() => ({
      globalSecondaryIndexes: [
        { ...index, maxReadRequestUnits: 7, maxWriteRequestUnits: 8, warmThroughput: { readUnitsPerSecond: 13_000 } },
      ],
    }));

    // THEN
    const schema = {
      IndexName: 'gsi-status',
      KeySchema: [{ AttributeName: 'status', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    };
    const writes = { WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: scaled } };
    expect(own.Properties.GlobalSecondaryIndexes).toEqual([{ ...schema, ...writes }]);
    expect(own.Properties.Replicas).toEqual([
      {
        ...REPLICA,
        GlobalSecondaryIndexes: [{ IndexName: 'gsi-status', ReadProvisionedThroughputSettings: { ReadCapacityUnits: 3 } }],
        ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: scaled },
      },
    ]);
    expect(ofTable.Properties.GlobalSecondaryIndexes).toEqual([{ ...schema, ...writes }]);
    expect(limited.Properties.GlobalSecondaryIndexes).toEqual([
      { ...schema, WarmThroughput: { ReadUnitsPerSecond: 13_000 }, WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 8 } },
    ]);
    expect(limited.Properties.Replicas).toEqual([
      { ...REPLICA, GlobalSecondaryIndexes: [{ IndexName: 'gsi-status', ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 7 } }] },
    ]);
  });
});
