import { expect, it } from 'vitest';
import { document, findings, ruleCases, soundModel, withAttributes } from '../rule-cases';

const two = (a: string, b: string) => document(withAttributes({ attribute: a, type: 'S' }, { attribute: b, type: 'S' }));
const at = ['models[0].attributes[3].attribute'];
const options = { silenced: ['DYN-M111'] };

ruleCases('DYN-M116', [
  { name: 'case', broken: two('orderId', 'orderID'), at, sound: two('orderId', 'order_id') },
  { name: 'normalization', broken: two('caf\u00e9', 'cafe\u0301'), at, sound: two('caf\u00e9', 'cafe'), options },
  { name: 'an invisible character', broken: two('mail', 'ma\u200bil'), at, sound: two('mail', 'ma il'), options },
  { name: 'direction', broken: two('mail', '\u202email'), at, sound: two('mail', 'liam'), options },
]);

const tables = (a: string, b: string) => document([soundModel({ table: { name: a } }), soundModel({ name: 'Line', table: { name: b } })]);
ruleCases('DYN-M117', [
  { name: 'case', broken: tables('orders', 'Orders'), at: ['models[1].table.name'], sound: tables('orders', 'order-lines') },
  { name: 'one table', broken: tables('orders', 'ORDERS'), at: ['models[1].table.name'], sound: tables('orders', 'orders') },
]);

it('shows the two names apart', () => {
  const [finding] = findings(two('caf\u00e9', 'cafe\u0301')).filter(({ code }) => code === 'DYN-M116');
  expect(finding.message).toBe('The names `cafe\\u0301` and `café` look the same, but are two attributes.');
});
