import { expect, it } from 'vitest';
import { document, found, ruleCases, soundModel, withAttributes, withIndex } from '../rule-cases';

const PK = { attribute: 'PK', type: 'S' };
const SK = { attribute: 'SK', type: 'S' };
const keys = (partition: object, sort: object | undefined = SK) => document(soundModel({ keys: { partition, sort } }));
const sound = keys(PK);

ruleCases('DYN-M024', [
  { name: 'a partition key', broken: keys({ attribute: 'pk', type: 'S' }), at: ['models[0].keys.partition.attribute'], sound },
  { name: 'a sort key', broken: keys(PK, { attribute: 'sk', type: 'S' }), at: ['models[0].keys.sort.attribute'], sound },
  {
    name: 'an index key',
    broken: document(withIndex({ partition: { attribute: 'mail', type: 'S' } })),
    at: ['models[0].indexes[0].partition.attribute'],
    sound: document(withIndex()),
  },
  {
    name: 'a name of Object.prototype',
    broken: keys(PK, { attribute: 'toString', type: 'S' }),
    at: ['models[0].keys.sort.attribute'],
    sound,
  },
]);

ruleCases('DYN-M025', [
  { name: 'a partition key', broken: keys({ attribute: 'PK', type: 'N' }), at: ['models[0].keys.partition.type'], sound },
  { name: 'a sort key', broken: keys(PK, { attribute: 'SK', type: 'N' }), at: ['models[0].keys.sort.type'], sound },
  {
    name: 'an index key',
    broken: document(withIndex({ partition: { attribute: 'email', type: 'N' } })),
    at: ['models[0].indexes[0].partition.type'],
    sound: document(withIndex()),
  },
]);

ruleCases('DYN-M026', [
  { name: 'of the table', broken: keys(PK, PK), at: ['models[0].keys.sort.attribute'], sound },
  {
    name: 'of an index',
    broken: document(withIndex({ sort: { attribute: 'email', type: 'S' } })),
    at: ['models[0].indexes[0].sort.attribute'],
    sound: document(withIndex({ sort: SK })),
  },
]);

const encrypted = (name: string) => {
  const model = withIndex({}, [{ attribute: 'plain', type: 'S' }]);
  return document({
    ...model,
    attributes: model.attributes.map((one: { attribute: string }) => (one.attribute === name ? { ...one, encryption: { v: 1 } } : one)),
  });
};

ruleCases('DYN-M027', [
  { name: 'a partition key', broken: encrypted('PK'), at: ['models[0].keys.partition.attribute'], sound: encrypted('plain') },
  { name: 'a sort key', broken: encrypted('SK'), at: ['models[0].keys.sort.attribute'], sound: encrypted('plain') },
  { name: 'an index key', broken: encrypted('email'), at: ['models[0].indexes[0].partition.attribute'], sound: encrypted('plain') },
]);

it('says nothing more of keys and attributes without a name or a type', () => {
  const nameless = found(document(soundModel({ keys: { partition: { type: 'S' }, sort: { type: 'S' } } })));
  expect(nameless).toEqual(['DYN-M020 models[0].keys.partition.attribute', 'DYN-M020 models[0].keys.sort.attribute']);
  const model = withAttributes({ attribute: 'id' });
  expect(found(document({ ...model, keys: { partition: { attribute: 'id', type: 'S' } } }))).toEqual([
    'DYN-M031 models[0].attributes[2].type',
  ]);
});
