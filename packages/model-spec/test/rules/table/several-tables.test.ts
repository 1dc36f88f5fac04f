import { expect, it } from 'vitest';
import { ModelDocument } from '../../../src';
import { soundModel } from '../rule-cases';
import { soundTable, tableCases } from './table-cases';

const two = [soundModel(), soundModel({ name: 'Customer', table: { name: 'customers' } })];

tableCases('DYN-M079', [
  {
    name: 'two tables',
    models: two,
    broken: soundTable(),
    at: [''],
    sound: soundTable(),
    soundModels: [two[0], { ...two[1], table: { name: 'orders' } }],
  },
]);

it('says how to take one', () => {
  expect(() => ModelDocument.fromObject(two).toTableShape()).toThrow(
    'DYN-M079 The model document has models of several tables, `orders`, `customers`. Select one with forTable.',
  );
  expect(ModelDocument.fromObject(two).forTable('customers').compare(soundTable()).findings).toEqual([]);
});
