import { document, type Json, ruleCases, withAttributes } from '../rule-cases';

const email = { attribute: 'email', type: 'S' };
const sort = { attribute: 'SK', type: 'S' };
const base = withAttributes({ ...email, omit_empty: true }, { attribute: 'status', type: 'S' });
const indexes = (...all: Json[]) =>
  document({ ...base, indexes: all.map((one, at) => ({ name: `gsi-${at}`, type: 'GSI', partition: email, ...one })) });

ruleCases('DYN-M115', [
  { name: 'the same keys', broken: indexes({}, {}), at: ['models[0].indexes[1]'], sound: indexes({}, { sort }) },
  {
    name: 'the same fields in another order',
    broken: indexes(
      { sort, projection: { type: 'INCLUDE', fields: ['status'] } },
      { sort, projection: { type: 'INCLUDE', fields: ['status'] } },
    ),
    at: ['models[0].indexes[1]'],
    sound: indexes({ sort, projection: { type: 'INCLUDE', fields: ['status'] } }, { sort, projection: { type: 'KEYS_ONLY' } }),
  },
  {
    name: 'the keys of the table',
    broken: indexes({ partition: { attribute: 'PK', type: 'S' }, sort, projection: { type: 'KEYS_ONLY' } }),
    at: ['models[0].indexes[0]'],
    sound: indexes({ partition: { attribute: 'PK', type: 'S' }, projection: { type: 'KEYS_ONLY' } }),
  },
  {
    name: 'in two models',
    broken: document([
      { ...base, indexes: [{ name: 'gsi-1', type: 'GSI', partition: email }] },
      { ...base, name: 'B', indexes: [{ name: 'gsi-2', type: 'GSI', partition: email }] },
    ]),
    at: ['models[1].indexes[0]'],
    sound: document([
      { ...base, indexes: [{ name: 'gsi-1', type: 'GSI', partition: email }] },
      { ...base, name: 'B', indexes: [{ name: 'gsi-1', type: 'GSI', partition: email }] },
    ]),
  },
]);
