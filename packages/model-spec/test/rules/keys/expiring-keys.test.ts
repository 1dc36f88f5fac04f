import { document, ruleCases, soundModel } from '../rule-cases';

const expires = { attribute: 'expiresAt', type: 'N', roles: ['ttl'] };
const keyed = (sort: string) =>
  document(
    soundModel({
      keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: sort, type: 'N' } },
      attributes: [{ attribute: 'PK', type: 'S' }, expires, { attribute: 'at', type: 'N' }],
    }),
  );
const indexed = (type: string, attribute: object = expires) =>
  document({
    ...soundModel(),
    attributes: [...soundModel().attributes, attribute],
    indexes: [{ name: 'by-expiry', type: 'GSI', partition: { attribute: 'expiresAt', type } }],
  });

ruleCases('DYN-M112', [
  { name: 'a sort key that expires', broken: keyed('expiresAt'), at: ['models[0].keys.sort.attribute'], sound: keyed('at') },
]);

ruleCases('DYN-M113', [
  {
    name: 'an index key of type S',
    broken: indexed('S'),
    at: ['models[0].indexes[0].partition.type'],
    sound: indexed('N'),
    options: { silenced: ['DYN-M025'] },
  },
]);
