import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { CfnParameter } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { errorOf, KEYS, newStack, number, orderModels, ordersTable, STATUS_INDEX, text } from '../synthesis';

/** What a document can say of a shape. */
function spoken(table: DynamORMTable) {
  const { partitionKey, sortKey, indexes, timeToLiveAttribute } = table.shape;
  return JSON.parse(
    JSON.stringify({
      partitionKey,
      sortKey,
      indexes: indexes?.map(({ compositeFields, sortKeys, ...index }) => ({ ...index, ...(sortKeys?.length ? { sortKeys } : {}) })),
      timeToLiveAttribute,
    }),
  );
}

describe('a table without models', () => {
  test('becomes a document of one model, in full', () => {
    const table = ordersTable({
      timeToLiveAttribute: 'ttl',
      globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status'), sortKey: number('SKU') }],
    });

    const { models, dmsVersion } = ModelDocument.fromString(table.toDms());
    expect(dmsVersion).toBe('0.1');
    expect(models).toEqual([
      {
        name: 'Orders',
        tableName: 'Orders',
        partitionKey: { name: 'PK', type: 'S' },
        sortKey: { name: 'SK', type: 'S' },
        attributes: [
          { name: 'PK', type: 'S', required: true, roles: ['pk'] },
          { name: 'SK', type: 'S', required: true, roles: ['sk'] },
          { name: 'status', type: 'S', required: true, roles: ['index_pk:gsi-status'] },
          { name: 'SKU', type: 'N', required: true, roles: ['index_sk:gsi-status'] },
          { name: 'createdAt', type: 'S', required: true, roles: ['created_at'], format: 'rfc3339nano' },
          { name: 'updatedAt', type: 'S', required: true, roles: ['updated_at'], format: 'rfc3339nano' },
          { name: 'version', type: 'N', required: true, roles: ['version'], format: 'int' },
          { name: 'ttl', type: 'N', roles: ['ttl'], format: 'unix_seconds' },
        ],
        indexes: [
          {
            name: 'gsi-status',
            kind: 'GSI',
            partitionKey: { name: 'status', type: 'S' },
            sortKey: { name: 'SKU', type: 'N' },
            projection: 'ALL',
          },
        ],
      },
    ]);
  });

  test('has the same shape again when the document is read', () => {
    const table = ordersTable({
      timeToLiveAttribute: 'ttl',
      globalSecondaryIndexes: [
        { indexName: 'gsi-a', partitionKey: text('a'), projectionType: ProjectionType.KEYS_ONLY },
        {
          indexName: 'gsi-b',
          partitionKey: number('b'),
          sortKey: text('SK'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['a'],
        },
      ],
      localSecondaryIndexes: [{ indexName: 'lsi-c', sortKey: number('c') }],
    });

    const read = ModelDocument.fromString(table.toDms());

    expect(read.toTableShape()).toEqual(spoken(table));
    expect(table.validateModelCompatibility(read).findings).toEqual([]);
  });

  test('leaves out indexes with several attributes in a key', () => {
    const wide = { indexName: 'wide', partitionKeys: [text('a'), text('b')] };

    expect(ModelDocument.fromString(ordersTable({ globalSecondaryIndexes: [wide] }).toDms()).models[0].indexes).toEqual([]);
  });

  test.each([
    ['A', 'A-table'],
    ['My Orders', 'My-Orders'],
  ])('whose id `%s` no table may have, gets a name that it may', (id, name) => {
    const table = new DynamORMTable(newStack(), id, KEYS);

    expect(ModelDocument.fromString(table.toDms()).tableNames).toEqual([name]);
  });

  test('keys that bear the name of a lifecycle attribute keep their own type', () => {
    const table = ordersTable({ partitionKey: text('version'), sortKey: text('createdAt'), timeToLiveAttribute: 'version' });

    const [model] = ModelDocument.fromString(table.toDms()).models;

    expect(model.attributes.map(({ name, type, roles }) => [name, type, roles])).toEqual([
      ['version', 'S', ['pk']],
      ['createdAt', 'S', ['sk', 'created_at']],
      ['updatedAt', 'S', ['updated_at']],
    ]);
  });

  test('an included attribute has a type that no one knows', () => {
    const index = {
      indexName: 'gsi-a',
      partitionKey: text('a'),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['total', 'PK'],
    };

    expect(errorOf(() => ordersTable({ globalSecondaryIndexes: [index] }).toDms())).toBe(
      'The model document of `Orders`: DYN-T070 indexes.gsi-a: The type of `total`, which index `gsi-a` includes, is unknown. Set the models of the table.',
    );
  });

  test('a name that is unknown until deployment cannot be written down', () => {
    const stack = newStack();
    const timeToLiveAttribute = new CfnParameter(stack, 'Ttl').valueAsString;

    expect(errorOf(() => ordersTable({ timeToLiveAttribute }, stack).toDms())).toBe(
      'The model document of `Orders`: DYN-T071 toDms: A model document cannot have names that are unknown until deployment.',
    );
  });
});

test('a table with models gives those back', () => {
  const models = orderModels({ indexes: [STATUS_INDEX] });
  const table = new DynamORMTable(newStack(), 'Orders', { models });

  const read = ModelDocument.fromString(table.toDms());

  expect(read.toTableShape()).toEqual(models.toTableShape());
  expect(read.models.map(({ name, tableName }) => [name, tableName])).toEqual([['Order', 'orders']]);
});
