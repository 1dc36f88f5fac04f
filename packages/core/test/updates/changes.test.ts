import { describe, expect, test } from 'vitest';
import type { Properties } from '../../src/cloudformation';
import {
  consistencyFacts,
  disassociationFacts,
  propertyChanges,
  protectionFacts,
  replacementOf,
  replicaChanges,
  timeToLiveChange,
  unknownPropertyFacts,
  vectorChanges,
  warmThroughputFacts,
  withAlignedRegions,
} from '../../src/updates';
import { globalTable, index, said, table } from './tables';

const update = (before: Properties, after: Properties) => ({ before: table(before), after: table(after) });
const globalUpdate = (before: Properties, after: Properties) => ({ before: globalTable(before), after: globalTable(after) });

describe('time to live', () => {
  const on = (AttributeName: string) => ({ TimeToLiveSpecification: { Enabled: true, AttributeName } });
  const off = (AttributeName?: string) => ({ TimeToLiveSpecification: { Enabled: false, AttributeName } });

  test.each<[string, Properties, Properties, string, string[]]>([
    ['turned on', {}, on('ttl'), 'on', []],
    ['turned off', on('ttl'), off('ttl'), 'off', []],
    ['turned off with another attribute', on('ttl'), off('expires'), 'refused', ['refused time-to-live-off-another']],
    ['turned off without one', on('ttl'), off(), 'refused', ['refused time-to-live-off-another']],
    ['that disappears', on('ttl'), {}, 'gone', ['unknown time-to-live-gone']],
    ['of another attribute', on('ttl'), on('expires'), 'moved', []],
    ['that was off and disappears', off('ttl'), {}, 'none', []],
    ['that is neither on nor off', {}, { TimeToLiveSpecification: { Enabled: 'yes', AttributeName: 'ttl' } }, 'unknown', []],
    ['that lacks its switch', {}, { TimeToLiveSpecification: { AttributeName: 'ttl' } }, 'unknown', []],
    [
      'that is decided at deployment',
      on('ttl'),
      { TimeToLiveSpecification: { Enabled: { Ref: 'On' }, AttributeName: 'ttl' } },
      'unknown',
      [],
    ],
  ])('%s', (_, before, after, kind, facts) => {
    const change = timeToLiveChange(update(before, after));

    expect(change.kind).toBe(kind);
    expect(said(change.facts)).toEqual(facts);
  });
});

describe('warm throughput', () => {
  const warm = (read: number) => ({ WarmThroughput: { ReadUnitsPerSecond: read, WriteUnitsPerSecond: 4000 } });
  const ofIndex = (read: number) => ({ GlobalSecondaryIndexes: [index('by-id', ['id'], warm(read))] });

  test('is raised and never lowered, of an index too', () => {
    expect(said(warmThroughputFacts(update(warm(13000), warm(12000))))).toEqual(['refused warm-throughput-lowered']);
    expect(said(warmThroughputFacts(update(ofIndex(13000), ofIndex(12000))))).toEqual(['refused warm-throughput-lowered']);
    expect(warmThroughputFacts(update(warm(12000), warm(13000)))).toEqual([]);
    expect(warmThroughputFacts(update({}, warm(13000)))).toEqual([]);
  });

  test('that leaves the template is a question', () => {
    expect(said(warmThroughputFacts(update(warm(13000), {})))).toEqual(['unknown warm-throughput-gone']);
  });
});

describe('vector indexes', () => {
  const near = (more: Properties = {}) => ({
    IndexName: 'near',
    Dimensions: 512,
    DistanceFunction: 'COSINE',
    Projection: { ProjectionType: 'ALL' },
    ...more,
  });

  test('come and go, and never change', () => {
    expect(vectorChanges(update({}, { VectorIndexes: [near()] }))).toMatchObject({ created: ['near'], deleted: [], facts: [] });
    expect(vectorChanges(update({ VectorIndexes: [near()] }, {}))).toMatchObject({ created: [], deleted: ['near'], facts: [] });
    expect(said(vectorChanges(update({ VectorIndexes: [near()] }, { VectorIndexes: [near({ Dimensions: 1024 })] })).facts)).toEqual([
      'refused vector-index-changed',
    ]);
  });

  test('with attributes in another order are the same', () => {
    const including = (...NonKeyAttributes: string[]) => ({
      VectorIndexes: [near({ Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes } })],
    });

    expect(vectorChanges(update(including('a', 'b'), including('b', 'a'))).facts).toEqual([]);
  });

  test('that a deployment decides are unknown', () => {
    expect(vectorChanges(update({}, { VectorIndexes: { Ref: 'Vectors' } })).unknown).toBe(true);
    expect(
      said(vectorChanges(update({ VectorIndexes: [near()] }, { VectorIndexes: [near({ Dimensions: { Ref: 'Size' } })] })).facts),
    ).toEqual(['unknown vector-index-changed']);
  });
});

describe('protection and recovery', () => {
  const recovery = (days?: number) => ({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, ...(days ? { RecoveryPeriodInDays: days } : {}) },
  });

  test.each<[string, Properties, Properties, string[]]>([
    ['protection that goes', { DeletionProtectionEnabled: true }, {}, ['updated protection-off']],
    ['protection that comes', {}, { DeletionProtectionEnabled: true }, []],
    ['recovery that goes', recovery(), {}, ['updated recovery-off']],
    ['recovery of fewer days', recovery(), recovery(7), ['updated recovery-off']],
    ['recovery of more days', recovery(7), recovery(14), []],
    [
      'protection that is decided at deployment',
      { DeletionProtectionEnabled: true },
      { DeletionProtectionEnabled: { Ref: 'Protect' } },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    const replica = (more: Properties) => ({ Replicas: [{ Region: 'eu-west-1', ...more }] });

    expect(said(protectionFacts(update(before, after)))).toEqual(expected);
    expect(said(protectionFacts(globalUpdate(replica(before), replica(after))))).toEqual(expected);
  });
});

test('replicas that come and go: one with a policy is refused, one that goes is said', () => {
  const replicas = (...Replicas: Properties[]) => ({ Replicas: [{ Region: { Ref: 'AWS::Region' } }, ...Replicas] });
  const east = { Region: 'us-east-1' };

  expect(said(replicaChanges(globalUpdate(replicas(), replicas({ ...east, ResourcePolicy: {} }))).facts)).toEqual([
    'refused replica-policy',
  ]);
  expect(said(replicaChanges(globalUpdate(replicas(east), replicas({ ...east, ResourcePolicy: {} }))).facts)).toEqual([]);
  expect(said(replicaChanges(globalUpdate(replicas(east), replicas())).facts)).toEqual(['updated replica-removed']);
});

test('a replica that goes is refused while it is protected', () => {
  const east = (DeletionProtectionEnabled: unknown) => ({
    Replicas: [{ Region: { Ref: 'AWS::Region' } }, { Region: 'us-east-1', DeletionProtectionEnabled }],
  });

  expect(said(replicaChanges(globalUpdate(east(true), {})).facts)).toEqual(['refused replica-protected']);
  expect(said(replicaChanges(globalUpdate(east(false), {})).facts)).toEqual(['updated replica-removed']);
});

test('the region of the stack is one region, whether it is named or not', () => {
  const own = { Ref: 'AWS::Region' };
  const changes = (before: unknown[], after: unknown[]) => {
    const replicas = (regions: unknown[]) => ({ Replicas: regions.map((Region) => ({ Region })) });
    const { added, removed, facts } = replicaChanges(withAlignedRegions(globalUpdate(replicas(before), replicas(after))));
    return [...removed.map((region) => `-${region}`), ...added.map((region) => `+${region}`), ...said(facts)];
  };

  expect(changes(['eu-west-1'], [own])).toEqual([]);
  expect(changes([own, 'us-east-1'], ['us-east-1', 'eu-west-1'])).toEqual([]);
  expect(changes([own], ['us-east-1', 'eu-west-1'])).toContain('refused replica-own-region');
  expect(changes([own, 'us-east-1'], ['us-east-1'])).toEqual(['refused replica-own-region']);
});

test('a witness comes with the first replicas alone, and stays as long as there are several', () => {
  const strong = (regions: string[], witness?: string) => ({
    MultiRegionConsistency: 'STRONG',
    Replicas: regions.map((Region) => ({ Region })),
    ...(witness === undefined ? {} : { GlobalTableWitnesses: [{ Region: witness }] }),
  });
  const two = ['eu-west-1', 'eu-west-2'];
  const ofWitness = (before: Properties, after: Properties) =>
    consistencyFacts(globalUpdate(before, after)).filter(({ property }) => property === 'GlobalTableWitnesses');

  expect(said(ofWitness(strong(two, 'eu-west-3'), strong(two, 'eu-central-1')))).toEqual(['refused consistency']);
  expect(said(ofWitness(strong([...two, 'eu-west-3']), strong(two, 'eu-central-1')))).toEqual(['refused consistency']);
  expect(ofWitness(strong(two, 'eu-west-3'), strong(two, 'eu-west-3'))).toEqual([]);
  expect(ofWitness(strong(two, 'eu-west-3'), strong(['eu-west-1']))).toEqual([]);
  expect(ofWitness({}, strong(two, 'eu-west-3'))).toEqual([]);
});

describe('the name of a table', () => {
  const sub = (text: string) => ({ TableName: { 'Fn::Sub': text } });
  const stack = `${'$'}{AWS::StackName}`;

  test.each<[string, Properties, Properties, 'replaced' | 'unknown' | 'same']>([
    ['from none to an expression', {}, sub(`${stack}-orders`), 'replaced'],
    ['from an expression to none', sub(`${stack}-orders`), {}, 'replaced'],
    ['to an expression that cannot be it', { TableName: 'orders' }, sub(`${stack}-orders`), 'replaced'],
    ['to an expression that may be it', { TableName: 'prod-orders' }, sub(`${stack}-orders`), 'unknown'],
    ['to an expression with another end', sub(`${stack}-orders`), sub(`${stack}-orders-v2`), 'replaced'],
    [
      'to the same text in another way',
      sub(`${stack}-orders`),
      { TableName: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'orders']] } },
      'same',
    ],
  ])('%s', (_, before, after, expected) => {
    const { reasons, unknown } = replacementOf(update(before, after));

    expect([reasons.length, unknown.length]).toEqual({ replaced: [1, 0], unknown: [0, 1], same: [0, 0] }[expected]);
  });
});

test.each<[string, Properties, Properties]>([
  ['definitions', {}, { AttributeDefinitions: { Ref: 'Definitions' } }],
  ['one definition', {}, { AttributeDefinitions: [{ 'Fn::GetAtt': ['Types', 'Id'] }] }],
  ['the attribute of a definition', {}, { AttributeDefinitions: [{ AttributeName: { Ref: 'Id' }, AttributeType: 'S' }] }],
  ['the type in a definition', {}, { AttributeDefinitions: [{ AttributeName: 'id' }] }],
  ['a definition before', { AttributeDefinitions: [{ AttributeName: false, AttributeType: 'S' }] }, {}],
])('the type of a key is unknown where %s is', (_, before, after) => {
  expect(replacementOf(update(before, after))).toEqual({ reasons: [], unknown: [expect.stringContaining('the keys')] });
  expect(replacementOf(update(before, before))).toEqual({ reasons: [], unknown: [] });
  expect(replacementOf(update(after, after))).toEqual({ reasons: [], unknown: [] });
});

test('local indexes are unknown where a definition of their keys is', () => {
  const local = (...attributes: unknown[]) => ({
    AttributeDefinitions: ['id', ...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    LocalSecondaryIndexes: [index('by-day', ['id', 'day'])],
  });

  expect(replacementOf(update(local('day'), local({ Ref: 'Day' }))).unknown).toEqual(['the local secondary indexes']);
  expect(replacementOf(update(local({ Ref: 'Day' }), local({ Ref: 'Day' }))).unknown).toEqual([]);
});

test('indexes that a replica lists change in place where an expression lists them', () => {
  const listed = (GlobalSecondaryIndexes: unknown) => ({ Replicas: [{ Region: 'eu-west-1', GlobalSecondaryIndexes }] });
  const [change] = propertyChanges(globalUpdate(listed([{ IndexName: 'by-day' }]), listed({ 'Fn::GetAtt': ['Lists', 'Indexes'] })));

  expect(change).toMatchObject({ path: ['Replicas', 'eu-west-1', 'GlobalSecondaryIndexes'], rule: { outcomes: ['updated'] } });
  expect(change.rule?.judged).toBeUndefined();
});

describe('a property', () => {
  test.each<[string, Properties, Properties]>([
    ['a switch in place of a mapping', {}, { SSESpecification: true }],
    ['a mapping in place of a list', {}, { AttributeDefinitions: { id: 'S' } }],
    ['a list in place of a mapping', { WarmThroughput: { ReadUnitsPerSecond: 1 } }, { WarmThroughput: [1] }],
    ['a text in place of a mapping', { TimeToLiveSpecification: { Enabled: false } }, { TimeToLiveSpecification: 'ttl' }],
  ])('%s is not known', (_, before, after) => {
    const changes = propertyChanges(update(before, after));

    expect(said(unknownPropertyFacts({ label: 'Orders' }, changes))).toEqual(['unknown property-unknown']);
  });

  test('that is not known here is a question', () => {
    const changes = propertyChanges(update({}, { Quantum: true, StreamSpecification: { StreamViewType: 'NEW_IMAGE', Speed: 'warp' } }));

    expect(changes.map(({ path }) => path.join('.'))).toEqual([
      'Quantum',
      'StreamSpecification.Speed',
      'StreamSpecification.StreamViewType',
    ]);
    expect(said(unknownPropertyFacts({ label: 'Orders' }, changes))).toEqual(['unknown property-unknown', 'unknown property-unknown']);
  });

  test('that is written with its default or as a text is the same', () => {
    expect(
      propertyChanges(update({ DeletionProtectionEnabled: true }, { DeletionProtectionEnabled: 'true', TableClass: 'STANDARD' })),
    ).toEqual([]);
  });

  test('that may only change alone is refused with others', () => {
    expect(said(disassociationFacts(table(), ['DisassociationProtectionEnabled', 'TableClass']))).toEqual([
      'refused disassociation-protection',
    ]);
    expect(disassociationFacts(table(), ['DisassociationProtectionEnabled'])).toEqual([]);
  });
});
