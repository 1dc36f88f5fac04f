import { expect, test } from 'vitest';
import { anyPlace, claimedTable, NotDecided, type TableClaim, type Template } from '../../src';

const claimed = (Docs: object, claim: Partial<TableClaim> = {}) =>
  claimedTable(
    { table: 'Docs', layout: { prefix: '' }, byTable: true, tenantIndexes: [], ...claim },
    { Resources: { Docs } } as Template,
    anyPlace,
    new Map(),
  );
const key = (AttributeName: unknown, KeyType = 'HASH') => ({ AttributeName, KeyType });

test('keys and indexes are those of the template', () => {
  const Properties = {
    TableName: 'docs',
    KeySchema: [key('PK'), key('SK', 'RANGE')],
    GlobalSecondaryIndexes: [
      { IndexName: 'by-date', KeySchema: [key('PK'), key('date', 'RANGE')] },
      { IndexName: 'by-status', KeySchema: [key('status')] },
    ],
    VectorIndexes: [{ IndexName: 'vectors' }],
  };
  expect(claimed({ Type: 'AWS::DynamoDB::GlobalTable', Properties })).toMatchObject({
    table: 'docs',
    partitionKey: 'PK',
    sortKey: 'SK',
    indexes: [
      { name: 'by-date', tenant: true },
      { name: 'by-status', tenant: false },
      { name: 'vectors', tenant: false },
    ],
  });
});

test.each([
  ['its default key', undefined, 'id'],
  ['a key of its own', { PrimaryKey: { Name: 'tenant', Type: 'String' } }, 'tenant'],
])('a simple table of SAM has %s', (_, Properties, partitionKey) => {
  expect(claimed({ Type: 'AWS::Serverless::SimpleTable', Properties })).toMatchObject({ table: 'Docs', partitionKey, indexes: [] });
});

test.each([
  ['a key that only the deployment knows', { KeySchema: [key({ Ref: 'Key' })] }, {}],
  ['no key', {}, {}],
  ['an index that is not there', { KeySchema: [key('PK')] }, { tenantIndexes: ['by-tenant'] }],
  [
    'a name of an index that only the deployment knows',
    { KeySchema: [key('PK')], GlobalSecondaryIndexes: [{ IndexName: { Ref: 'Name' } }] },
    {},
  ],
])('is not decided: %s', (_, Properties, claim) => {
  expect(() => claimed({ Type: 'AWS::DynamoDB::Table', Properties }, claim)).toThrow(NotDecided);
});
