import { IndexChange, IndexKind, type IndexShape, KeyType, Projection, RolloutPlan, UnknownValue } from '@dynamorm-cdk/model-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexSets, tableWith } from './random-indexes';

const index = (name: string, key = 'status', more: Partial<IndexShape> = {}): IndexShape => ({
  name,
  kind: IndexKind.GLOBAL,
  partitionKeys: [{ name: key, type: KeyType.STRING }],
  ...more,
});
const number = (name: string) => ({ name, type: KeyType.NUMBER });
const between = (deployed: IndexShape[], wanted: IndexShape[]) => RolloutPlan.between(tableWith(deployed), tableWith(wanted));
const waves = (plan: RolloutPlan) => plan.waves.map(({ change, index: { name } }) => `${change} ${name}`);
const asText = (one: IndexShape) => JSON.stringify({ ...one, nonKeyAttributes: [...(one.nonKeyAttributes ?? [])].sort() });

describe('random old and new indexes', () => {
  const both = fc.tuple(indexSets(), indexSets());

  test('no step changes two indexes, none that stays is ever touched, and the end is right', () => {
    let changed = 0;
    fc.assert(
      fc.property(both, ([deployed, wanted]) => {
        const plan = between(deployed, wanted);
        const stay = deployed.filter((one) => wanted.some((other) => asText(other) === asText(one))).map(asText);

        expect(plan.indexesAt(0)).toEqual(deployed);
        for (let step = 1; step <= plan.waves.length; step += 1) {
          const before = plan.indexesAt(step - 1).map(asText);
          const after = plan.indexesAt(step).map(asText);
          const difference = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];

          expect(difference).toEqual([asText(plan.waves[step - 1].index)]);
          for (const one of stay) expect(after).toContain(one);
          expectLawful(plan.indexesAt(step));
        }
        expect(plan.indexesAt(plan.waves.length).map(asText).sort()).toEqual(wanted.map(asText).sort());
        changed += plan.waves.length > 1 ? 1 : 0;
      }),
      { numRuns: 2000 },
    );

    // most pairs need several waves: otherwise the property says little
    expect(changed).toBeGreaterThan(1000);
  });

  test('an index whose definition changes is deleted and created, each once and in that order', () => {
    let seen = 0;
    fc.assert(
      fc.property(both, ([deployed, wanted]) => {
        const plan = waves(between(deployed, wanted));
        for (const { name } of deployed.filter((one) => wanted.some((other) => other.name === one.name && asText(other) !== asText(one)))) {
          seen += 1;
          expect(plan.filter((wave) => wave.endsWith(` ${name}`))).toEqual([`delete ${name}`, `create ${name}`]);
        }
      }),
      { numRuns: 500 },
    );

    expect(seen).toBeGreaterThan(100);
  });

  /** What DynamoDB takes: each name once, and one type for each attribute. */
  function expectLawful(indexes: IndexShape[]): void {
    expect(new Set(indexes.map(({ name }) => name)).size).toBe(indexes.length);
    const types = new Map<string, string>();
    for (const key of indexes.flatMap((one) => [...one.partitionKeys, ...(one.sortKeys ?? [])])) {
      expect(types.get(key.name) ?? key.type).toBe(key.type);
      types.set(key.name, key.type);
    }
  }
});

describe('the order', () => {
  test('a new index comes before the old one goes, so that readers can move', () => {
    expect(waves(between([index('old')], [index('new')]))).toEqual(['create new', 'delete old']);
  });

  test('an index that is made anew is away for one wave alone', () => {
    expect(waves(between([index('a-x'), index('b-x')], [index('a-x', 'email'), index('b-x', 'email')]))).toEqual([
      'delete a-x',
      'create a-x',
      'delete b-x',
      'create b-x',
    ]);
  });

  test('a changed projection makes an index anew, the order of its attributes does not', () => {
    const include = (...nonKeyAttributes: string[]) => index('a-x', 'status', { projection: Projection.INCLUDE, nonKeyAttributes });

    expect(between([include('f', 'g')], [include('g', 'f')]).waves).toEqual([]);
    expect(waves(between([include('f')], [include('g')]))).toEqual(['delete a-x', 'create a-x']);
    expect(between([index('a-x')], [index('a-x', 'status', { projection: Projection.ALL })]).waves).toEqual([]);
  });

  test('what gives an attribute another type goes first', () => {
    const plan = between([index('old', 'total')], [index('new', 'total', { partitionKeys: [number('total')] }), index('more')]);

    expect(waves(plan)).toEqual(['create more', 'delete old', 'create new']);
    expect(plan.waves[1].reason).toContain('`new` needs one of its key attributes with another type');
  });

  test('at the quota of 20 an index goes before one comes', () => {
    const twenty = Array.from({ length: 20 }, (_, i) => index(`gsi-${i}`));
    const plan = between(twenty, [...twenty.slice(2), index('first'), index('second')]);

    expect(waves(plan)).toEqual(['delete gsi-0', 'create first', 'delete gsi-1', 'create second']);
    expect(Math.max(...[0, 1, 2, 3, 4].map((step) => plan.indexesAt(step).length))).toBe(20);
  });

  test('a quota that was raised is seen by what is deployed', () => {
    const many = Array.from({ length: 25 }, (_, i) => index(`gsi-${i}`));

    expect(waves(between(many, [...many.slice(1, 24), index('new')]))).toEqual(['delete gsi-0', 'create new', 'delete gsi-24']);
  });

  test('100 projected attributes over all indexes hold at every step, those of local indexes included', () => {
    const include = (name: string, prefix: string) =>
      index(name, 'status', { projection: Projection.INCLUDE, nonKeyAttributes: Array.from({ length: 20 }, (_, i) => `${prefix}${i}`) });
    const four = ['a', 'b', 'c', 'd'].map((name) => include(`gsi-${name}`, name));
    const local: IndexShape = { ...include('lsi-x', 'l'), kind: IndexKind.LOCAL };
    const plan = RolloutPlan.between(tableWith([...four, local]), tableWith([...four.slice(1), include('gsi-e', 'e'), local]));

    expect(waves(plan)).toEqual(['delete gsi-a', 'create gsi-e']);
  });

  test('local indexes are no waves', () => {
    expect(between([index('lsi-x', 'a', { kind: IndexKind.LOCAL })], []).waves).toEqual([]);
  });
});

describe('DYN-M100', () => {
  test.each([
    ['a name', index(UnknownValue.TEXT), 'The index with a name is unknown until deployment'],
    ['a key', index('a-x', UnknownValue.TEXT), 'The index `a-x` is unknown until deployment'],
  ])('%s that is unknown until deployment', (_, one, message) => {
    expect(() => between([], [one])).toThrow(`DYN-M100 ${message}`);
  });

  test('a name that stands twice', () => {
    expect(() => between([index('a-x'), index('a-x', 'email')], [])).toThrow('DYN-M100 The index name `a-x` appears twice.');
  });

  test('one attribute with two types among the wanted indexes', () => {
    expect(() => between([], [index('a-x', 'total'), index('b-x', 'total', { partitionKeys: [number('total')] })])).toThrow(
      'DYN-M100 The index `b-x` can never be created',
    );
  });

  test.each([-1, 2, 0.5])('step %s of one wave', (step) => {
    expect(() => between([], [index('a-x')]).indexesAt(step)).toThrow(`DYN-M100 The rollout has 1 wave; there is no step ${step}.`);
  });
});

test('a wave says what it does', () => {
  expect(between([], [index('a-x')]).waves).toEqual([{ change: IndexChange.CREATE, index: index('a-x'), reason: 'new' }]);
});
