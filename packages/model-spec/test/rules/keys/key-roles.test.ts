import { expect, it } from 'vitest';
import { document, found, ruleCases, soundModel } from '../rule-cases';

const roles = (pk: string[], sk: string[], other: string[] = [], sort = true) =>
  document(
    soundModel({
      keys: { partition: { attribute: 'PK', type: 'S' }, ...(sort ? { sort: { attribute: 'SK', type: 'S' } } : {}) },
      attributes: [
        { attribute: 'PK', type: 'S', roles: pk },
        { attribute: 'SK', type: 'S', roles: sk },
        { attribute: 'id', type: 'S', roles: other },
      ],
    }),
  );

ruleCases('DYN-M028', [
  { name: 'pk on another attribute', broken: roles([], [], ['pk']), at: ['models[0].attributes[2].roles[0]'], sound: roles([], []) },
  {
    name: 'pk on a second attribute',
    broken: roles(['pk'], [], ['pk']),
    at: ['models[0].attributes[2].roles[0]'],
    sound: roles(['pk'], []),
  },
  {
    name: 'sk on another attribute',
    broken: roles(['pk'], [], ['sk']),
    at: ['models[0].attributes[2].roles[0]'],
    sound: roles(['pk'], ['sk']),
  },
  {
    name: 'the two exchanged',
    broken: roles(['sk'], ['pk']),
    at: ['models[0].attributes[0].roles[0]', 'models[0].attributes[1].roles[0]'],
    sound: roles(['pk'], ['sk']),
  },
  {
    name: 'sk without a sort key',
    broken: roles(['pk'], ['sk'], [], false),
    at: ['models[0].attributes[1].roles[0]'],
    sound: roles(['pk'], [], [], false),
  },
]);

it('says nothing where the key or the attribute cannot be read', () => {
  const model = (keys: unknown, attribute: unknown, role: string) =>
    found(
      document(
        soundModel({
          keys,
          attributes: [
            { attribute: 'PK', type: 'S' },
            { attribute, type: 'S', roles: [role] },
          ],
        }),
      ),
    );
  const partition = { attribute: 'PK', type: 'S' };
  expect(model({ partition: { type: 'S' } }, 'id', 'pk')).toEqual(['DYN-M020 models[0].keys.partition.attribute']);
  expect(model({ partition, sort: { type: 'S' } }, 'id', 'sk')).toEqual(['DYN-M020 models[0].keys.sort.attribute']);
  expect(model({ partition, sort: 'id' }, 'id', 'sk')).toEqual(['DYN-M007 models[0].keys.sort']);
  expect(model(undefined, 'id', 'sk')).toEqual(['DYN-M020 models[0].keys.partition']);
  expect(model('PK', 'id', 'sk')).toEqual(['DYN-M007 models[0].keys']);
  expect(model({ partition }, undefined, 'pk')).toEqual(['DYN-M031 models[0].attributes[1].attribute']);
  expect(model({ partition }, 'id', 'sk')).toEqual(['DYN-M028 models[0].attributes[1].roles[0]']);
});
