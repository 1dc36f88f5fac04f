import { AttributeType, type CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { Annotations } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { IN_EUROPE, newStack, number, ordersTable, synthesisErrors, text, warningsOf } from '../synthesis';

const cfnOf = (table: ReturnType<typeof ordersTable>) => table.table.node.defaultChild as CfnGlobalTable;
const ack = (code: string) => `[ack: @dynamorm-cdk/table:${code}]`;

describe('a change past the construct', () => {
  const INDEX = { indexName: 'gsi-status', partitionKey: text('status') };

  test('an index', () => {
    const stack = newStack();

    ordersTable({}, stack).table.addGlobalSecondaryIndex(INDEX);

    expect(warningsOf(stack)).toEqual([
      `DYN-T080 indexes.gsi-status: The template has the index \`gsi-status\`, which bypasses the construct. Add it with addGlobalIndex or in globalSecondaryIndexes. Otherwise grants and models ignore it. ${ack('DYN-T080')}`,
    ]);
  });

  test('a local index', () => {
    const stack = newStack();

    ordersTable({}, stack).table.addLocalSecondaryIndex({ indexName: 'lsi-total', sortKey: number('total') });

    expect(warningsOf(stack).map((warning) => warning.split(':')[0])).toEqual(['DYN-T080 indexes.lsi-total']);
  });

  test('a key', () => {
    const stack = newStack();

    cfnOf(ordersTable({}, stack)).addPropertyOverride('KeySchema.0.AttributeName', 'SK');

    expect(warningsOf(stack)).toEqual([
      `DYN-T081 partitionKey: The template has the key SK (S), SK (S), not PK (S), SK (S). Set partitionKey and sortKey. Models and grants do not see keys that bypass the construct. ${ack('DYN-T081')}`,
    ]);
  });

  test('a key that no definition types, which CloudFormation refuses', () => {
    const stack = newStack();

    cfnOf(ordersTable({}, stack)).addPropertyOverride('KeySchema.0.AttributeName', 'ID');

    expect(synthesisErrors(stack)).toEqual([
      expect.stringContaining(
        'DYN-T132 partitionKey: The template has `ID` as a key of the table, but no attribute definition states its type.',
      ),
    ]);
  });

  test('the type of a key', () => {
    const stack = newStack();

    cfnOf(ordersTable({}, stack)).addPropertyOverride('AttributeDefinitions.1.AttributeType', 'N');

    expect(warningsOf(stack)[0]).toMatch(/^DYN-T081 partitionKey: The template has the key PK \(S\), SK \(N\), not PK \(S\), SK \(S\)\./);
  });

  test('time to live, set and turned off', () => {
    const [set, off] = [newStack(), newStack()];

    cfnOf(ordersTable({}, set)).addPropertyOverride('TimeToLiveSpecification', { Enabled: true, AttributeName: 'ttl' });
    cfnOf(ordersTable({ timeToLiveAttribute: 'ttl' }, off)).addPropertyOverride('TimeToLiveSpecification.Enabled', false);

    expect(warningsOf(set)).toEqual([
      `DYN-T082 timeToLiveAttribute: The template's time to live attribute is ttl, not none. Set timeToLiveAttribute. ${ack('DYN-T082')}`,
    ]);
    expect(warningsOf(off)).toEqual([
      `DYN-T082 timeToLiveAttribute: The template's time to live attribute is none, not ttl. Set timeToLiveAttribute. ${ack('DYN-T082')}`,
    ]);
  });

  test('the keys of an index, its name and its projection', () => {
    const [keys, name, projection] = [newStack(), newStack(), newStack()];
    const props = { globalSecondaryIndexes: [INDEX] };

    cfnOf(ordersTable(props, keys)).addPropertyOverride('GlobalSecondaryIndexes.0.KeySchema.0.AttributeName', 'SK');
    cfnOf(ordersTable(props, name)).addPropertyOverride('GlobalSecondaryIndexes.0.IndexName', 'other');
    cfnOf(ordersTable(props, projection)).addPropertyOverride('GlobalSecondaryIndexes.0.Projection.ProjectionType', 'KEYS_ONLY');

    expect(warningsOf(keys)).toEqual([
      `DYN-T083 indexes.gsi-status: The template has the index \`gsi-status\` as GSI SK (S), ALL, not GSI status (S), ALL. Change the declaration of the index. ${ack('DYN-T083')}`,
    ]);
    expect(warningsOf(name).map((warning) => warning.split('. ')[0])).toEqual([
      'DYN-T080 indexes.other: The template has the index `other`, which bypasses the construct',
      'DYN-T083 indexes.gsi-status: The template does not have the index `gsi-status`',
    ]);
    expect(warningsOf(projection)[0]).toContain('as GSI status (S), KEYS_ONLY, not GSI status (S), ALL.');
  });

  test('the stream', () => {
    const stack = newStack();

    cfnOf(ordersTable({}, stack)).addPropertyOverride('StreamSpecification.StreamViewType', 'KEYS_ONLY');

    expect(warningsOf(stack)).toEqual([`DYN-T086 stream: The template's stream is KEYS_ONLY, not none. Set stream. ${ack('DYN-T086')}`]);
  });

  test('a replica, which brings a stream with it', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).table.addReplica({ region: 'us-east-1' });

    expect(warningsOf(stack)).toEqual([
      `DYN-T086 stream: The template's stream is NEW_AND_OLD_IMAGES, not none. Set stream. ${ack('DYN-T086')}`,
      `DYN-T084 replicas: The template has a replica in \`us-east-1\`, which no grant covers. List it in replicas. ${ack('DYN-T084')}`,
    ]);
  });

  test('is silent once it is acknowledged, and said once where the app is synthesized twice', () => {
    // GIVEN
    const [acknowledged, twice] = [newStack(), newStack()];
    const table = ordersTable({}, acknowledged);
    table.table.addGlobalSecondaryIndex(INDEX);
    ordersTable({}, twice).table.addGlobalSecondaryIndex(INDEX);

    // WHEN
    Annotations.of(table).acknowledgeWarning('@dynamorm-cdk/table:DYN-T080');
    warningsOf(twice);

    // THEN
    expect(warningsOf(acknowledged)).toEqual([]);
    expect(warningsOf(twice)).toHaveLength(1);
  });

  test('by a value that is unknown until deployment is not judged', () => {
    const stack = newStack();

    cfnOf(ordersTable({}, stack)).addPropertyOverride('KeySchema.0.AttributeName', { Ref: 'AWS::StackName' });

    expect(warningsOf(stack)).toEqual([]);
  });
});

test('what the construct itself makes gives no warning', () => {
  const stack = newStack(IN_EUROPE);
  const table = ordersTable(
    {
      timeToLiveAttribute: 'ttl',
      replicas: [{ region: 'us-east-1' }],
      globalSecondaryIndexes: [{ indexName: 'gsi-a', partitionKey: { name: 'a', type: AttributeType.BINARY }, sortKey: number('n') }],
    },
    stack,
  );
  table.addLocalIndex('total', { sortKey: number('total') });

  expect(warningsOf(stack)).toEqual([]);
});
