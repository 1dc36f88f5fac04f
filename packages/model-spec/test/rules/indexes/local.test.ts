import { document, ruleCases, withIndex } from '../rule-cases';

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
