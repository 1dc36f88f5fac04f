import { document, ruleCases, soundModel, withAttributes, withIndex } from '../rule-cases';

const keyed = (name: string) =>
  document(soundModel({ keys: { partition: { attribute: name, type: 'S' } }, attributes: [{ attribute: name, type: 'S' }] }));
const projected = (name: string) =>
  document(withIndex({ projection: { type: 'INCLUDE', fields: [name] } }, [{ attribute: name, type: 'S' }]));

ruleCases('DYN-M023', [
  { name: 'a partition key', broken: keyed('a'.repeat(256)), at: ['models[0].keys.partition.attribute'], sound: keyed('a'.repeat(255)) },
  {
    name: 'a key in letters of two bytes',
    broken: keyed('ä'.repeat(128)),
    at: ['models[0].keys.partition.attribute'],
    sound: keyed('ä'.repeat(127)),
    options: { silenced: ['DYN-M110'] },
  },
  {
    name: 'a projected attribute',
    broken: projected('a'.repeat(256)),
    at: ['models[0].indexes[0].projection.fields[0]'],
    sound: projected('a'.repeat(255)),
  },
  {
    name: 'any attribute but a key is free',
    broken: keyed('a'.repeat(1000)),
    at: ['models[0].keys.partition.attribute'],
    sound: document(withAttributes({ attribute: 'a'.repeat(1000), type: 'S' })),
  },
]);

const long = (name: string) => document(withAttributes({ attribute: name, type: 'S' }));
ruleCases('DYN-M107', [
  { name: 'an attribute', broken: long('a'.repeat(65_536)), at: ['models[0].attributes[2].attribute'], sound: long('a'.repeat(65_535)) },
  {
    name: 'an attribute in letters of three bytes',
    broken: long('€'.repeat(21_846)),
    at: ['models[0].attributes[2].attribute'],
    sound: long('€'.repeat(21_845)),
    options: { silenced: ['DYN-M111'] },
  },
]);
