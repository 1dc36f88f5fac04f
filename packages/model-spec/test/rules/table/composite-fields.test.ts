import { expect, it } from 'vitest';
import { ModelDocument } from '../../../src';
import { soundModel, withAttributes } from '../rule-cases';
import { emailIndex, indexedModel, soundTable, tableCases } from './table-cases';

const orderId = { attribute: 'orderId', type: 'S' };
const model = withAttributes(orderId);
const table = (field: string) => soundTable({ compositeFields: { SK: [field] } });
const indexed = (field: string) => soundTable({ indexes: [emailIndex({ compositeFields: { email: [field] } })] });

tableCases('DYN-M093', [
  { name: 'of the table', models: model, broken: table('orderID'), at: [''], sound: table('orderId') },
  { name: 'of an index', models: indexedModel({}, [orderId]), broken: indexed('orderID'), at: [''], sound: indexed('orderId') },
  {
    name: 'of an index, in a model that does not have the index',
    models: [indexedModel(), { ...model, name: 'B' }],
    broken: indexed('orderId'),
    at: [''],
    sound: indexed('orderId'),
    soundModels: [indexedModel({}, [orderId]), soundModel({ name: 'B' })],
  },
  {
    name: 'one model that has it is enough',
    models: soundModel(),
    broken: table('orderId'),
    at: [''],
    sound: table('orderId'),
    soundModels: [soundModel(), { ...model, name: 'B' }],
  },
]);

it('names the nearest attribute', () => {
  expect(ModelDocument.fromObject(model).compare(table('orderID')).findings[0].hint).toBe('Did you mean `orderId`?');
});
