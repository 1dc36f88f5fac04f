import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { expect, test } from 'vitest';
import { changesOf } from '../../src/changes';

const models = (...attributes: object[]) =>
  ModelDocument.fromObject({
    name: 'Order',
    table: { name: 'orders' },
    keys: { partition: { attribute: 'id', type: 'S' } },
    attributes: [{ attribute: 'id', type: 'S', roles: ['pk'] }, ...attributes],
  }).models;

test.each<[string, object[], object[], string[]]>([
  ['a renamed attribute', [{ attribute: 'mail', type: 'S' }], [{ attribute: 'email', type: 'S' }], ['`Order.mail` is renamed to `email`']],
  [
    'a retyped one',
    [{ attribute: 'total', type: 'S' }],
    [{ attribute: 'total', type: 'N' }],
    ['`Order.total` is stored as N in place of S'],
  ],
  [
    'a newly encrypted one',
    [{ attribute: 'card', type: 'S' }],
    [{ attribute: 'card', type: 'S', encryption: { v: 1 } }],
    ['`Order.card` is newly encrypted'],
  ],
  ['a new one', [], [{ attribute: 'email', type: 'S' }], []],
  ['one that is gone', [{ attribute: 'email', type: 'S' }], [], []],
  ['a new one of another type than the one that is gone', [{ attribute: 'mail', type: 'S' }], [{ attribute: 'count', type: 'N' }], []],
])('%s', (_, before, after, expected) => {
  expect(changesOf(models(...before), models(...after))).toEqual(expected);
});
