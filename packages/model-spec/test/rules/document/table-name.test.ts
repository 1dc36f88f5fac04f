import { document, ruleCases, soundModel } from '../rule-cases';

const named = (name: unknown) => document(soundModel({ table: { name } }));
const at = ['models[0].table.name'];

ruleCases('DYN-M013', [
  { name: 'no table', broken: document(soundModel({ table: undefined })), at, sound: named('orders') },
  { name: 'no name', broken: document(soundModel({ table: {} })), at, sound: named('orders') },
  { name: 'an empty name', broken: named(''), at, sound: named('orders') },
  { name: 'two characters', broken: named('ab'), at, sound: named('abc') },
  { name: '256 characters', broken: named('a'.repeat(256)), at, sound: named('a'.repeat(255)) },
  { name: 'a space', broken: named('my orders'), at, sound: named('my-orders') },
  { name: 'a slash', broken: named('my/orders'), at, sound: named('my_Orders.2') },
  { name: 'a line break at the end', broken: named('orders\n'), at, sound: named('orders') },
]);
