import { expect, it } from 'vitest';
import { UnknownValue } from '../../../src';
import { soundModel, withAttributes } from '../rule-cases';
import { compared, emailIndex, indexedModel, soundTable, tableCases } from './table-cases';

const expiring = withAttributes({ attribute: 'ttl', type: 'N', roles: ['ttl'] });
const sound = soundTable({ timeToLiveAttribute: 'ttl' });

tableCases('DYN-M088', [
  { name: 'time to live is off', models: expiring, broken: soundTable(), at: ['attributes[2]'], sound },
  { name: 'another attribute', models: expiring, broken: soundTable({ timeToLiveAttribute: 'expires' }), at: ['attributes[2]'], sound },
]);

tableCases('DYN-M089', [
  { name: 'no model declares it', models: soundModel(), broken: sound, at: [''], sound: soundTable() },
  {
    name: 'another model declares it',
    models: soundModel(),
    broken: sound,
    at: [''],
    sound,
    soundModels: [soundModel(), { ...expiring, name: 'B' }],
  },
  { name: 'only some of the models', models: soundModel(), broken: sound, at: [''], sound, soundOptions: { partialModels: true } },
  {
    name: 'only some of the models, and one has the attribute',
    models: withAttributes({ attribute: 'ttl', type: 'N' }),
    broken: sound,
    at: ['attributes[2]'],
    sound,
    soundModels: withAttributes({ attribute: 'expires', type: 'N' }),
    options: { partialModels: true },
  },
]);

const expiringKey = soundModel({
  keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'expires', type: 'N' } },
  attributes: [
    { attribute: 'PK', type: 'S' },
    { attribute: 'expires', type: 'N', roles: ['ttl'] },
  ],
});
const keyed = { sortKey: { name: 'expires', type: 'N' as never }, timeToLiveAttribute: 'expires' };

tableCases('DYN-M090', [
  { name: 'the sort key of the table', models: expiringKey, broken: soundTable(keyed), at: [''], sound, soundModels: expiring },
]);

it('accepts an index key', () => {
  const model = indexedModel({ partition: { attribute: 'ttl', type: 'N' } }, [{ attribute: 'ttl', type: 'N', roles: ['ttl'] }]);
  const index = emailIndex({ partitionKeys: [{ name: 'ttl', type: 'N' }] });
  expect(compared(model, soundTable({ indexes: [index], timeToLiveAttribute: 'ttl' }))).toEqual([]);
});

it('says nothing of an unknown attribute where only some of the models are at hand', () => {
  const shape = soundTable({ timeToLiveAttribute: UnknownValue.TEXT });
  expect(compared(soundModel(), shape)).toEqual(['DYN-M099']);
  expect(compared(soundModel(), shape, { partialModels: true })).toEqual([]);
});
