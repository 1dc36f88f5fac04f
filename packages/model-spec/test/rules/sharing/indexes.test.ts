import { expect, it } from 'vitest';
import { ModelDocument, ModelValidator } from '../../../src';
import { document, type Json, ruleCases, withIndex } from '../rule-cases';

const SK = { attribute: 'SK', type: 'S' };
const other = [
  { attribute: 'mail', type: 'S', omit_empty: true },
  { attribute: 'status', type: 'S' },
];
const two = (changes: object, table = 'orders', base: object = {}) =>
  document([withIndex(base, other), { ...withIndex({ ...base, ...changes }, other), name: 'Line', table: { name: table } }]);
const at = ['models[1].indexes[0]'];

ruleCases('DYN-M071', [
  { name: 'another partition key', broken: two({ partition: { attribute: 'mail', type: 'S' } }), at, sound: two({}) },
  { name: 'a sort key', broken: two({ sort: SK }), at, sound: two({ name: 'gsi-email-2', sort: SK }) },
  { name: 'another projection', broken: two({ projection: { type: 'KEYS_ONLY' } }), at, sound: two({ projection: { type: 'ALL' } }) },
  {
    name: 'another projection beside fields',
    broken: two({ projection: { type: 'INCLUDE', fields: ['status'] } }, 'orders', { projection: { type: 'KEYS_ONLY' } }),
    at,
    sound: two({ projection: { type: 'INCLUDE', fields: ['status'] } }, 'orders', { projection: { type: 'INCLUDE', fields: ['mail'] } }),
  },
  {
    name: 'another kind',
    broken: two({ type: 'LSI', partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'email', type: 'S' } }),
    at,
    sound: two({ sort: SK }, 'lines'),
  },
]);

it('says what each has', () => {
  const [finding] = ModelValidator.validateString(JSON.stringify(two({ sort: SK }))).findings;
  expect(finding).toMatchObject({
    expected: 'GSI email (S), ALL',
    found: 'GSI email (S), SK (S), ALL',
    hint: 'Make both indexes equal, or rename this one; the first is at models[0].indexes[0].',
  });
});

it('unites what the models include', () => {
  const content = two({ projection: { type: 'INCLUDE', fields: ['status', 'mail'] } }, 'orders', {
    projection: { type: 'INCLUDE', fields: ['total', 'mail'] },
  });
  const models = ModelDocument.fromObject({
    ...content,
    models: content.models.map((one: Json) => ({
      ...one,
      attributes: [...one.attributes, { attribute: 'total', type: 'S' }],
    })),
  });
  const shape = models.toTableShape();
  expect(shape.indexes?.map(({ nonKeyAttributes }) => nonKeyAttributes)).toEqual([['total', 'mail', 'status']]);
  expect(models.compare(shape).findings).toEqual([]);
});
