import { expect, it } from 'vitest';
import { differences } from '../../field-service/printed-models';

const model = (changes: object = {}) =>
  JSON.stringify([
    {
      name: 'Visit',
      table: { name: 'dispatch' },
      keys: { partition: { attribute: 'pk', type: 'S' } },
      attributes: [
        { attribute: 'pk', type: 'S', roles: ['pk', 'index_sk:gsi-day'] },
        { attribute: 'day', type: 'S', omit_empty: true },
        { attribute: 'ends_at', type: 'S' },
      ],
      indexes: [{ name: 'gsi-day', type: 'GSI', partition: { attribute: 'day', type: 'S' }, sort: { attribute: 'pk', type: 'S' } }],
      ...changes,
    },
  ]);
const attributes = (...all: object[]) => model({ attributes: all, indexes: [] });
const pk = { attribute: 'pk', type: 'S' };

it('finds no difference in the same models, whatever the order of their parts', () => {
  expect(differences(model(), model())).toEqual([]);
  const turned = [
    { attribute: 'ends_at', type: 'S' },
    { type: 'S', omit_empty: true, attribute: 'day' },
    { attribute: 'pk', type: 'S', roles: ['index_sk:gsi-day', 'pk'] },
  ];
  expect(differences(model({ attributes: turned }), model())).toEqual([]);
});

it('takes a time that is printed as M for the text that it is, and nothing else', () => {
  expect(differences(attributes(pk, { attribute: 'at', type: 'M' }), attributes(pk, { attribute: 'at', type: 'S' }))).toEqual([]);
  expect(differences(attributes(pk, { attribute: 'at', type: 'M' }), attributes(pk, { attribute: 'at', type: 'N' }))).toHaveLength(1);
  expect(differences(attributes(pk, { attribute: 'at', type: 'S' }), attributes(pk, { attribute: 'at', type: 'M' }))).toHaveLength(1);
});

it.each<[string, string]>([
  ['a sort key', model({ keys: { partition: pk, sort: { attribute: 'day', type: 'S' } } })],
  ['another table', model({ table: { name: 'other' } })],
  [
    'an attribute more',
    attributes(pk, { attribute: 'day', type: 'S', omit_empty: true }, { attribute: 'ends_at', type: 'S' }, { attribute: 'x', type: 'S' }),
  ],
  ['another index', model({ indexes: [{ name: 'gsi-day', type: 'GSI', partition: { attribute: 'ends_at', type: 'S' }, sort: pk }] })],
  ['another model', model({ name: 'Other' })],
])('finds %s', (_, other) => {
  expect(differences(other, model())).not.toEqual([]);
});
