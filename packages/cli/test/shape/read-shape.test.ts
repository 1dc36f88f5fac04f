import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const shape = {
  tableName: 'shared-orders',
  partitionKey: { name: 'PK', type: 'S' },
  sortKey: { name: 'SK', type: 'S' },
  indexes: [{ name: 'gsi-email', kind: 'GSI', partitionKeys: [{ name: 'email', type: 'S' }], projection: 'ALL' }],
};
const cwd = folderWith({
  'orders.yaml': documentOf({ name: 'Order', table: 'orders' }),
  'two.yaml': documentOf({ name: 'Order', table: 'orders' }, { name: 'User', table: 'users' }),
  'shape.json': JSON.stringify(shape),
  'other.json': JSON.stringify({ ...shape, partitionKey: { name: 'id', type: 'S' } }),
});
const check = (...args: string[]) => dynamormCdk(['check', ...args], { cwd });

test('models are compared with the shape of a table that others own', async () => {
  expect(await check('--models', 'orders.yaml', '--shape', 'shape.json', '--partial')).toEqual({
    code: 0,
    out: 'No findings in 1 table.\n',
    err: '',
  });
});

test('a difference is an error', async () => {
  const { code, out } = await check('--models', 'orders.yaml', '--shape', 'other.json', '--partial');

  expect(code).toBe(1);
  expect(out).toContain('but shared-orders has `id (S)`');
});

test('without --partial the models are all that there are', async () => {
  expect((await check('--models', 'orders.yaml', '--shape', 'shape.json')).out).toContain('DYN-M087');
});

test('of models of several tables, the shape is that of the one it names', async () => {
  const unnamed = await check('--models', 'two.yaml', '--shape', 'shape.json');
  const named = await check('--models', 'two.yaml', '--shape', 'orders=shape.json', 'users=other.json', '--partial');

  expect(unnamed.code).toBe(2);
  expect(unnamed.err).toContain('such as `--shape orders=shape.json`');
  expect(named.code).toBe(1);
  expect(named.out).toContain('Model `User` has the partition key');
  expect(named.out).not.toContain('Model `Order` has');
});

test('a model table without a shape is a finding', async () => {
  const { code, out } = await check('--models', 'two.yaml', '--shape', 'orders=shape.json', '--partial');

  expect(code).toBe(1);
  expect(out).toContain('DYN-C101');
  expect(out).toContain('`users`');
});

describe('what is no shape is refused', () => {
  test.each([
    ['no JSON', 'PK', 'is not JSON'],
    ['a list', '[]', 'it is not an object'],
    ['no key', '{}', '`partitionKey` is not a key'],
    ['an unknown type', { ...shape, partitionKey: { name: 'PK', type: 'STRING' } }, '`partitionKey.type` is "STRING", not one of S, N, B'],
    ['an unnamed sort key', { ...shape, sortKey: { type: 'S' } }, '`sortKey.name` is not text'],
    ['indexes that are no list', { ...shape, indexes: {} }, '`indexes` is not a list'],
    ['an index without kind', { ...shape, indexes: [{ name: 'x' }] }, '`indexes[0].kind` is missing, not one of GSI, LSI'],
    [
      'an index without key',
      { ...shape, indexes: [{ name: 'x', kind: 'GSI', partitionKeys: [] }] },
      '`indexes[0].partitionKeys` is not a list of keys',
    ],
    ['a time to live that is not text', { ...shape, timeToLiveAttribute: true }, '`timeToLiveAttribute` is not text'],
  ])('%s', async (_, content, message) => {
    const folder = folderWith({
      'orders.yaml': documentOf({ name: 'Order', table: 'orders' }),
      's.json': typeof content === 'string' ? content : JSON.stringify(content),
    });

    const { code, err } = await dynamormCdk(['check', '--models', 'orders.yaml', '--shape', 's.json'], { cwd: folder });

    expect(code).toBe(2);
    expect(err).toContain('DYN-C009');
    expect(err).toContain(message);
  });
});
