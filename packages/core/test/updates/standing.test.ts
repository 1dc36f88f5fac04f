import { describe, expect, test } from 'vitest';
import type { Properties } from '../../src/cloudformation';
import { createdReplicaFacts, indexQuotaFacts, streamPolicyFacts, tableFacts } from '../../src/updates';
import { definitionsOf, globalTable, index, said, TABLE, table } from './tables';

const units = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const provisioned = { BillingMode: 'PROVISIONED', ProvisionedThroughput: units };
const indexes = (...list: Properties[]) => ({ AttributeDefinitions: definitionsOf('id', 'email'), GlobalSecondaryIndexes: list });
const vector = { IndexName: 'near', VectorAttribute: { AttributeName: 'embedding' }, Dimensions: 512, DistanceFunction: 'COSINE' };
const policy = { PolicyDocument: { Statement: [] } };

describe('a table that is refused, and the one that is not', () => {
  test.each<[string, Properties, Properties, string]>([
    ['no throughput', { BillingMode: 'PROVISIONED' }, provisioned, 'throughput-missing'],
    [
      'no billing mode and no throughput',
      { BillingMode: undefined },
      { BillingMode: undefined, ProvisionedThroughput: units },
      'throughput-missing',
    ],
    [
      'no throughput of an index',
      { ...provisioned, ...indexes(index('by-email', ['email'])) },
      { ...provisioned, ...indexes(index('by-email', ['email'], { ProvisionedThroughput: units })) },
      'throughput-missing',
    ],
    ['throughput on demand', { ProvisionedThroughput: units }, {}, 'throughput-surplus'],
    [
      'throughput of an index on demand',
      indexes(index('by-email', ['email'], { ProvisionedThroughput: units })),
      indexes(index('by-email', ['email'])),
      'throughput-surplus',
    ],
    [
      'a limit of requests and provisioned billing',
      { ...provisioned, OnDemandThroughput: { MaxReadRequestUnits: 1 } },
      provisioned,
      'throughput-surplus',
    ],
    [
      'a definition that no key uses',
      { AttributeDefinitions: definitionsOf('id', 'email') },
      indexes(index('by-email', ['email'])),
      'definition-unused',
    ],
    [
      'a definition that only a search uses is needed',
      { AttributeDefinitions: definitionsOf('id', 'tenant'), VectorIndexes: [vector] },
      {
        AttributeDefinitions: definitionsOf('id', 'tenant'),
        VectorIndexes: [{ ...vector, SearchSchema: [{ AttributeName: 'tenant', SearchSchemaElementType: 'HASH' }] }],
      },
      'definition-unused',
    ],
    ['an attribute that is defined twice', { AttributeDefinitions: definitionsOf('id', 'id') }, {}, 'definition-twice'],
    [
      'a sort key before the partition key',
      {
        AttributeDefinitions: definitionsOf('id', 'at'),
        KeySchema: [
          { AttributeName: 'at', KeyType: 'RANGE' },
          { AttributeName: 'id', KeyType: 'HASH' },
        ],
      },
      {
        AttributeDefinitions: definitionsOf('id', 'at'),
        KeySchema: [
          { AttributeName: 'id', KeyType: 'HASH' },
          { AttributeName: 'at', KeyType: 'RANGE' },
        ],
      },
      'key-order',
    ],
    ['no partition key', { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' }] }, {}, 'key-order'],
    [
      'a local index by another partition key',
      { ...sorted('email'), LocalSecondaryIndexes: [index('by-at', ['email', 'at'])] },
      { ...sorted(), LocalSecondaryIndexes: [index('by-at', ['id', 'at'])] },
      'local-index-keys',
    ],
    [
      'a local index of a table without a sort key',
      { AttributeDefinitions: definitionsOf('id', 'at'), LocalSecondaryIndexes: [index('by-at', ['id', 'at'])] },
      { ...sorted(), LocalSecondaryIndexes: [index('by-at', ['id', 'at'])] },
      'local-index-keys',
    ],
    [
      'a projection of all with names',
      indexes(index('by-email', ['email'], { Projection: { ProjectionType: 'ALL', NonKeyAttributes: ['a'] } })),
      indexes(index('by-email', ['email'], { Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a'] } })),
      'projection',
    ],
    ['more than 100 projected attributes', indexes(...projecting(11)), indexes(...projecting(10)), 'projection'],
    [
      'one name of two indexes',
      { ...indexes(index('near', ['email'])), VectorIndexes: [vector] },
      { ...indexes(index('by-email', ['email'])), VectorIndexes: [vector] },
      'index-names',
    ],
    ['vector indexes and provisioned billing', { ...provisioned, VectorIndexes: [vector] }, { VectorIndexes: [vector] }, 'vector-billing'],
    ['six local indexes', locals(6), locals(5), 'local-index-limit'],
    ['no key schema', { KeySchema: undefined, AttributeDefinitions: [] }, {}, 'key-order'],
    [
      'an index without a key schema',
      { GlobalSecondaryIndexes: [index('by-id', ['id'], { KeySchema: undefined })] },
      { GlobalSecondaryIndexes: [index('by-id', ['id'])] },
      'key-order',
    ],
    [
      'an index without a projection',
      { GlobalSecondaryIndexes: [index('by-id', ['id'], { Projection: undefined })] },
      { GlobalSecondaryIndexes: [index('by-id', ['id'], { Projection: { ProjectionType: 'KEYS_ONLY' } })] },
      'projection',
    ],
  ])('%s', (_, broken, fixed, rule) => {
    expect(said(tableFacts(table(broken))).filter((one) => one !== `refused ${rule}`)).toEqual([]);
    expect(said(tableFacts(table(broken)))).toContain(`refused ${rule}`);
    expect(said(tableFacts(table(fixed)))).toEqual([]);
  });

  test.each<[string, Properties, string, string]>([
    ['a billing mode', { BillingMode: 'ON_DEMAND' }, 'BillingMode', 'CloudFormation refuses it, unless it is newer than this tool.'],
    ['a billing mode in small letters', { BillingMode: 'pay_per_request' }, 'BillingMode', 'Did you mean `PAY_PER_REQUEST`?'],
    ['a number', { TableClass: 5 }, 'TableClass', 'CloudFormation refuses it, unless it is newer than this tool.'],
    [
      'the type of an attribute',
      { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 's' }] },
      'AttributeDefinitions[0].AttributeType',
      'Did you mean `S`?',
    ],
    [
      'a projection',
      { GlobalSecondaryIndexes: [index('by-id', ['id'], { Projection: { ProjectionType: 'KEY_ONLY' } })] },
      'GlobalSecondaryIndexes[0].Projection.ProjectionType',
      'Did you mean `KEYS_ONLY`?',
    ],
    [
      'a stream',
      { StreamSpecification: { StreamViewType: 'NEW_IMAGES' } },
      'StreamSpecification.StreamViewType',
      'Did you mean `NEW_IMAGE`?',
    ],
  ])('%s that is none is unknown', (_, more, property, hint) => {
    expect(tableFacts(table(more)).filter(({ rule }) => rule === 'property-unknown')).toMatchObject([
      { outcome: 'unknown', property, hint },
    ]);
  });

  test('what is unknown is not refused', () => {
    const unknown = table({ BillingMode: { Ref: 'Mode' }, AttributeDefinitions: { Ref: 'Definitions' }, KeySchema: { Ref: 'Keys' } });

    expect(tableFacts(unknown)).toEqual([]);
  });
});

function projecting(count: number): Properties[] {
  return Array.from({ length: count }, (_, at) =>
    index(`by-email-${at}`, ['email'], {
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: Array.from({ length: 10 }, (_, field) => `f${at}-${field}`) },
    }),
  );
}

/** A table with a sort key. */
function sorted(...more: string[]): Properties {
  const KeySchema = [
    { AttributeName: 'id', KeyType: 'HASH' },
    { AttributeName: 'at', KeyType: 'RANGE' },
  ];
  return { AttributeDefinitions: definitionsOf('id', 'at', ...more), KeySchema };
}

function locals(count: number): Properties {
  return {
    ...sorted(),
    LocalSecondaryIndexes: Array.from({ length: count }, (_, at) => index(`by-at-${at}`, ['id', 'at'])),
  };
}

describe('a global table that is refused, and the one that is not', () => {
  const two = [{ Region: 'eu-west-1' }, { Region: 'us-east-1' }];
  const stream = { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } };
  const writes = { WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: {} } };

  test.each<[string, Properties, Properties, string]>([
    ['replicas without a stream', { Replicas: two }, { Replicas: two, ...stream }, 'replica-stream'],
    [
      'replicas with a stream of keys',
      { Replicas: two, StreamSpecification: { StreamViewType: 'KEYS_ONLY' } },
      { Replicas: [...two, { Region: 'us-west-2' }], MultiRegionConsistency: 'STRONG' },
      'replica-stream',
    ],
    ['a region twice', { Replicas: [two[0], two[0]] }, { Replicas: [two[0]] }, 'replica-regions'],
    [
      'a key for some replicas alone',
      { Replicas: [{ ...two[0], SSESpecification: { KMSMasterKeyId: 'a' } }, two[1]], ...stream },
      { Replicas: two.map((one) => ({ ...one, SSESpecification: { KMSMasterKeyId: 'a' } })), ...stream },
      'replica-keys',
    ],
    [
      'two replicas with strong consistency',
      { Replicas: two, MultiRegionConsistency: 'STRONG' },
      { Replicas: two, MultiRegionConsistency: 'STRONG', GlobalTableWitnesses: [{ Region: 'us-east-2' }] },
      'replicas-strong',
    ],
    ['no throughput', { BillingMode: 'PROVISIONED' }, { BillingMode: 'PROVISIONED', ...writes }, 'throughput-missing'],
    [
      'throughput of a replica on demand',
      { Replicas: [{ ...two[0], ReadProvisionedThroughputSettings: { ReadCapacityUnits: 1 } }] },
      { Replicas: [{ ...two[0], ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 1 } }] },
      'throughput-surplus',
    ],
  ])('%s', (_, broken, fixed, rule) => {
    expect(said(tableFacts(globalTable(broken)))).toEqual([`refused ${rule}`]);
    expect(said(tableFacts(globalTable(fixed)))).toEqual([]);
  });

  test('the region of the stack is among the replicas', () => {
    const at = (region: string) => said(tableFacts({ ...globalTable({ Replicas: [{ Region: 'eu-west-1' }] }), region }));

    expect(at('us-east-1')).toEqual(['refused replica-own-region']);
    expect(at('eu-west-1')).toEqual([]);
  });

  test('a policy comes with the replica of the stack alone', () => {
    const withPolicies = (...regions: unknown[]) =>
      globalTable({ Replicas: [...regions.map((Region) => ({ Region, ResourcePolicy: policy })), { Region: 'us-east-1' }] });
    const own = { Ref: 'AWS::Region' };

    expect(said(createdReplicaFacts(withPolicies(own)))).toEqual([]);
    expect(said(createdReplicaFacts(withPolicies('eu-west-1')))).toEqual(['unknown replica-policy']);
    expect(said(createdReplicaFacts({ ...withPolicies('eu-west-1'), region: 'eu-west-1' }))).toEqual([]);
    expect(said(createdReplicaFacts(withPolicies(own, 'eu-west-1')))).toEqual(['refused replica-policy']);
    expect(said(createdReplicaFacts(withPolicies('eu-central-1', 'eu-west-1')))).toEqual(['refused replica-policy']);
  });

  test('a stream that is new has no policy yet', () => {
    const replica = { Region: { Ref: 'AWS::Region' }, ReplicaStreamSpecification: { ResourcePolicy: policy } };
    const stated = { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } };

    expect(said(streamPolicyFacts(globalTable({ Replicas: [replica], ...stated })))).toEqual(['refused stream-policy']);
    expect(said(streamPolicyFacts(globalTable({ Replicas: [replica], ...stated }), globalTable(stated)))).toEqual([]);
    expect(said(streamPolicyFacts(table({ StreamSpecification: { ...stated.StreamSpecification, ResourcePolicy: policy } })))).toEqual([
      'refused stream-policy',
    ]);
  });
});

describe('another account', () => {
  const letsIn = (account: string, more: Properties) =>
    table({
      ResourcePolicy: { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:role/reader` } }] } },
      ...more,
    });
  const managed = { SSESpecification: { SSEEnabled: true } };

  test('gets no access with the key that AWS manages', () => {
    expect(said(tableFacts(letsIn('222222222222', managed)))).toEqual(['unknown foreign-principal']);
    expect(said(tableFacts({ ...letsIn('222222222222', managed), account: '111111111111' }))).toEqual(['updated foreign-principal']);
  });

  test.each([
    ['its own account', { ...letsIn('111111111111', managed), account: '111111111111' }],
    ['the key that AWS owns', letsIn('222222222222', {})],
    ['a customer key', letsIn('222222222222', { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: 'key' } })],
  ])('does with %s', (_, one) => {
    expect(tableFacts(one)).toEqual([]);
  });
});

test('more global indexes than the quota are a question, unless more are deployed or the caller knows', () => {
  const many = table({ GlobalSecondaryIndexes: Array.from({ length: 21 }, (_, at) => index(`by-${at}`, ['id'])) }, TABLE);

  expect(said(indexQuotaFacts(many, 0))).toEqual(['unknown global-index-quota']);
  expect(indexQuotaFacts(many, 21)).toEqual([]);
  expect(indexQuotaFacts(many, 0, 30)).toEqual([]);
});

describe('the replicas of a global table', () => {
  const europe = { Region: 'eu-west-1' };

  test('are not twice where one of them is taken away', () => {
    expect(said(tableFacts(globalTable({ Replicas: [europe, { Ref: 'AWS::NoValue' }] })))).toEqual([]);
    expect(said(tableFacts(globalTable({ Replicas: [europe, europe] })))).toContain('refused replica-regions');
  });
});
