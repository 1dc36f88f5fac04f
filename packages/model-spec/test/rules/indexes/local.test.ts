import { describe, expect, it } from 'vitest';
import { document, findings, found, ruleCases, withIndex } from '../rule-cases';

const PK = { attribute: 'PK', type: 'S' };
const email = { attribute: 'email', type: 'S' };
const local = (changes = {}) => document(withIndex({ name: 'lsi-email', type: 'LSI', partition: PK, sort: email, ...changes }));
const global = document(withIndex({ partition: email, sort: PK }));

ruleCases('DYN-M062', [
  {
    name: 'another partition key',
    broken: local({ partition: { attribute: 'SK', type: 'S' } }),
    at: ['models[0].indexes[0].partition.attribute'],
    sound: local(),
  },
  {
    name: 'a global index may',
    broken: local({ partition: email, sort: PK }),
    at: ['models[0].indexes[0].partition.attribute'],
    sound: global,
  },
]);

ruleCases('DYN-M063', [
  { name: 'no sort key', broken: local({ sort: undefined }), at: ['models[0].indexes[0].sort'], sound: local() },
  { name: 'null', broken: local({ sort: null }), at: ['models[0].indexes[0].sort'], sound: local() },
  {
    name: 'the sort key of the table',
    broken: local({ sort: { attribute: 'SK', type: 'S' } }),
    at: ['models[0].indexes[0].sort.attribute'],
    sound: local(),
  },
]);

const withoutSort = (model: { models: { keys: object }[] }) => ({
  ...model,
  models: model.models.map((one) => ({ ...one, keys: { partition: PK } })),
});

ruleCases('DYN-M064', [
  { name: 'a table without a sort key', broken: withoutSort(local()), at: ['models[0].indexes[0].type'], sound: local() },
  { name: 'a global index may', broken: withoutSort(local()), at: ['models[0].indexes[0].type'], sound: withoutSort(global) },
]);

describe('a local index that cannot be read', () => {
  it.each([
    ['no partition key', { partition: undefined }, 'DYN-M020 models[0].indexes[0].partition'],
    ['a partition key that is no mapping', { partition: 'PK' }, 'DYN-M007 models[0].indexes[0].partition'],
    ['a sort key that is no mapping', { sort: 'SK' }, 'DYN-M007 models[0].indexes[0].sort'],
  ])('%s: that alone is said', (_name, changes, finding) => {
    expect(found(local(changes))).toEqual([finding]);
  });

  it('has no name: the rest of it is still checked', () => {
    const all = findings(local({ name: undefined, sort: { attribute: 'SK', type: 'S' } }));
    expect(all.map(({ code }) => code)).toEqual(['DYN-M050', 'DYN-M063']);
    expect(all[1].message).toBe('The local index has the sort key of the table, `SK`.');
  });

  it('stands in a model without keys', () => {
    const { keys: _, ...model } = local().models[0];
    expect(found(document(model)).filter((one) => !one.startsWith('DYN-M067'))).toEqual(['DYN-M020 models[0].keys.partition']);
  });
});
