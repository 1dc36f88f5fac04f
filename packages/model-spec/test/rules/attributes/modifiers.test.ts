import { document, ruleCases, withAttributes } from '../rule-cases';

const one = (attribute: object, version = '0.1') => document(withAttributes({ attribute: 'a', ...attribute }), version);
const at = ['models[0].attributes[2].type'];

ruleCases('DYN-M034', [
  {
    name: 'both required and optional',
    broken: one({ type: 'S', required: true, optional: true }),
    at: ['models[0].attributes[2].optional'],
    sound: one({ type: 'S', required: true, optional: false }),
  },
]);

ruleCases('DYN-M035', [
  ...['SS', 'NS', 'BS'].map((type) => ({
    name: `json on ${type} in 0.1`,
    broken: one({ type, json: true }),
    at,
    sound: one({ type: 'S', json: true }),
  })),
  ...['SS', 'NS', 'BS', 'B'].map((type) => ({
    name: `json on ${type} in 0.2`,
    broken: one({ type, json: true }, '0.2'),
    at,
    sound: one({ type: 'S', json: true }, '0.2'),
  })),
]);

ruleCases(
  'DYN-M036',
  ['N', 'BOOL', 'NULL', 'L', 'M'].map((type) => ({
    name: `json on ${type} in 0.1, fine in 0.2`,
    broken: one({ type, json: true }),
    at,
    sound: one({ type, json: true }, '0.2'),
  })),
);

ruleCases('DYN-M037', [{ name: 'binary on S', broken: one({ type: 'S', binary: true }), at, sound: one({ type: 'B', binary: true }) }]);

ruleCases('DYN-M038', [
  {
    name: 'json and binary',
    broken: one({ type: 'B', binary: true, json: true }),
    at: ['models[0].attributes[2].json'],
    sound: one({ type: 'B', binary: true, json: false }),
  },
]);
