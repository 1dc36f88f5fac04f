import { document, type Json, ruleCases, withIndex } from '../rule-cases';

const version = { attribute: 'version', type: 'N', roles: ['version'] };
const versioned = (projection: Json, changes: Json = {}) =>
  document(withIndex({ projection, ...changes }, [version, { attribute: 'status', type: 'S' }]));
const at = ['models[0].indexes[0].projection'];

ruleCases('DYN-M121', [
  { name: 'keys only', broken: versioned({ type: 'KEYS_ONLY' }), at, sound: versioned({ type: 'ALL' }) },
  {
    name: 'other fields',
    broken: versioned({ type: 'INCLUDE', fields: ['status'] }),
    at,
    sound: versioned({ type: 'INCLUDE', fields: ['status', 'version'] }),
  },
  {
    name: 'a version that is a key of the index',
    broken: versioned({ type: 'KEYS_ONLY' }),
    at,
    sound: versioned({ type: 'KEYS_ONLY' }, { sort: { attribute: 'version', type: 'N' } }),
  },
]);
