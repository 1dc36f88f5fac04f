import { expect, it } from 'vitest';
import { document, findings, found, ruleCases, soundModel, withIndex } from '../rule-cases';

const keys = (value: unknown) => document(soundModel({ keys: value }));
const PK = { attribute: 'PK', type: 'S' };
const sound = document(soundModel());

ruleCases('DYN-M020', [
  { name: 'no keys', broken: keys(undefined), at: ['models[0].keys.partition'], sound },
  { name: 'no partition key', broken: keys({ sort: { attribute: 'SK', type: 'S' } }), at: ['models[0].keys.partition'], sound },
  {
    name: 'no attribute',
    broken: keys({ partition: { type: 'S' } }),
    at: ['models[0].keys.partition.attribute'],
    sound: keys({ partition: PK }),
  },
  {
    name: 'no type',
    broken: keys({ partition: { attribute: 'PK' } }),
    at: ['models[0].keys.partition.type'],
    sound: keys({ partition: PK }),
  },
  {
    name: 'an empty sort key',
    broken: keys({ partition: PK, sort: {} }),
    at: ['models[0].keys.sort.attribute', 'models[0].keys.sort.type'],
    sound: keys({ partition: PK, sort: null }),
  },
  {
    name: 'an index without a partition key',
    broken: document(withIndex({ partition: undefined })),
    at: ['models[0].indexes[0].partition'],
    sound: document(withIndex()),
  },
  {
    name: 'an index key without a type',
    broken: document(withIndex({ sort: { attribute: 'SK' } })),
    at: ['models[0].indexes[0].sort.type'],
    sound: document(withIndex({ sort: { attribute: 'SK', type: 'S' } })),
  },
]);

it('says once that a key is of another kind', () => {
  expect(found(keys('PK'))).toEqual(['DYN-M007 models[0].keys']);
  expect(found(keys({ partition: 'PK' }))).toEqual(['DYN-M007 models[0].keys.partition']);
});

it('speaks of an index without a name', () => {
  const all = findings(document(withIndex({ name: undefined, partition: undefined })));
  expect(all.map((finding) => finding.message)).toEqual(
    expect.arrayContaining(['The index has no name.', 'The partition key of the index is missing.']),
  );
});
