import { document, ruleCases, soundModel } from '../rule-cases';

const sorted = (roles: string[], changes: object = {}, type = 'S') =>
  document(
    soundModel({
      keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'changed', type } },
      attributes: [
        { attribute: 'PK', type: 'S' },
        { attribute: 'changed', type, roles },
      ],
      ...changes,
    }),
    '0.2',
  );
const at = ['models[0].attributes[1].roles[1]'];

ruleCases('DYN-M108', [
  { name: 'a sort key that updates write', broken: sorted(['sk', 'updated_at']), at, sound: sorted(['sk', 'created_at']) },
  { name: 'a version as the sort key', broken: sorted(['sk', 'version'], {}, 'N'), at, sound: sorted(['sk'], {}, 'N') },
  {
    name: 'a key of an index is free',
    broken: sorted(['sk', 'updated_at']),
    at,
    sound: document({
      ...soundModel(),
      attributes: [...soundModel().attributes, { attribute: 'changed', type: 'S', roles: ['updated_at'] }],
      indexes: [{ name: 'by-change', type: 'GSI', partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'changed', type: 'S' } }],
    }),
  },
]);

const once = { write_policy: { mode: 'write_once' } };
ruleCases('DYN-M109', [
  { name: 'a time of updates', broken: sorted(['sk', 'updated_at'], once), at, sound: sorted(['sk', 'created_at'], once) },
  { name: 'a version', broken: sorted(['sk', 'version'], once, 'N'), at, sound: sorted(['sk'], once, 'N') },
]);
