import { describe, expect, test } from 'vitest';
import type { Properties } from '../../src/cloudformation';
import { nameFacts, tableFacts } from '../../src/updates';
import { definitionsOf, index, table } from './tables';

const long = 'n'.repeat(256);
const messages = (more: Properties) => nameFacts(table(more)).map(({ message }) => message);
const sub = (text: string) => ({ 'Fn::Sub': text });
const join = (...items: unknown[]) => ({ 'Fn::Join': ['-', items] });

describe('the name of a table', () => {
  test.each<[string, unknown, string | undefined]>([
    ['three characters', 'abc', undefined],
    ['all kinds of characters', 'Prod.orders_v2-1', undefined],
    ['255 characters', 'n'.repeat(255), undefined],
    ['a number, which is a text to CloudFormation', 2024, undefined],
    ['none', undefined, undefined],
    ['one that is taken away', { Ref: 'AWS::NoValue' }, undefined],
    ['a parameter', { Ref: 'Name' }, undefined],
    ['an expression with fine letters', sub('$' + '{Env}-orders'), undefined],
    ['a short text in an expression, which may become longer', sub('$' + '{Env}x'), undefined],
    ['a secret that is looked up', { 'Fn::Resolve': '{{resolve:ssm:/name}}' }, undefined],
    ['two characters', 'ab', 'is `ab`, which has 2 characters; DynamoDB allows 3 to 255.'],
    ['nothing', '', 'is ``, which has 0 characters; DynamoDB allows 3 to 255.'],
    ['256 characters', long, 'which has 256 characters; DynamoDB allows 3 to 255.'],
    ['a blank', 'my orders', 'is `my orders`, which has characters that DynamoDB refuses.'],
    ['a slash', 'app/orders', 'is `app/orders`, which has characters that DynamoDB refuses.'],
    ['a letter outside ASCII', 'bestellungen-größe', 'which has characters that DynamoDB refuses.'],
    ['a slash in an expression', sub('$' + '{Env}/orders'), 'has `/orders` in it, and so characters that DynamoDB refuses.'],
    ['a colon that joins', join('a:b', { Ref: 'Env' }), 'has `a:b-` in it, and so characters that DynamoDB refuses.'],
    ['an expression that is too long', join(long, { Ref: 'Env' }), 'has more than 257 characters; DynamoDB allows 255.'],
  ])('%s', (_, TableName, end) => {
    expect(messages({ TableName })).toEqual(end === undefined ? [] : [expect.stringMatching(/^The name of `Orders` /)]);
    if (end !== undefined) expect(messages({ TableName })[0]).toContain(end);
  });
});

test('the name of each kind of index', () => {
  for (const list of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'VectorIndexes']) {
    const facts = nameFacts(table({ [list]: [index('by-email', ['email']), index('by email', ['email'])] }));

    expect(facts).toMatchObject([{ rule: 'resource-name', outcome: 'refused', property: `${list}[1].IndexName` }]);
  }
  expect(messages({ GlobalSecondaryIndexes: [{ KeySchema: [] }] })).toEqual(['The name of an index of `Orders` is missing.']);
});

test('the names of attributes, in bytes', () => {
  const wide = 'ü'.repeat(128);
  const indexOf = (name: string) => ({
    AttributeDefinitions: definitionsOf('id', name),
    GlobalSecondaryIndexes: [index('by-name', [name], { Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a', wide] } })],
  });

  expect(messages(indexOf('ü'.repeat(127)))).toEqual([expect.stringContaining('of `Orders` has 256 bytes; DynamoDB allows 1 to 255')]);
  expect(messages(indexOf(wide))).toHaveLength(2);
  expect(messages(indexOf(''))[0]).toContain('has 0 bytes');
});

test('is judged with everything else of a table', () => {
  expect(tableFacts(table({ TableName: 'ab' }))).toMatchObject([{ rule: 'resource-name', outcome: 'refused', property: 'TableName' }]);
});
