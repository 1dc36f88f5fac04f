import { expect, it } from 'vitest';
import { ModelDocument } from '../../../src';
import { soundModel, withAttributes } from '../rule-cases';
import { compared, emailIndex, indexedModel, soundTable, tableCases } from './table-cases';

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

it('says where the key is, and compares with the models of that index alone', () => {
  const others = [indexedModel(), { ...model, name: 'B' }];
  const [finding] = ModelDocument.fromObject(others).compare(indexed('orderId')).findings;
  expect(finding).toMatchObject({
    message: 'The key `email` of index `gsi-email` of the table is composed of `orderId`, which no model has.',
    hint: 'Name an attribute of a model that writes this key.',
  });
  const unused = soundTable({ indexes: [emailIndex({ name: 'gsi-other', compositeFields: { email: ['orderId'] } })] });
  expect(compared(others.slice(1), unused, { partialModels: true })).toEqual([]);
});
