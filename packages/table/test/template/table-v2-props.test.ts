import { Billing, Capacity, ContributorInsightsMode, StreamViewType, TableClass, TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { CfnDeletionPolicy, CfnParameter, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';

import { DEFAULTS, KEY_SCHEMA, type Make, REPLICA, rendered, TAGS } from '../full-shape';
import { newStack, text } from '../synthesis';

describe('a table with a prop', () => {
  test('without any other prop is on-demand, recoverable, protected, retained and encrypted', () => {
    // WHEN
    const resource = rendered(() => ({}));

    // THEN
    expect(resource).toEqual({
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: DEFAULTS,
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test.each<[string, Make, object]>([
    ['tableName', () => ({ tableName: 'orders-prod' }), { ...DEFAULTS, TableName: 'orders-prod' }],
    [
      'timeToLiveAttribute',
      () => ({ timeToLiveAttribute: 'ttl' }),
      { ...DEFAULTS, TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } },
    ],
    ['stream', () => ({ stream: StreamViewType.NEW_IMAGE }), { ...DEFAULTS, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }],
    [
      'deletionProtection',
      () => ({ deletionProtection: false }),
      { ...DEFAULTS, Replicas: [{ ...REPLICA, DeletionProtectionEnabled: false }] },
    ],
    [
      'pointInTimeRecovery',
      () => ({ pointInTimeRecovery: false }),
      { ...DEFAULTS, Replicas: [{ ...REPLICA, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }] },
    ],
    [
      'recoveryPeriod',
      () => ({ recoveryPeriod: Duration.days(7) }),
      {
        ...DEFAULTS,
        Replicas: [{ ...REPLICA, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 } }],
      },
    ],
    [
      'encryption by DynamoDB',
      () => ({ encryption: TableEncryptionV2.dynamoOwnedKey() }),
      { ...DEFAULTS, SSESpecification: { SSEEnabled: false } },
    ],
    [
      'tableClass',
      () => ({ tableClass: TableClass.STANDARD_INFREQUENT_ACCESS }),
      { ...DEFAULTS, Replicas: [{ ...REPLICA, TableClass: 'STANDARD_INFREQUENT_ACCESS' }] },
    ],
    [
      'contributorInsights',
      () => ({ contributorInsights: { enabled: true, mode: ContributorInsightsMode.THROTTLED_KEYS } }),
      { ...DEFAULTS, Replicas: [{ ...REPLICA, ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' } }] },
    ],
    [
      'warmThroughput',
      () => ({ warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000 } }),
      { ...DEFAULTS, WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000 } },
    ],
    [
      'kinesisStream',
      (stack) => ({ kinesisStream: Stream.fromStreamArn(stack, 'Changes', 'arn:aws:kinesis:eu-west-1:111122223333:stream/changes') }),
      {
        ...DEFAULTS,
        Replicas: [{ ...REPLICA, KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/changes' } }],
      },
    ],
    [
      'tags',
      () => ({ tags: { Team: 'sales', Framework: 'own' } }),
      {
        ...DEFAULTS,
        Replicas: [
          {
            ...REPLICA,
            Tags: [TAGS[0], { Key: 'Framework', Value: 'own' }, TAGS[2], { Key: 'Team', Value: 'sales' }],
          },
        ],
      },
    ],
    [
      'on-demand billing with maxima',
      () => ({ billing: Billing.onDemand({ maxReadRequestUnits: 100, maxWriteRequestUnits: 50 }) }),
      {
        ...DEFAULTS,
        Replicas: [{ ...REPLICA, ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 100 } }],
        WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 50 },
      },
    ],
    [
      'provisioned billing',
      () => ({
        billing: Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity: Capacity.autoscaled({ maxCapacity: 10 }) }),
      }),
      {
        ...DEFAULTS,
        BillingMode: 'PROVISIONED',
        Replicas: [{ ...REPLICA, ReadProvisionedThroughputSettings: { ReadCapacityUnits: 5 } }],
        WriteProvisionedThroughputSettings: {
          WriteCapacityAutoScalingSettings: {
            MinCapacity: 1,
            MaxCapacity: 10,
            TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
          },
        },
      },
    ],
    [
      'globalSecondaryIndexes and localSecondaryIndexes, empty',
      () => ({ globalSecondaryIndexes: [], localSecondaryIndexes: [] }),
      DEFAULTS,
    ],
    ['compositeFields, which leave no trace', () => ({ compositeFields: { PK: ['tenant', 'id'] } }), DEFAULTS],
    [
      'a projection of ALL with an empty list',
      () => ({ localSecondaryIndexes: [{ indexName: 'lsi-a', sortKey: text('SK'), nonKeyAttributes: [] }] }),
      {
        ...DEFAULTS,
        LocalSecondaryIndexes: [{ IndexName: 'lsi-a', KeySchema: KEY_SCHEMA, Projection: { ProjectionType: 'ALL' } }],
      },
    ],
  ])('%s', (_prop, make, properties) => {
    expect(rendered(make).Properties).toEqual(properties);
  });

  test.each([
    [RemovalPolicy.DESTROY, CfnDeletionPolicy.DELETE],
    [RemovalPolicy.RETAIN, CfnDeletionPolicy.RETAIN],
    [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE],
  ])('removalPolicy %s', (removalPolicy, deletion) => {
    const resource = rendered(() => ({ removalPolicy, deletionProtection: false }));

    expect(resource.DeletionPolicy).toBe(deletion);
  });

  test('values that are unknown until deployment pass through', () => {
    const stack = newStack();
    const parameter = (id: string, type = 'String') => new CfnParameter(stack, id, { type });

    const { Properties } = rendered(
      () => ({
        partitionKey: text(parameter('Partition').valueAsString),
        sortKey: undefined,
        tableName: parameter('Name').valueAsString,
        timeToLiveAttribute: parameter('Ttl').valueAsString,
        globalSecondaryIndexes: [
          {
            indexName: parameter('Index').valueAsString,
            partitionKey: text(parameter('IndexKey').valueAsString),
            maxReadRequestUnits: parameter('Units', 'Number').valueAsNumber,
          },
        ],
        recoveryPeriod: Duration.days(parameter('Days', 'Number').valueAsNumber),
        tags: { Team: parameter('Team').valueAsString },
        environmentVariableName: parameter('Variable').valueAsString,
      }),
      stack,
    );

    expect(Properties).toMatchObject({
      TableName: { Ref: 'Name' },
      KeySchema: [{ AttributeName: { Ref: 'Partition' }, KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: { Ref: 'Ttl' }, Enabled: true },
      GlobalSecondaryIndexes: [{ IndexName: { Ref: 'Index' }, KeySchema: [{ AttributeName: { Ref: 'IndexKey' }, KeyType: 'HASH' }] }],
    });
    expect((Properties.Replicas as object[])[0]).toMatchObject({
      GlobalSecondaryIndexes: [{ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: { Ref: 'Units' } } }],
      PointInTimeRecoverySpecification: { RecoveryPeriodInDays: { Ref: 'Days' } },
      Tags: [...TAGS, { Key: 'Team', Value: { Ref: 'Team' } }],
    });
  });
});
