import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import {
  Billing,
  Capacity,
  ContributorInsightsMode,
  ProjectionType,
  StreamViewType,
  TableClass,
  TableEncryptionV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { ArnPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnDeletionPolicy, CfnParameter, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';

import { IN_EUROPE, KEYS, newStack, number, renderedTable, text } from './synthesis';

const READER = 'arn:aws:iam::111122223333:role/reader';
const TAGS = [
  { Key: 'Environment', Value: 'Shop' },
  { Key: 'Framework', Value: 'DynamORM' },
  { Key: 'ManagedBy', Value: 'CDK' },
];
const KEY_SCHEMA = [
  { AttributeName: 'PK', KeyType: 'HASH' },
  { AttributeName: 'SK', KeyType: 'RANGE' },
];
const KEY_TYPES = [
  { AttributeName: 'PK', AttributeType: 'S' },
  { AttributeName: 'SK', AttributeType: 'S' },
];
const REPLICA = {
  DeletionProtectionEnabled: true,
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  Region: { Ref: 'AWS::Region' },
  Tags: TAGS,
};
const DEFAULTS = {
  AttributeDefinitions: KEY_TYPES,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: KEY_SCHEMA,
  Replicas: [REPLICA],
  SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
};

type Make = (stack: Stack) => Partial<DynamORMTableProps>;

function rendered(make: Make, stack = newStack()) {
  new DynamORMTable(stack, 'Orders', { ...KEYS, ...make(stack) });
  return renderedTable(stack);
}

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

  test('resourcePolicy', () => {
    const statement = new PolicyStatement({ actions: ['dynamodb:GetItem'], principals: [new ArnPrincipal(READER)], resources: ['*'] });

    const { Properties } = rendered(() => ({ resourcePolicy: new PolicyDocument({ statements: [statement] }) }), newStack(IN_EUROPE));

    expect(Properties.Replicas).toEqual([
      {
        ...REPLICA,
        Region: 'eu-west-1',
        ResourcePolicy: {
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Action: 'dynamodb:GetItem', Effect: 'Allow', Principal: { AWS: READER }, Resource: '*' }],
          },
        },
      },
    ]);
  });

  test('a customer key, for the table and each replica', () => {
    const replica = 'arn:aws:kms:us-east-1:111122223333:key/replica';

    const { Properties } = rendered(
      (stack) => ({
        encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), { 'us-east-1': replica }),
        replicas: [{ region: 'us-east-1' }],
      }),
      newStack(IN_EUROPE),
    );

    expect(Properties).toEqual({
      ...DEFAULTS,
      Replicas: [
        { ...REPLICA, Region: 'us-east-1', SSESpecification: { KMSMasterKeyId: replica } },
        { ...REPLICA, Region: 'eu-west-1', SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] } } },
      ],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  test('the older spellings of a replica mean what they say', () => {
    // GIVEN
    const index = { indexName: 'gsi-status', partitionKey: text('status') };

    // WHEN the table has the newer spellings, beside which CDK ignores the older ones of replicas, or refuses them
    const { Properties } = rendered(
      () => ({
        globalSecondaryIndexes: [index],
        contributorInsights: { enabled: true },
        replicas: [
          {
            region: 'us-east-1',
            pointInTimeRecovery: false,
            contributorInsights: false,
            deletionProtection: false,
            globalSecondaryIndexOptions: { 'gsi-status': { contributorInsights: false } },
          },
        ],
      }),
      newStack(IN_EUROPE),
    );

    // THEN
    const [replica, own] = Properties.Replicas as object[];
    expect(replica).toEqual({
      ...REPLICA,
      ContributorInsightsSpecification: { Enabled: false },
      DeletionProtectionEnabled: false,
      GlobalSecondaryIndexes: [{ IndexName: 'gsi-status', ContributorInsightsSpecification: { Enabled: false } }],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      Region: 'us-east-1',
    });
    expect(own).toMatchObject({
      ContributorInsightsSpecification: { Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
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
