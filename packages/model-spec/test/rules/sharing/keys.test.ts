import { describe, expect, it } from 'vitest';
import { document, found, ruleCases, soundModel } from '../rule-cases';

const first = soundModel();
const second = (partition: object, sort: object | undefined, table = 'orders') => {
  const keys = sort ? [partition, sort] : [partition];
  return document([first, soundModel({ name: 'Line', table: { name: table }, keys: { partition, sort }, attributes: keys })]);
};
const PK = { attribute: 'PK', type: 'S' };
const SK = { attribute: 'SK', type: 'S' };
const sound = second(PK, SK);

ruleCases('DYN-M070', [
  { name: 'another partition key', broken: second({ attribute: 'id', type: 'S' }, SK), at: ['models[1].keys.partition'], sound },
  { name: 'another type', broken: second({ attribute: 'PK', type: 'N' }, SK), at: ['models[1].keys.partition'], sound },
  { name: 'another sort key', broken: second(PK, { attribute: 'date', type: 'S' }), at: ['models[1].keys.sort'], sound },
  { name: 'no sort key', broken: second(PK, undefined), at: ['models[1].keys.sort'], sound },
  {
    name: 'both keys',
    broken: second({ attribute: 'id', type: 'S' }, { attribute: 'date', type: 'S' }),
    at: ['models[1].keys.partition', 'models[1].keys.sort'],
    sound,
  },
  {
    name: 'another table is free',
    broken: second({ attribute: 'id', type: 'S' }, SK),
    at: ['models[1].keys.partition'],
    sound: second({ attribute: 'id', type: 'S' }, SK, 'lines'),
  },
]);

describe('a model whose keys cannot be read', () => {
  const model = (name: string, keys: object) => soundModel({ name, keys, attributes: [PK, SK] });
  const [fine, turned] = [model('Fine', { partition: PK, sort: SK }), model('Turned', { partition: SK, sort: PK })];
  const differs = (position: number) => [`DYN-M070 models[${position}].keys.partition`, `DYN-M070 models[${position}].keys.sort`];

  it.each([
    ['no partition key', { sort: SK }, 'DYN-M020', 'partition'],
    ['a partition key without a type', { partition: { attribute: 'PK' }, sort: SK }, 'DYN-M020', 'partition.type'],
    ['a partition key without an attribute', { partition: { type: 'S' }, sort: SK }, 'DYN-M020', 'partition.attribute'],
    ['a sort key without a type', { partition: PK, sort: { attribute: 'SK' } }, 'DYN-M020', 'sort.type'],
    ['a sort key without an attribute', { partition: PK, sort: { type: 'S' } }, 'DYN-M020', 'sort.attribute'],
    ['a sort key that is no mapping', { partition: PK, sort: 'SK' }, 'DYN-M007', 'sort'],
  ])('%s: it is left out, and the others are still compared', (_name, keys, code, path) => {
    const broken = model('Broken', keys);
    expect(found(document([broken, fine, turned]))).toEqual([`${code} models[0].keys.${path}`, ...differs(2)]);
    expect(found(document([fine, broken, turned]))).toEqual([`${code} models[1].keys.${path}`, ...differs(2)]);
  });

  it('no sort key, said by null, can be read', () => {
    const bare = model('Bare', { partition: PK, sort: null });
    expect(found(document([bare, fine]))).toEqual(['DYN-M070 models[1].keys.sort']);
  });
});
