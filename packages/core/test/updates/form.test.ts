import { describe, expect, test } from 'vitest';
import type { Properties } from '../../src/cloudformation';
import { formFacts, newPropertyFacts, propertyChanges, replacementOf, timeToLiveChange } from '../../src/updates';
import { definitionsOf, globalTable, index, table } from './tables';

const messages = (more: Properties, of = table) => formFacts(of(more)).map(({ message }) => message);

describe('a property that is required', () => {
  test.each<[string, Properties, string]>([
    [
      'the type of an attribute',
      { AttributeDefinitions: [{ AttributeName: 'id' }] },
      'AttributeDefinitions[0] of `Orders` has no AttributeType',
    ],
    ['the name of a key', { KeySchema: [{ KeyType: 'HASH' }] }, 'KeySchema[0] of `Orders` has no AttributeName'],
    [
      'the key of an index',
      { GlobalSecondaryIndexes: [index('by-id', ['id'], { KeySchema: [{ AttributeName: 'id' }] })] },
      'GlobalSecondaryIndexes[0].KeySchema[0] of `Orders` has no KeyType',
    ],
    [
      'the type of a projection',
      { LocalSecondaryIndexes: [index('by-id', ['id'], { Projection: {} })] },
      'LocalSecondaryIndexes[0].Projection of `Orders` has no ProjectionType',
    ],
    ['the view of a stream', { StreamSpecification: {} }, 'StreamSpecification of `Orders` has no StreamViewType'],
    [
      'the switch of time to live',
      { TimeToLiveSpecification: { AttributeName: 'ttl' } },
      'TimeToLiveSpecification of `Orders` has no Enabled',
    ],
    [
      'the attribute of a time to live that is on',
      { TimeToLiveSpecification: { Enabled: 'true' } },
      'TimeToLiveSpecification of `Orders` is on, but has no AttributeName',
    ],
    [
      'a half of the throughput',
      { ProvisionedThroughput: { ReadCapacityUnits: 1 } },
      'ProvisionedThroughput of `Orders` has no WriteCapacityUnits',
    ],
    [
      'definitions of keys that are expressions',
      { AttributeDefinitions: undefined, KeySchema: [{ AttributeName: { Ref: 'Key' }, KeyType: 'HASH' }] },
      'AttributeDefinitions of `Orders` is missing: each key needs a definition',
    ],
  ])('%s', (_, more, text) => {
    expect(messages(more)).toEqual([`The property ${text}.`]);
  });

  test('in a replica is another one than in the table', () => {
    const replicas = { Replicas: [{ Region: 'eu-west-1', SSESpecification: {}, GlobalSecondaryIndexes: [{}] }, {}] };

    expect(messages(replicas, globalTable)).toEqual([
      'The property Replicas[0].SSESpecification of `Orders` has no KMSMasterKeyId.',
      'The property Replicas[0].GlobalSecondaryIndexes[0] of `Orders` has no IndexName.',
      'The property Replicas[1] of `Orders` has no Region.',
    ]);
    expect(messages({ SSESpecification: {} }, globalTable)).toEqual(['The property SSESpecification of `Orders` has no SSEEnabled.']);
  });

  test.each<[string, Properties]>([
    ['an expression', { AttributeDefinitions: { Ref: 'Definitions' }, StreamSpecification: { 'Fn::If': ['A', {}, {}] } }],
    ['a part that is taken away', { StreamSpecification: { Ref: 'AWS::NoValue' } }],
    ['a macro', { AttributeDefinitions: [{ 'Fn::Transform': { Name: 'Keys' } }], KeySchema: { 'Fn::Transform': { Name: 'Keys' }, A: 1 } }],
    ['a time to live that is off', { TimeToLiveSpecification: { Enabled: false } }],
  ])('is not asked for in %s', (_, more) => {
    expect(messages(more)).toEqual([]);
  });
});

describe('a number or a switch', () => {
  test.each<[Properties, string]>([
    [
      { ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 1 } },
      'ProvisionedThroughput.ReadCapacityUnits of `Orders` is 0, but must be 1 or more',
    ],
    [
      { ProvisionedThroughput: { ReadCapacityUnits: 'many', WriteCapacityUnits: 1 } },
      'ProvisionedThroughput.ReadCapacityUnits of `Orders` is `many`, but must be a number',
    ],
    [{ OnDemandThroughput: { MaxReadRequestUnits: 0 } }, 'OnDemandThroughput.MaxReadRequestUnits of `Orders` is 0, but must be 1 or more'],
    [
      { PointInTimeRecoverySpecification: { RecoveryPeriodInDays: 36 } },
      'PointInTimeRecoverySpecification.RecoveryPeriodInDays of `Orders` is 36, but must be 35 or less',
    ],
    [{ DeletionProtectionEnabled: 'maybe' }, 'DeletionProtectionEnabled of `Orders` is `maybe`, but must be true or false'],
    [{ SSESpecification: { SSEEnabled: 1 } }, 'SSESpecification.SSEEnabled of `Orders` is `1`, but must be true or false'],
  ])('of another value: %j', (more, text) => {
    expect(messages(more)).toEqual([`The property ${text}.`]);
  });

  test.each<Properties>([
    { ProvisionedThroughput: { ReadCapacityUnits: '5', WriteCapacityUnits: { Ref: 'Writes' } } },
    { OnDemandThroughput: { MaxReadRequestUnits: -1 } },
    {
      DeletionProtectionEnabled: 'true',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false, RecoveryPeriodInDays: 35 },
    },
  ])('of one that is accepted: %j', (more) => {
    expect(messages(more)).toEqual([]);
  });
});

test('a list of tags or texts', () => {
  expect(messages({ Tags: { team: 'shop' } })).toEqual(['The property Tags of `Orders` is a mapping, but must be a list.']);
  expect(messages({ Tags: [{ Key: 'team' }, { Key: 'team', Value: '' }, { Ref: 'AWS::NoValue' }] })).toEqual([
    'The property Tags[0] of `Orders` has no Value.',
  ]);
});

test('a global table without replicas', () => {
  for (const Replicas of [undefined, []]) {
    expect(messages({ Replicas }, globalTable)).toEqual([
      'The property Replicas of `Orders` is missing: a global table has a replica in the region of its stack.',
    ]);
  }
  expect(messages({ Replicas: { Ref: 'Replicas' } }, globalTable)).toEqual([]);
});

test('a time to live without an attribute is no change of the attribute', () => {
  const after = table({ TimeToLiveSpecification: { Enabled: true } });
  const before = table({ TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } });

  expect(timeToLiveChange({ before, after })).toMatchObject({ kind: 'none', facts: [] });
});

test.each<[Properties, string]>([
  [{ TableName: { 'Fn::Sub': 'a', Default: 'b' } }, 'TableName of `Orders` is a mapping, but must be a single value'],
  [{ BillingMode: ['PAY_PER_REQUEST'] }, 'BillingMode of `Orders` is a list, but must be a single value'],
  [{ KeySchema: { AttributeName: 'id', KeyType: 'HASH' } }, 'KeySchema of `Orders` is a mapping, but must be a list'],
  [{ AttributeDefinitions: ['id'] }, 'AttributeDefinitions[0] of `Orders` is a single value, but must be a mapping'],
  [{ StreamSpecification: 'NEW_IMAGE' }, 'StreamSpecification of `Orders` is a single value, but must be a mapping'],
])('a value of another kind: %j', (more, text) => {
  expect(messages(more)).toContain(`The property ${text}.`);
});

describe('a property that is not known', () => {
  test('of a new table, with what may be meant', () => {
    const facts = newPropertyFacts(table({ GlobalSecondaryIndexs: [], KeySchema: [{ AttributeName: 'id', KeyTyp: 'HASH' }] }));

    expect(facts.map(({ outcome, message, hint }) => [outcome, message, hint]).sort()).toEqual([
      [
        'unknown',
        'The property GlobalSecondaryIndexs of `Orders` is not known, and so is its effect.',
        'Did you mean `GlobalSecondaryIndexes`?',
      ],
      ['unknown', 'The property KeySchema.KeyTyp of `Orders` is not known, and so is its effect.', 'Did you mean `KeyType`?'],
    ]);
  });

  const unknown = (before: Properties, after: Properties) =>
    propertyChanges({ before: table(before), after: table(after) })
      .filter(({ rule }) => rule === undefined)
      .map(({ path }) => path.join('.'));
  const keyed = (more: Properties) => ({ KeySchema: [{ AttributeName: 'id', KeyType: 'HASH', ...more }] });

  test('in a list, or in an index that is new, is told as a change', () => {
    expect(unknown(keyed({}), keyed({ Newer: 1 }))).toEqual(['KeySchema.Newer']);
    expect(unknown(keyed({ Newer: 1 }), keyed({ Newer: 1 }))).toEqual([]);
    expect(unknown({}, { GlobalSecondaryIndexes: [index('by-id', ['id'], { Newer: 1 })] })).toEqual(['GlobalSecondaryIndexes.by-id.Newer']);
  });
});

describe('keys whose definitions are expressions', () => {
  const open = (name: unknown, type: unknown = 'S') => ({ AttributeDefinitions: [{ AttributeName: name, AttributeType: type }] });
  const unknown = (before: Properties, after: Properties) => replacementOf({ before: table(before), after: table(after) }).unknown;

  test('are the same only where the definitions are', () => {
    expect(unknown({}, open({ Ref: 'Key' }))).toHaveLength(1);
    expect(unknown({}, open('id', { Ref: 'Type' }))).toHaveLength(1);
    expect(unknown(open({ Ref: 'Key' }), open({ Ref: 'Key' }))).toEqual([]);
    expect(unknown(open({ Ref: 'Key' }), open({ Ref: 'Other' }))).toHaveLength(1);
  });

  test('of local indexes are told too', () => {
    const local = (hash: unknown) => ({
      LocalSecondaryIndexes: [
        { IndexName: 'by-id', KeySchema: [{ AttributeName: hash, KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
      ],
    });

    expect(unknown(local('id'), local({ Ref: 'Key' }))).toEqual(['the partition keys of the local secondary indexes']);
    expect(unknown(local({ Ref: 'Key' }), local({ Ref: 'Key' }))).toEqual([]);
  });

  test('of the sort keys of local indexes are told, and no others', () => {
    const local = (type: unknown, more: Properties[] = []) => ({
      LocalSecondaryIndexes: [index('by-at', ['id', 'at'])],
      AttributeDefinitions: [...definitionsOf('id'), { AttributeName: 'at', AttributeType: type }, ...more],
    });

    expect(unknown(local('S'), local({ Ref: 'Type' }))).toEqual(['the local secondary indexes']);
    expect(unknown(local({ Ref: 'Type' }), local({ Ref: 'Type' }, definitionsOf('email')))).toEqual([]);
  });
});
