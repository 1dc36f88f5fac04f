import { document, ruleCases, withAttributes } from '../rule-cases';

const typed = (name: string, type: string, indexName?: string, changes = {}) => ({
  ...withAttributes({ attribute: 'status', type, required: true, ...changes }),
  name,
  ...(indexName === undefined ? {} : { indexes: [{ name: indexName, type: 'GSI', partition: { attribute: 'status', type } }] }),
});

ruleCases('DYN-M061', [
  {
    name: 'the keys of two indexes of two models',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N', 'gsi-2')]),
    at: ['models[1].indexes[0].partition.type'],
    sound: document([typed('A', 'S', 'gsi-1'), typed('B', 'S', 'gsi-2')]),
  },
  {
    name: 'models of two tables are free',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N', 'gsi-2')]),
    at: ['models[1].indexes[0].partition.type'],
    sound: document([typed('A', 'S', 'gsi-1'), { ...typed('B', 'N', 'gsi-2'), table: { name: 'other' } }]),
  },
]);

ruleCases('DYN-M074', [
  {
    name: 'an attribute of another type',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N')]),
    at: ['models[1].attributes[2].type'],
    sound: document([typed('A', 'S', 'gsi-1'), typed('B', 'S')]),
  },
  {
    name: 'an attribute of another type in an earlier model',
    broken: document([typed('A', 'M'), typed('B', 'S', 'gsi-1')]),
    at: ['models[0].attributes[2].type'],
    sound: document([typed('A', 'S'), typed('B', 'S', 'gsi-1')]),
  },
  {
    name: 'an encrypted attribute, which is stored as a map',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'S', undefined, { encryption: { v: 1 } })]),
    at: ['models[1].attributes[2].encryption'],
    sound: document([typed('A', 'S', 'gsi-1'), typed('B', 'S')]),
  },
  {
    name: 'models of two tables are free',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N')]),
    at: ['models[1].attributes[2].type'],
    sound: document([typed('A', 'S', 'gsi-1'), { ...typed('B', 'N'), table: { name: 'other' } }]),
  },
]);
