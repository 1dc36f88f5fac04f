import { expect, it } from 'vitest';
import { KeyType, ModelDocument, Projection } from '../../../src';
import { compared, emailIndex, indexedModel, soundTable, tableCases } from './table-cases';

const status = { attribute: 'status', type: 'S' };
const total = { attribute: 'total', type: 'N' };
const model = (projection: object | undefined) => indexedModel({ projection }, [status, total]);
const table = (projection?: Projection, nonKeyAttributes?: string[]) =>
  soundTable({ indexes: [emailIndex({ projection, nonKeyAttributes })] });
const at = ['indexes[0].projection'];

tableCases('DYN-M085', [
  { name: 'KEYS_ONLY for ALL', models: model({ type: 'ALL' }), broken: table(Projection.KEYS_ONLY), at, sound: table(Projection.ALL) },
  { name: 'INCLUDE for ALL', models: model({ type: 'ALL' }), broken: table(Projection.INCLUDE, ['status', 'total']), at, sound: table() },
  {
    name: 'KEYS_ONLY for INCLUDE',
    models: model({ type: 'INCLUDE', fields: ['status'] }),
    broken: table(Projection.KEYS_ONLY),
    at,
    sound: table(Projection.ALL),
  },
  {
    name: 'fewer attributes',
    models: model({ type: 'INCLUDE', fields: ['status', 'total'] }),
    broken: table(Projection.INCLUDE, ['status']),
    at,
    sound: table(Projection.INCLUDE, ['total', 'status', 'more']),
  },
  {
    name: 'INCLUDE for KEYS_ONLY is wide enough',
    models: model({ type: 'ALL' }),
    broken: table(Projection.KEYS_ONLY),
    at,
    sound: table(Projection.INCLUDE, ['status']),
    soundModels: model({ type: 'KEYS_ONLY' }),
  },
  {
    name: 'keys are projected anyway',
    models: model({ type: 'INCLUDE', fields: ['PK', 'SK', 'email', 'total'] }),
    broken: table(Projection.KEYS_ONLY),
    at,
    sound: table(Projection.KEYS_ONLY),
    soundModels: model({ type: 'INCLUDE', fields: ['PK', 'SK', 'email'] }),
  },
]);

tableCases('DYN-M086', [
  { name: 'nothing stated', models: model(undefined), broken: table(Projection.KEYS_ONLY), at: ['indexes[0].projection'], sound: table() },
  {
    name: 'nothing stated in the block',
    models: model({}),
    broken: table(Projection.KEYS_ONLY),
    at,
    sound: table(),
    soundModels: model({ type: 'ALL' }),
  },
]);

it('names the attributes that are lacking', () => {
  const models = ModelDocument.fromObject(model({ type: 'INCLUDE', fields: ['status', 'total'] }));
  expect(models.compare(table(Projection.INCLUDE, ['status'])).findings[0]).toMatchObject({
    message: 'Model `Order` expects INCLUDE in index `gsi-email`, but on the table it projects INCLUDE: it lacks `total`.',
    expected: 'INCLUDE status',
    found: 'INCLUDE status, total',
  });
});

it('takes the sort key of the index as projected, and of a table without one nothing', () => {
  const sorted = indexedModel({ sort: total, projection: { type: 'INCLUDE', fields: ['total', 'PK'] } }, [
    status,
    { ...total, required: true },
  ]);
  const index = emailIndex({ sortKeys: [{ name: 'total', type: KeyType.NUMBER }], projection: Projection.KEYS_ONLY });
  expect(compared(sorted, soundTable({ indexes: [index] }))).toEqual([]);
  const alone = { ...model({ type: 'INCLUDE', fields: ['SK'] }), keys: { partition: { attribute: 'PK', type: 'S' } } };
  expect(compared(alone, { ...table(Projection.KEYS_ONLY), sortKey: undefined })).toEqual(['DYN-M085 indexes[0].projection']);
});
