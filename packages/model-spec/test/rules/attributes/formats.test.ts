import { document, ruleCases, withAttributes } from '../rule-cases';

const one = (attribute: object) => document(withAttributes({ attribute: 'a', ...attribute }));
const at = ['models[0].attributes[2].format'];

ruleCases('DYN-M046', [
  {
    name: 'a text format on a number',
    broken: one({ type: 'N', format: 'rfc3339nano' }),
    at,
    sound: one({ type: 'S', format: 'rfc3339nano' }),
  },
  { name: 'seconds on a text', broken: one({ type: 'S', format: 'unix_seconds' }), at, sound: one({ type: 'N', format: 'unix_seconds' }) },
  { name: 'an integer on a text', broken: one({ type: 'S', format: 'int' }), at, sound: one({ type: 'N', format: 'int' }) },
  {
    name: 'a decimal on a text',
    broken: one({ type: 'S', format: 'decimal_string' }),
    at,
    sound: one({ type: 'N', format: 'decimal_string' }),
  },
  {
    name: 'a text format on a set of numbers',
    broken: one({ type: 'NS', format: 'rfc3339nano' }),
    at,
    sound: one({ type: 'SS', format: 'rfc3339nano' }),
  },
  { name: 'an integer on a set of texts', broken: one({ type: 'SS', format: 'int' }), at, sound: one({ type: 'NS', format: 'int' }) },
]);

ruleCases('DYN-M047', [
  {
    name: 'ttl as int',
    broken: one({ type: 'N', format: 'int', roles: ['ttl'] }),
    at,
    sound: one({ type: 'N', format: 'unix_seconds', roles: ['ttl'] }),
  },
  {
    name: 'version as seconds',
    broken: one({ type: 'N', format: 'unix_seconds', roles: ['version'] }),
    at,
    sound: one({ type: 'N', format: 'int', roles: ['version'] }),
  },
  {
    name: 'version as decimal',
    broken: one({ type: 'N', format: 'decimal_string', roles: ['version'] }),
    at,
    sound: one({ type: 'N', roles: ['version'] }),
  },
]);

ruleCases('DYN-M048', [
  { name: 'a misspelled format', broken: one({ type: 'S', format: 'rfc3339' }), at, sound: one({ type: 'S', format: '' }) },
  { name: 'one letter too many', broken: one({ type: 'S', format: 'rfc3339nanos' }), at, sound: one({ type: 'S', format: 'rfc3339nano' }) },
  { name: 'a name of Object.prototype', broken: one({ type: 'S', format: 'constructor' }), at, sound: one({ type: 'S', format: null }) },
]);
