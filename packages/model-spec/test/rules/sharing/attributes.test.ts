import { document, type Json, ruleCases, withAttributes, withIndex } from '../rule-cases';

const model = (name: string, attribute: Json, changes: Json = {}) => ({
  ...withAttributes({ attribute: 'note', type: 'S', ...attribute }),
  name,
  ...changes,
});
const sealed = { encryption: { v: 1 } };

ruleCases('DYN-M114', [
  {
    name: 'encrypted in the second',
    broken: document([model('A', {}), model('B', sealed)]),
    at: ['models[1].attributes[2].encryption'],
    sound: document([model('A', sealed), model('B', sealed)]),
  },
  {
    name: 'encrypted in the first',
    broken: document([model('A', sealed), model('B', {})]),
    at: ['models[1].attributes[2].attribute'],
    sound: document([model('A', sealed), model('B', {}, { table: { name: 'notes' } })]),
  },
]);

ruleCases('DYN-M123', [
  {
    name: 'two types',
    broken: document([model('A', {}), model('B', { type: 'N' })]),
    at: ['models[1].attributes[2].type'],
    sound: document([model('A', {}), model('B', {})]),
  },
  {
    name: 'tables of their own',
    broken: document([model('A', { type: 'SS' }), model('B', { type: 'L' })]),
    at: ['models[1].attributes[2].type'],
    sound: document([model('A', { type: 'SS' }), model('B', { type: 'L' }, { table: { name: 'notes' } })]),
  },
  {
    name: 'a key of an index has a rule of its own',
    broken: document([model('A', {}), model('B', { type: 'N' })]),
    at: ['models[1].attributes[2].type'],
    sound: document([withIndex(), { ...withAttributes({ attribute: 'email', type: 'S' }), name: 'B' }]),
  },
]);
