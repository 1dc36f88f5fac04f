import { batchGet, get, OWNER_INDEX, PLACE_INDEX, query, queryOwner, queryPlace, scan } from '../calls';
import type { Claim, Role } from '../claim';
import { LEADING, only, some } from './key-conditions';

const indexAlone: Role = {
  name: 'IndexAlone',
  statements: ({ tableArn }) => [
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: `${tableArn}/index/${OWNER_INDEX}` },
    { Effect: 'Deny', Action: 'dynamodb:*', Resource: tableArn },
  ],
};
const keyOfIndex: Role = {
  name: 'KeyOfIndex',
  statements: ({ tableArn }) => [
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: [tableArn, `${tableArn}/index/*`], Condition: only(LEADING, 'acme') },
  ],
};
const withKeys: Role = {
  name: 'WithKeys',
  statements: ({ tableArn }) => [
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:Scan'],
      Resource: tableArn,
      Condition: { Null: { [LEADING]: 'false' } },
    },
  ],
};
const forAllValues: Role = {
  name: 'ForAllValues',
  statements: ({ tableArn }) => [
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:Scan'],
      Resource: tableArn,
      Condition: { 'ForAllValues:StringEquals': { [LEADING]: 'acme' } },
    },
  ],
};
const batches: Role = {
  name: 'Batches',
  statements: ({ tableArn }) => [
    { Effect: 'Allow', Action: 'dynamodb:BatchGetItem', Resource: tableArn, Condition: only(LEADING, 'acme') },
  ],
};
const anyKey: Role = {
  name: 'AnyKey',
  statements: ({ tableArn }) => [
    {
      Effect: 'Allow',
      Action: 'dynamodb:BatchGetItem',
      Resource: tableArn,
      Condition: some(LEADING, 'acme'),
    },
  ],
};
const placed = (name: string, key: string, value: string): Role => ({
  name,
  statements: ({ tableArn }) => [
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: `${tableArn}/index/${PLACE_INDEX}`, Condition: only(key, value) },
  ],
});
const firstValue = placed('FirstValue', 'dynamodb:FirstPartitionKeyValues', 'fr');
const secondValue = placed('SecondValue', 'dynamodb:SecondPartitionKeyValues', 'acme');
const leadingOfPlace = placed('LeadingOfPlace', LEADING, 'fr');

export const keyClaims: Claim[] = [
  {
    id: 'index-query-authorized-on-the-index',
    sentence: "A Query on an index is authorized on the index's ARN alone, so a Deny on the table does not touch it.",
    falls: 'TenantIsolation.index() denies every action on the table: tenants could not query their index.',
    questions: [
      { asks: 'a Query on the index, which is allowed', session: { role: indexAlone }, call: queryOwner('acme'), expected: 'allowed' },
      { asks: 'a Query on the table, which is denied', session: { role: indexAlone }, call: query('acme'), expected: 'denied' },
    ],
  },
  {
    id: 'leading-key-of-an-index-query',
    sentence: "The leading key of a Query on an index is the index's own partition key.",
    falls: 'Every index that tenants may query would be judged by another key: tenants would read rows of others, or none.',
    questions: [
      { asks: 'the index with the allowed key', session: { role: keyOfIndex }, call: queryOwner('acme'), expected: 'allowed' },
      { asks: 'the index with another key', session: { role: keyOfIndex }, call: queryOwner('globex'), expected: 'denied' },
      { asks: 'the table with the allowed key', session: { role: keyOfIndex }, call: query('acme'), expected: 'allowed' },
      { asks: 'the table with another key', session: { role: keyOfIndex }, call: query('globex'), expected: 'denied' },
    ],
  },
  {
    id: 'null-on-leading-keys',
    sentence: '`Null` on `dynamodb:LeadingKeys` tells calls with a key from calls without one.',
    falls: 'The Allows of shared tables rest on it: without it a tenant could scan the table.',
    questions: [
      { asks: 'a GetItem', session: { role: withKeys }, call: get('acme'), expected: 'allowed' },
      { asks: 'a BatchGetItem', session: { role: withKeys }, call: batchGet('acme', 'globex'), expected: 'allowed' },
      { asks: 'a Query', session: { role: withKeys }, call: query('acme'), expected: 'allowed' },
      { asks: 'a Scan', session: { role: withKeys }, call: scan, expected: 'denied' },
    ],
  },
  {
    id: 'for-all-values-without-a-key',
    sentence: '`ForAllValues` is true where a call has no key, so an Allow needs `Null` besides.',
    falls: 'Nothing is open, but the reason that the documentation gives for `Null` is wrong.',
    questions: [
      { asks: 'a Scan', session: { role: forAllValues }, call: scan, expected: 'allowed' },
      { asks: 'a GetItem with another key', session: { role: forAllValues }, call: get('globex'), expected: 'denied' },
    ],
  },
  {
    id: 'batches-carry-all-keys',
    sentence: 'A batch is authorized with all its keys at once.',
    falls: 'One foreign key in a batch could pass, or one of its own be refused.',
    questions: [
      { asks: 'an own key under ForAllValues', session: { role: batches }, call: batchGet('acme'), expected: 'allowed' },
      {
        asks: 'an own and a foreign key under ForAllValues',
        session: { role: batches },
        call: batchGet('acme', 'globex'),
        expected: 'denied',
      },
      {
        asks: 'an own and a foreign key under ForAnyValue',
        session: { role: anyKey },
        call: batchGet('acme', 'globex'),
        expected: 'allowed',
      },
    ],
  },
  {
    id: 'partition-key-values',
    sentence:
      'On an index with several partition attributes `dynamodb:FirstPartitionKeyValues` and so on hold one each, and the leading key is the first.',
    falls: 'Indexes with several partition attributes, whose first one is the tenant, could not be granted to tenants.',
    questions: [
      { asks: 'the first attribute', session: { role: firstValue }, call: queryPlace('fr', 'acme'), expected: 'allowed' },
      { asks: 'another first attribute', session: { role: firstValue }, call: queryPlace('de', 'acme'), expected: 'denied' },
      { asks: 'the second attribute', session: { role: secondValue }, call: queryPlace('fr', 'acme'), expected: 'allowed' },
      { asks: 'another second attribute', session: { role: secondValue }, call: queryPlace('fr', 'globex'), expected: 'denied' },
      { asks: 'the leading key', session: { role: leadingOfPlace }, call: queryPlace('fr', 'acme'), expected: 'allowed' },
      { asks: 'another leading key', session: { role: leadingOfPlace }, call: queryPlace('de', 'acme'), expected: 'denied' },
    ],
  },
];
