import { describe, expect, it } from 'vitest';
import { constructName, missingDefinitions, readTable, regionsOf, shapeOf, UNKNOWN } from '../../src/cloudformation';

const ref = { Ref: 'Parameter' };
const noValue = { Ref: 'AWS::NoValue' };
const hash = (AttributeName: unknown) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: unknown) => ({ AttributeName, KeyType: 'RANGE' });
const text = (AttributeName: unknown) => ({ AttributeName, AttributeType: 'S' });

const orders = {
  TableName: 'orders',
  KeySchema: [hash('PK'), range('SK')],
  AttributeDefinitions: [text('PK'), { AttributeName: 'SK', AttributeType: 'N' }, text('email')],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'gsi-email',
      KeySchema: [hash('email')],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name'] },
    },
  ],
  TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' },
  StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
  Replicas: [{ Region: 'eu-west-1' }, { Region: 'eu-central-1', SSESpecification: { KMSMasterKeyId: 'arn:key' } }],
};

describe('what is known', () => {
  it('is read with its words', () => {
    expect(readTable(orders)).toEqual({
      tableName: 'orders',
      keys: { partitionKeys: [{ name: 'PK', type: 'S' }], sortKeys: [{ name: 'SK', type: 'N' }] },
      definitions: [
        { name: 'PK', type: 'S' },
        { name: 'SK', type: 'N' },
        { name: 'email', type: 'S' },
      ],
      globalIndexes: [
        {
          kind: 'GSI',
          name: 'gsi-email',
          keys: { partitionKeys: [{ name: 'email', type: 'S' }], sortKeys: [] },
          projection: 'INCLUDE',
          nonKeyAttributes: ['name'],
        },
      ],
      localIndexes: [],
      vectorIndexes: [],
      timeToLiveAttribute: 'ttl',
      streamViewType: 'KEYS_ONLY',
      replicas: [
        { region: 'eu-west-1', keyArn: undefined },
        { region: 'eu-central-1', keyArn: 'arn:key' },
      ],
    });
  });

  it('is the same in the words of the CDK', () => {
    const renamed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(renamed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [constructName(name), renamed(item)]));
    };
    const read = readTable(renamed(orders), { value: (raw) => raw, name: constructName });
    expect(read).toEqual(readTable(orders));
    expect(['SSESpecification', 'KMSMasterKeyId', 'KeySchema'].map(constructName)).toEqual([
      'sseSpecification',
      'kmsMasterKeyId',
      'keySchema',
    ]);
  });
});

describe('what is unknown until deployment', () => {
  it.each([
    ['the name', { TableName: ref }, { tableName: UNKNOWN }],
    ['all keys', { KeySchema: ref }, { keys: UNKNOWN }],
    ['the role of a key', { KeySchema: [{ AttributeName: 'PK', KeyType: ref }] }, { keys: UNKNOWN }],
    ['a key', { KeySchema: [hash('PK'), ref] }, { keys: UNKNOWN }],
    ['the name of a key', { KeySchema: [hash(ref)] }, { keys: { partitionKeys: [{ name: UNKNOWN, type: UNKNOWN }], sortKeys: [] } }],
    ['a list of indexes', { GlobalSecondaryIndexes: ref }, { globalIndexes: UNKNOWN }],
    ['an index', { LocalSecondaryIndexes: [ref] }, { localIndexes: [UNKNOWN] }],
    ['time to live', { TimeToLiveSpecification: ref }, { timeToLiveAttribute: UNKNOWN }],
    ['whether it is on', { TimeToLiveSpecification: { Enabled: ref, AttributeName: 'ttl' } }, { timeToLiveAttribute: UNKNOWN }],
    ['the stream', { StreamSpecification: ref }, { streamViewType: UNKNOWN }],
    ['the replicas', { Replicas: { 'Fn::If': ['Prod', [], []] } }, { replicas: UNKNOWN }],
  ])('%s', (_, changes, expected) => {
    expect(readTable({ ...orders, ...changes })).toMatchObject(expected);
  });

  it('makes the types of keys unknown where it may be their definition', () => {
    const type = (definitions: unknown) => {
      const { keys } = readTable({ KeySchema: [hash('PK')], AttributeDefinitions: definitions });
      return keys === UNKNOWN ? keys : keys.partitionKeys[0].type;
    };
    expect(type(ref)).toBe(UNKNOWN);
    expect(type([ref])).toBe(UNKNOWN);
    expect(type([text(ref)])).toBe(UNKNOWN);
    expect(type([{ AttributeName: 'PK', AttributeType: ref }])).toBe(UNKNOWN);
    expect(type([text('other')])).toBeUndefined();
    expect(type(undefined)).toBeUndefined();
  });
});

it('takes AWS::NoValue, null and absence for the same', () => {
  const bare = readTable({ KeySchema: [hash('PK')], AttributeDefinitions: [text('PK')] });
  for (const nothing of [noValue, null, undefined]) {
    const properties = { KeySchema: [hash('PK'), nothing], AttributeDefinitions: [text('PK')], TimeToLiveSpecification: nothing };
    expect(readTable({ ...properties, GlobalSecondaryIndexes: nothing, StreamSpecification: { StreamViewType: nothing } })).toEqual(bare);
  }
});

it('time to live that is off has no attribute', () => {
  for (const off of [false, 'false']) {
    expect(readTable({ TimeToLiveSpecification: { Enabled: off, AttributeName: 'ttl' } }).timeToLiveAttribute).toBeUndefined();
  }
});

describe('missing definitions', () => {
  it('are those of keys that nothing defines', () => {
    const missing = missingDefinitions(
      readTable({
        KeySchema: [hash('PK'), range('SK')],
        AttributeDefinitions: [text('PK')],
        GlobalSecondaryIndexes: [
          { IndexName: 'gsi-email', KeySchema: [hash('email'), range('SK')] },
          { IndexName: ref, KeySchema: [hash('status')] },
        ],
      }),
    );
    expect(missing).toEqual([{ attribute: 'SK' }, { attribute: 'email', index: 'gsi-email' }, { attribute: 'status' }]);
    expect(missingDefinitions(readTable(orders))).toEqual([]);
  });

  it('are none where a definition or key is unknown', () => {
    expect(missingDefinitions(readTable({ KeySchema: [hash('PK')], AttributeDefinitions: ref }))).toEqual([]);
    expect(missingDefinitions(readTable({ KeySchema: [hash('PK')], AttributeDefinitions: [text(ref)] }))).toEqual([]);
    expect(missingDefinitions(readTable({ KeySchema: [hash(ref)], AttributeDefinitions: [] }))).toEqual([]);
    expect(missingDefinitions(readTable({ KeySchema: ref, GlobalSecondaryIndexes: [ref] }))).toEqual([]);
  });
});

it('has a shape with one text for all that is unknown', () => {
  expect(shapeOf(readTable({ KeySchema: ref, GlobalSecondaryIndexes: [ref], TableName: ref }), '?', 'orders')).toEqual({
    label: 'orders',
    partitionKey: { name: '?', type: '?' },
    sortKey: { name: '?', type: '?' },
    indexes: [{ name: '?', kind: 'GSI', partitionKeys: [{ name: '?', type: '?' }], sortKeys: [{ name: '?', type: '?' }], projection: '?' }],
  });
  expect(regionsOf(readTable({ Replicas: [{ Region: ref }, { Region: 'eu-west-1' }, ref] }))).toEqual(['eu-west-1']);
});
