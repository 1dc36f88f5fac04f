import { expect, it } from 'vitest';
import { ModelDocument } from '../../../src';
import { soundModel, withAttributes } from '../rule-cases';
import { soundTable, tableCases } from './table-cases';

const created = { attribute: 'createdAt', type: 'S', roles: ['created_at'] };
const updated = { attribute: 'updatedAt', type: 'S', roles: ['updated_at'] };
const version = { attribute: 'version', type: 'N', roles: ['version'] };
const writeOnce = (model: object) => ({ ...model, write_policy: { mode: 'write_once' } });
const sound = soundTable();
const broken = sound;
const at = ['attributes'];

tableCases('DYN-M091', [
  {
    name: 'neither',
    models: soundModel(),
    broken,
    at,
    sound,
    options: { enforceTimestamps: true },
    soundModels: withAttributes(created, updated),
  },
  {
    name: 'no update',
    models: withAttributes(created),
    broken,
    at,
    sound,
    options: { enforceTimestamps: true },
    soundModels: withAttributes(updated, created),
  },
  {
    name: 'no creation',
    models: withAttributes(updated),
    broken,
    at,
    sound,
    options: { enforceTimestamps: true },
    soundModels: writeOnce(withAttributes(created)),
  },
  {
    name: 'write-once without creation',
    models: writeOnce(soundModel()),
    broken,
    at,
    sound,
    options: { enforceTimestamps: true },
    soundModels: writeOnce(withAttributes(created)),
  },
  { name: 'only where asked', models: soundModel(), broken, at, sound, options: { enforceTimestamps: true }, soundOptions: {} },
]);

tableCases('DYN-M092', [
  {
    name: 'no version',
    models: soundModel(),
    broken,
    at,
    sound,
    options: { enforceVersioning: true },
    soundModels: withAttributes(version),
  },
  {
    name: 'write-once models need none',
    models: soundModel(),
    broken,
    at,
    sound,
    options: { enforceVersioning: true },
    soundModels: writeOnce(soundModel()),
  },
  {
    name: 'only where asked',
    models: soundModel(),
    broken,
    at,
    sound,
    options: { enforceVersioning: true },
    soundOptions: { enforceVersioning: false },
  },
]);

it('names the roles that are lacking', () => {
  const find = (model: object) => ModelDocument.fromObject(model).compare(sound, { enforceTimestamps: true }).findings[0];
  expect(find(soundModel())).toMatchObject({
    message: 'Model `Order` has no attributes with the roles `created_at` and `updated_at`, and timestamps are enforced on the table.',
    expected: 'created_at, updated_at',
  });
  expect(find(withAttributes(created))).toMatchObject({
    expected: 'updated_at',
    hint: 'Add an attribute of type S with the role `updated_at`, or do not enforce timestamps.',
  });
});
