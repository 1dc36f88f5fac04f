import type { DynamORMTableProps } from '@dynamorm-cdk/table';
import { AttributeType, type CfnGlobalTable, TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Annotations, type Stack } from 'aws-cdk-lib/core';
import { describe, expect, test, vi } from 'vitest';
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

    const resource = cfnOf(ordersTable({}, stack));
    resource.addPropertyOverride('KeySchema.0.AttributeName', 'SK');
    resource.addPropertyOverride('KeySchema.1.AttributeName', 'PK');

    expect(warningsOf(stack)).toEqual([
      `DYN-T081 partitionKey: The template has the key SK (S), PK (S), not PK (S), SK (S). Set partitionKey and sortKey. Models and grants do not see keys that bypass the construct. ${ack('DYN-T081')}`,
    ]);
  });

  test('a key that no definition types, which CloudFormation refuses', () => {
    const stack = newStack();

    cfnOf(ordersTable({}, stack)).addPropertyOverride('KeySchema.0.AttributeName', 'ID');

    expect(synthesisErrors(stack)).toEqual([
      expect.stringContaining('DYN-T132 AttributeDefinitions: `Shop/Orders` defines the attribute `PK`, which is not a key'),
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

    const resource = cfnOf(ordersTable(props, keys));
    resource.addPropertyOverride('GlobalSecondaryIndexes.0.KeySchema.0.AttributeName', 'SK');
    resource.addPropertyDeletionOverride('AttributeDefinitions.2');
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

  test.each<[string, unknown]>([
    ['TimeToLiveSpecification of `Shop/Orders` has no Enabled.', { AttributeName: 'ttl' }],
    ['TimeToLiveSpecification of `Shop/Orders` is on, but has no AttributeName.', { Enabled: true }],
    ['TimeToLiveSpecification of `Shop/Orders` is a single value, but must be a mapping.', 'ttl'],
  ])('a time to live that CloudFormation refuses: %s', (sentence, specification) => {
    const stack = newStack();
    cfnOf(ordersTable({}, stack)).addPropertyOverride('TimeToLiveSpecification', specification);
    expect(synthesisErrors(stack)).toEqual([expect.stringContaining(`DYN-T132 TimeToLiveSpecification: The property ${sentence}`)]);
  });

  test.each<[string, string, (resource: CfnGlobalTable) => void]>([
    ['no keys', 'KeySchema: `Shop/Orders` has no KeySchema.', (resource) => resource.addPropertyDeletionOverride('KeySchema')],
    [
      'a key without a role',
      'KeySchema[0]: The property KeySchema[0] of `Shop/Orders` has no KeyType.',
      (resource) => resource.addPropertyDeletionOverride('KeySchema.0.KeyType'),
    ],
    [
      'a text for indexes',
      'GlobalSecondaryIndexes: The property',
      (resource) => resource.addPropertyOverride('GlobalSecondaryIndexes', 'none'),
    ],
    ['a definition too many', 'AttributeDefinitions: ', (resource) => resource.addPropertyDeletionOverride('KeySchema.1')],
    [
      'a key without its switch',
      'SSESpecification: The property SSESpecification of `Shop/Orders` has no SSEEnabled.',
      (resource) => resource.addPropertyDeletionOverride('SSESpecification.SSEEnabled'),
    ],
    [
      'another region',
      'Replicas: `Shop/Orders` has no replica in `eu-west-1`',
      (resource) => resource.addPropertyOverride('Replicas.0.Region', 'us-east-1'),
    ],
  ])('%s, which is refused', (_, sentence, change) => {
    const stack = newStack(IN_EUROPE);
    change(cfnOf(ordersTable({}, stack)));
    expect(synthesisErrors(stack).join('\n')).toContain(`DYN-T132 ${sentence}`);
  });

  test('a value that CloudFormation may not know', () => {
    const stack = newStack();
    cfnOf(ordersTable({}, stack)).addPropertyOverride('AttributeDefinitions.0.AttributeType', 'String');
    expect(warningsOf(stack)).toEqual([expect.stringContaining('DYN-T132 AttributeDefinitions[0].AttributeType: ')]);
  });

  test.each<[string, string, (resource: CfnGlobalTable) => void]>([
    [
      'another name',
      'tableName: The template gives the table the name `other`, not `orders`.',
      (resource) => resource.addPropertyOverride('TableName', 'other'),
    ],
    [
      'no name',
      'tableName: The template gives the table no name, not `orders`.',
      (resource) => resource.addPropertyDeletionOverride('TableName'),
    ],
    [
      'another name by its property',
      'tableName: The template gives the table the name `other`',
      (resource) => Object.assign(resource, { tableName: 'other' }),
    ],
    [
      'a customer key',
      'encryption: The template encrypts the table with the key `b`, not with the AWS managed key.',
      (resource) => resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', 'arn:aws:kms:eu-west-1:111122223333:key/b'),
    ],
    [
      'the key that DynamoDB owns',
      'encryption: The template encrypts the table with the key that DynamoDB owns, not with the AWS managed key.',
      (resource) => Object.assign(resource, { sseSpecification: undefined }),
    ],
  ])('%s', (_, sentence, change) => {
    const stack = newStack(IN_EUROPE);
    change(cfnOf(ordersTable({ tableName: 'orders' }, stack)));
    expect(warningsOf(stack)).toEqual([expect.stringContaining(`DYN-T134 ${sentence}`)]);
  });

  test('another customer key of a replica, and the same key in other words', () => {
    const other = newStack(IN_EUROPE);
    const changed = (stack: Stack, key: unknown) => {
      const keys = { 'us-east-1': 'arn:aws:kms:us-east-1:111122223333:key/a' };
      const encryption = TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), keys);
      const resource = cfnOf(ordersTable({ encryption, replicas: [{ region: 'us-east-1' }] }, stack));
      resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', key);
    };
    changed(other, 'arn:aws:kms:us-east-1:111122223333:key/b');
    for (const key of ['a', 'arn:aws:kms:us-east-1:111122223333:key/a', 'alias/orders', { Ref: 'Key' }]) {
      const stack = newStack(IN_EUROPE);
      changed(stack, key);
      expect(warningsOf(stack)).toEqual([]);
    }
    expect(warningsOf(other)).toEqual([
      expect.stringContaining(
        'DYN-T134 encryption: The template encrypts the table in `us-east-1` with the key `b`, not with the key `a`.',
      ),
    ]);
  });

  test('no replica at all', () => {
    const stack = newStack(IN_EUROPE);
    cfnOf(ordersTable({}, stack)).addPropertyDeletionOverride('Replicas');
    expect(synthesisErrors(stack)).toEqual([
      expect.stringContaining('DYN-T132 Replicas: The property Replicas of `Shop/Orders` is missing'),
    ]);
  });

  test('a replica that is gone', () => {
    const stack = newStack(IN_EUROPE);
    cfnOf(ordersTable({ replicas: [{ region: 'us-east-1' }] }, stack)).addPropertyDeletionOverride('Replicas.0');
    expect(warningsOf(stack)).toEqual([
      `DYN-T084 replicas: The template has no replica in \`us-east-1\`. Keep it, or remove it from replicas. ${ack('DYN-T084')}`,
    ]);
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

test.each<[string, (stack: Stack) => Partial<DynamORMTableProps>]>([
  ['nothing but keys', () => ({})],
  ['a name', () => ({ tableName: 'orders' })],
  ['the key that DynamoDB owns', () => ({ encryption: TableEncryptionV2.dynamoOwnedKey() })],
  [
    'a customer key and a replica',
    (stack) => ({
      encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), { 'us-east-1': 'arn:aws:kms:us-east-1:111122223333:key/a' }),
      replicas: [{ region: 'us-east-1' }],
    }),
  ],
])('a table with %s is as it was declared, and so not rendered to be compared', (_, props) => {
  const stack = newStack(IN_EUROPE);
  const table = ordersTable(props(stack), stack);
  const rendered = vi.spyOn(cfnOf(table) as unknown as { _toCloudFormation(): object }, '_toCloudFormation');
  expect(table.node.validate()).toEqual([]);
  expect(rendered).not.toHaveBeenCalled();
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
