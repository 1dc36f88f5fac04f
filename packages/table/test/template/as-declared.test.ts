import { AttributeType, type CfnGlobalTable, ProjectionType, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import type { DeclaredTable } from '../../src/declaration/declared-table';
import { type Declaration, isAsDeclared } from '../../src/template/as-declared';

const string = (name: string) => ({ name, type: AttributeType.STRING });
const number = (name: string) => ({ name, type: AttributeType.NUMBER });

const declared: DeclaredTable = {
  partitionKey: string('PK'),
  sortKey: number('SK'),
  globalIndexes: [
    { indexName: 'gsi-status', partitionKey: string('status'), sortKey: number('SK') },
    { indexName: 'gsi-many', partitionKeys: [string('a'), string('b')], projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['x'] },
  ],
  localIndexes: [{ indexName: 'lsi-b', sortKey: string('b'), projectionType: ProjectionType.KEYS_ONLY }],
  timeToLiveAttribute: 'ttl',
};
const declaration: Declaration = {
  table: declared,
  streamViewType: StreamViewType.NEW_AND_OLD_IMAGES,
  regions: ['eu-west-1', 'eu-central-1'],
  tableName: 'orders',
  encryption: { inKms: true, keyArnIn: (region) => `arn:aws:kms:${region}:111122223333:key/${region}` },
};

function madeOf({ table }: Declaration, region = 'eu-west-1') {
  const stack = new Stack(new App(), 'Shop', { env: { region } });
  const keyArn = (place: string) => declaration.encryption.keyArnIn(place) as string;
  return new TableV2(stack, 'Orders', {
    tableName: 'orders',
    encryption: TableEncryptionV2.customerManagedKey(Key.fromKeyArn(stack, 'Key', keyArn(region)), {
      'eu-central-1': keyArn('eu-central-1'),
    }),
    partitionKey: table.partitionKey,
    sortKey: table.sortKey,
    globalSecondaryIndexes: table.globalIndexes,
    localSecondaryIndexes: table.localIndexes,
    timeToLiveAttribute: table.timeToLiveAttribute,
    replicas: [{ region: 'eu-central-1' }],
  });
}
const resourceOf = (table: TableV2) => table.node.defaultChild as CfnGlobalTable;

test('a table with everything that is compared is as declared', () => {
  expect(isAsDeclared(resourceOf(madeOf(declaration)), declaration)).toBe(true);
});

test('so is a table with a partition key alone', () => {
  const table = { partitionKey: string('PK'), globalIndexes: [], localIndexes: [] };
  const encryption = TableEncryptionV2.dynamoOwnedKey();
  const resource = resourceOf(new TableV2(new Stack(new App(), 'Shop'), 'Orders', { partitionKey: string('PK'), encryption }));
  const owned = { inKms: false, keyArnIn: () => undefined };
  expect(isAsDeclared(resource, { table, regions: [Stack.of(resource).region], encryption: owned })).toBe(true);
  expect(isAsDeclared(resource, { table, regions: [Stack.of(resource).region], encryption: { ...owned, inKms: true } })).toBe(false);
  expect(isAsDeclared(resource, { table, regions: [], encryption: owned })).toBe(false);
});

test.each<[what: string, change: (table: TableV2, resource: CfnGlobalTable) => void]>([
  ['an override', (_, resource) => resource.addPropertyOverride('TableClass', 'STANDARD')],
  ['another key', (_, resource) => Object.assign(resource, { keySchema: [{ attributeName: 'ID', keyType: 'HASH' }] })],
  ['keys of another role', (_, { keySchema }) => Object.assign((keySchema as object[])[1], { keyType: 'HASH' })],
  [
    'a key that a function gives',
    (_, { keySchema }) => Object.assign((keySchema as object[])[1], { attributeName: Lazy.string({ produce: () => 'SK' }) }),
  ],
  ['nothing for a key', (_, resource) => Object.assign(resource, { keySchema: [null, null] })],
  ['keys without definitions', (_, resource) => Object.assign(resource, { attributeDefinitions: [] })],
  ['one more definition', (_, resource) => Object.assign(resource, { attributeDefinitions: [null] })],
  ['an index by the method of TableV2', (table) => table.addGlobalSecondaryIndex({ indexName: 'gsi-late', partitionKey: string('late') })],
  ['fewer indexes', (_, resource) => Object.assign(resource, { globalSecondaryIndexes: [] })],
  ['an index of nothing', (_, resource) => Object.assign(resource, { localSecondaryIndexes: [null] })],
  ['no local indexes', (_, resource) => Object.assign(resource, { localSecondaryIndexes: undefined })],
  ['another time to live', (_, resource) => Object.assign(resource, { timeToLiveSpecification: { attributeName: 'end', enabled: true } })],
  [
    'time to live that is off',
    (_, resource) => Object.assign(resource, { timeToLiveSpecification: { attributeName: 'ttl', enabled: false } }),
  ],
  ['no time to live', (_, resource) => Object.assign(resource, { timeToLiveSpecification: undefined })],
  ['another stream', (_, resource) => Object.assign(resource, { streamSpecification: { streamViewType: 'KEYS_ONLY' } })],
  ['no stream', (_, resource) => Object.assign(resource, { streamSpecification: undefined })],
  ['one replica less', (_, resource) => Object.assign(resource, { replicas: [{ region: 'eu-west-1' }] })],
  ['nothing for a replica', (_, resource) => Object.assign(resource, { replicas: [null, { region: 'eu-west-1' }] })],
  [
    'another key of a replica',
    (_, resource) =>
      Object.assign(resource, {
        replicas: declaration.regions.map((region) => ({ region, sseSpecification: { kmsMasterKeyId: 'arn:aws:kms:::key/a' } })),
      }),
  ],
  ['no customer keys', (_, resource) => Object.assign(resource, { replicas: declaration.regions.map((region) => ({ region })) })],
  ['a key that DynamoDB owns', (_, resource) => Object.assign(resource, { sseSpecification: { sseEnabled: false } })],
  ['no encryption', (_, resource) => Object.assign(resource, { sseSpecification: undefined })],
  ['another name', (_, resource) => Object.assign(resource, { tableName: 'other' })],
])('%s makes it another', (_, change) => {
  const table = madeOf(declaration);
  change(table, resourceOf(table));
  expect(isAsDeclared(resourceOf(table), declaration)).toBe(false);
});

test.each<[what: string, table: Partial<DeclaredTable>]>([
  ['the type of a key', { sortKey: string('SK') }],
  ['no sort key', { sortKey: undefined }],
  ['the projection', { globalIndexes: [declared.globalIndexes[0], { ...declared.globalIndexes[1], nonKeyAttributes: ['y'] }] }],
  ['the order of indexes', { globalIndexes: [...declared.globalIndexes].reverse() }],
  ['the time to live', { timeToLiveAttribute: undefined }],
])('%s is declared in another way', (_, other) => {
  const resource = resourceOf(madeOf(declaration));
  expect(isAsDeclared(resource, { ...declaration, table: { ...declared, ...other } })).toBe(false);
});

test('a name that is unknown until deployment is left to the comparison', () => {
  const table = { ...declared, partitionKey: string(Lazy.string({ produce: () => 'PK' })) };
  const unknown = { ...declaration, table };
  expect(isAsDeclared(resourceOf(madeOf(unknown)), unknown)).toBe(false);
});
