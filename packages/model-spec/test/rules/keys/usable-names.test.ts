import { expect, it } from 'vitest';
import { document, findings, found, ruleCases, soundModel, withAttributes, withIndex } from '../rule-cases';

const keyed = (attribute: string) =>
  document(soundModel({ keys: { partition: { attribute, type: 'S' } }, attributes: [{ attribute, type: 'S' }] }));
const indexed = (attribute: string) =>
  document({
    ...withIndex({ partition: { attribute, type: 'S' } }),
    attributes: [...soundModel().attributes, { attribute, type: 'S', required: true }],
  });
const included = (attribute: string, version: string) =>
  document(withIndex({ projection: { type: 'INCLUDE', fields: [attribute] } }, [{ attribute, type: 'S' }]), version);
const table = ['models[0].keys.partition.attribute'];

ruleCases('DYN-M110', [
  { name: 'a word of SQL', broken: keyed('select'), at: table, sound: keyed('selected') },
  { name: 'a word of SQL in capitals', broken: keyed('DELETE'), at: table, sound: keyed('deletedAt') },
  { name: 'a hyphen', broken: keyed('order-id'), at: table, sound: keyed('order_id') },
  { name: 'a digit first', broken: keyed('2fa'), at: table, sound: keyed('_2fa') },
  { name: 'a dot', broken: keyed('order.id'), at: table, sound: keyed('orderId') },
  { name: 'the key of an index', broken: indexed('update'), at: ['models[0].indexes[0].partition.attribute'], sound: indexed('updated') },
  {
    name: 'a field that an index includes',
    broken: included('first-name', '0.2'),
    at: ['models[0].indexes[0].projection.fields[0]'],
    sound: included('firstName', '0.2'),
    options: { silenced: ['DYN-M111'] },
  },
]);

const named = (attribute: string, changes: object = {}) => document({ ...withAttributes({ attribute, type: 'S' }), ...changes });
const at = ['models[0].attributes[2].attribute'];
ruleCases('DYN-M111', [
  { name: 'a word of SQL', broken: named('script'), at, sound: named('scripts') },
  { name: 'a blank', broken: named('first name'), at, sound: named('first_name') },
  { name: 'a letter beyond ASCII', broken: named('größe'), at, sound: named('groesse') },
  {
    name: 'a word of SQL that follows the convention',
    broken: named('drop', { naming: { convention: 'camelCase' } }),
    at,
    sound: named('dropped', { naming: { convention: 'camelCase' } }),
  },
]);

it('leaves a name that breaks its convention to that rule, and included fields to readers of 0.2', () => {
  expect(found(named('first-name', { naming: { convention: 'camelCase' } }))).toEqual(['DYN-M041 models[0].attributes[2].attribute']);
  expect(findings(included('first-name', '0.1')).map(({ code }) => code)).toEqual(['DYN-M111']);
});
