import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexKind, type IndexShape, KeyType, RolloutPlan, RolloutState } from '@dynamorm-cdk/model-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexSets, tableWith } from './random-indexes';

const index = (name: string, key = 'status'): IndexShape => ({
  name,
  kind: IndexKind.GLOBAL,
  partitionKeys: [{ name: key, type: KeyType.STRING }],
});
const plan = RolloutPlan.between(tableWith([index('old')]), tableWith([index('new')]));
const state = new RolloutState([{ table: 'Shop/Orders', plan, step: 1 }]);

test('is written in full, with the waves to read', () => {
  expect(JSON.parse(state.toJson())).toEqual({
    version: 1,
    tables: {
      'Shop/Orders': {
        step: 1,
        waves: [{ create: 'new' }, { delete: 'old' }],
        deployed: [{ name: 'old', partitionKeys: [{ name: 'status', type: 'S' }], projection: 'ALL' }],
        wanted: [{ name: 'new', partitionKeys: [{ name: 'status', type: 'S' }], projection: 'ALL' }],
      },
    },
  });
  expect(state.toJson().endsWith('}\n')).toBe(true);
});

test('whatever is planned is read as it was written', () => {
  fc.assert(
    fc.property(indexSets(), indexSets(), fc.nat(), (deployed, wanted, number) => {
      const random = RolloutPlan.between(tableWith(deployed), tableWith(wanted));
      const step = number % (random.waves.length + 1);
      const text = new RolloutState([{ table: 'Shop/Orders', plan: random, step }]).toJson();
      const read = RolloutState.fromString(text).rolloutOf('Shop/Orders');

      expect(read?.step).toBe(step);
      expect(read?.plan.waves.map((wave) => [wave.change, wave.index.name])).toEqual(
        random.waves.map((wave) => [wave.change, wave.index.name]),
      );
      expect(RolloutState.fromString(text).toJson()).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('the logical id of a resource is kept', () => {
  const known = state.withRollout({ table: 'Shop/Orders', logicalId: 'Orders0A1B2C3D', plan, step: 1 });

  expect(RolloutState.fromString(known.toJson()).rolloutOf('Shop/Orders')?.logicalId).toBe('Orders0A1B2C3D');
  expect(RolloutState.fromString(known.toJson()).toJson()).toBe(known.toJson());
});

test('throughput of old indexes is kept', () => {
  const throughput = { old: { maxReadRequestUnits: 5, writeCapacity: { minimum: 1, maximum: 9, targetUtilizationPercent: 70, seed: 2 } } };
  const known = state.withRollout({ table: 'Shop/Orders', plan, step: 1, throughput });

  expect(RolloutState.fromString(known.toJson()).rolloutOf('Shop/Orders')?.throughput).toEqual(throughput);
  expect(RolloutState.fromString(known.toJson()).toJson()).toBe(known.toJson());
});

test('tables stand in the order of their names, and one takes the place of its own alone', () => {
  const more = state.withRollout({ table: 'Shop/Carts', plan, step: 2 }).withRollout({ table: 'Shop/Orders', plan, step: 2 });

  expect(Object.keys(JSON.parse(more.toJson()).tables)).toEqual(['Shop/Carts', 'Shop/Orders']);
  expect(more.rolloutOf('Shop/Orders')?.step).toBe(2);
  expect(more.withoutRollout('Shop/Orders').rolloutOf('Shop/Orders')).toBeUndefined();
  expect(state.rolloutOf('Shop/Orders')?.step).toBe(1);
});

test('a file is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-state-'));
  writeFileSync(join(folder, 'rollout.json'), state.toJson());

  expect(RolloutState.fromFile(join(folder, 'rollout.json')).rollouts).toHaveLength(1);
  expect(() => RolloutState.fromFile(join(folder, 'absent.json'))).toThrow('absent.json` cannot be read: ENOENT');
  rmSync(folder, { recursive: true });
});

describe('DYN-M101', () => {
  const entry = JSON.parse(state.toJson()).tables['Shop/Orders'];
  const written = (change: object) => JSON.stringify({ version: 1, tables: { 'Shop/Orders': { ...entry, ...change } } });

  test.each([
    ['{', 'The text is not JSON'],
    ['[]', 'it is not an object'],
    ['{ "tables": {} }', '`version` is absent, not 1'],
    ['{ "version": 2, "tables": {} }', '`version` is 2, not 1'],
    ['{ "version": 1 }', '`tables` is not an object'],
    ['{ "version": 1, "tables": { "Shop/Orders": 1 } }', '`tables.Shop/Orders` is not an object'],
    [written({ step: '1' }), '`tables.Shop/Orders.step` is "1", not a whole number, 0 or greater'],
    [written({ step: -1 }), '`tables.Shop/Orders.step` is -1'],
    [written({ step: 3 }), '`Shop/Orders` is at step 3, and has 2 waves'],
    [written({ logicalId: 1 }), '`tables.Shop/Orders.logicalId` is no text'],
    [written({ account: 111122223333 }), '`tables.Shop/Orders.account` is no text'],
    [written({ region: [] }), '`tables.Shop/Orders.region` is no text'],
    [written({ stack: null }), '`tables.Shop/Orders.stack` is no text'],
    [written({ tableName: {} }), '`tables.Shop/Orders.tableName` is no text'],
    ...[
      [],
      { old: 1 },
      { old: { maxReadRequestUnits: 0 } },
      { old: { capacity: 1 } },
      { old: { readCapacity: { minimum: 1 } } },
      { old: { readCapacity: { minimum: 1, maximum: 2, seed: '1' } } },
    ].map((throughput) => [written({ throughput }), '`tables.Shop/Orders.throughput` is not a throughput of indexes']),
    [written({ waves: undefined }), '`tables.Shop/Orders.waves` is no list'],
    [written({ waves: [{ create: 'new', delete: 'old' }] }), '`tables.Shop/Orders.waves[0]` is neither'],
    [written({ waves: [{}] }), '`tables.Shop/Orders.waves[0]` is neither'],
    [written({ deployed: {} }), '`tables.Shop/Orders.deployed` is no list'],
    [written({ wanted: [{ ...entry.wanted[0], partitionKeys: [] }] }), '`tables.Shop/Orders.wanted[0]` is not an index'],
    [written({ wanted: [{ ...entry.wanted[0], partitionKeys: [{ name: 'a', type: 'BOOL' }] }] }), '`tables.Shop/Orders.wanted[0]`'],
    [written({ wanted: [{ ...entry.wanted[0], projection: 'SOME' }] }), '`tables.Shop/Orders.wanted[0]`'],
    [written({ waves: [{ create: 'new' }] }), 'No wave deletes the index `old`, which the table should not have'],
    [written({ waves: [{ delete: 'old' }] }), 'No wave creates the index `new`, which the table should have'],
    [written({ waves: [{ delete: 'new' }] }), 'Wave 1 cannot delete the index `new`, which does not exist'],
    [written({ waves: [{ create: 'old' }] }), 'Wave 1 cannot create the index `old`, which the table should not have'],
    [
      written({ waves: [{ create: 'new' }, { create: 'new' }] }),
      'Wave 2 cannot create the index `new`, because an index with that name exists',
    ],
    [
      written({ waves: [{ create: 'new' }, { delete: 'new' }] }),
      'Wave 2 cannot delete the index `new`, which the table should keep unchanged',
    ],
  ])('%s', (text, message) => {
    expect(() => RolloutState.fromString(text)).toThrow(/^DYN-M101 /);
    expect(() => RolloutState.fromString(text)).toThrow(message);
  });
});
