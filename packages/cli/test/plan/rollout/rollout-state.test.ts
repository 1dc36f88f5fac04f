import { type IndexShape, RolloutPlan, RolloutState } from '@dynamorm-cdk/model-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexSets } from '../../../../model-spec/test/rollout/random-indexes';
import { planTable } from '../../../src/plan/plan-table';
import { withDeployed, withPlans } from '../../../src/plan/rollout/rollout-state';
import type { Side } from '../../../src/plan/sides/sides';
import type { TableSide } from '../../../src/plan/sides/table-side';
import { deployed, properties, side, TABLE } from '../templates';

const path = 'Shop/Orders';
const empty = new RolloutState([]);
const OLD = ['gsi-old: old:S'];
const NEW = ['gsi-a: a:S', 'gsi-b: b:S'];
/** The indexes after each of the three waves. */
const AFTER = [OLD, ['gsi-old: old:S', 'gsi-a: a:S'], ['gsi-old: old:S', 'gsi-a: a:S', 'gsi-b: b:S'], NEW];

const template = (indexes: string[], resource = {}) => side(properties({ indexes }), { path, ...resource });
const planned = (before: RolloutState, from: TableSide, to: TableSide) => withPlans(before, [planTable({ from, to }, { staged: true })]);
const stateAt = (step: number) => {
  const [rollout] = planned(empty, template(OLD), template(NEW)).state.rollouts;
  return new RolloutState([{ ...rollout, step }]);
};
const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code);
const stepOf = ({ state }: { state: RolloutState }) => state.rolloutOf(path)?.step;

describe('plan --state', () => {
  test('keeps the waves of a table, and begins with the first', () => {
    const { state, findings } = planned(empty, template(OLD), template(NEW));

    expect(state.rolloutOf(path)).toMatchObject({ step: 1, logicalId: 'Orders' });
    expect(state.rolloutOf(path)?.plan.waves.map(({ index }) => index.name)).toEqual(['gsi-a', 'gsi-b', 'gsi-old']);
    expect(findings).toMatchObject([{ code: 'DYN-C321', message: expect.stringContaining('3 waves of `Shop/Orders`') }]);
  });

  test('keeps nothing where one deployment is enough', () => {
    expect(planned(empty, template(OLD), template(AFTER[1]))).toEqual({ state: empty, findings: [] });
  });

  test('run again after each deployment, goes on with the same waves to the end', () => {
    let { state } = planned(empty, deployed(properties({ indexes: OLD })), template(NEW));
    const seen = [];
    for (const indexes of AFTER) {
      const change = planned(state, deployed(properties({ indexes })), template(NEW));
      state = change.state;
      seen.push([stepOf(change), ...codes(change)]);
    }

    expect(seen).toEqual([
      [1, 'DYN-C324'],
      [2, 'DYN-C323'],
      [3, 'DYN-C323'],
      [undefined, 'DYN-C322'],
    ]);
  });

  test('plans anew where the code has changed meanwhile', () => {
    const change = planned(stateAt(2), deployed(properties({ indexes: AFTER[1] })), template(['gsi-c: c:S']));

    expect(stepOf(change)).toBe(1);
    expect(change.state.rolloutOf(path)?.plan.waves.map(({ index }) => index.name)).toEqual(['gsi-c', 'gsi-old', 'gsi-a']);
  });

  test('plans the way back where the change is taken back half way', () => {
    const change = planned(stateAt(3), deployed(properties({ indexes: AFTER[2] })), template(OLD));

    expect(change.state.rolloutOf(path)?.plan.waves.map(({ change: kind, index }) => `${kind} ${index.name}`)).toEqual([
      'delete gsi-a',
      'delete gsi-b',
    ]);
  });

  test('drops a rollout where the rest is one deployment', () => {
    expect(planned(stateAt(1), deployed(properties({ indexes: OLD })), template([]))).toMatchObject({
      state: { rollouts: [] },
      findings: [{ code: 'DYN-C322' }],
    });
  });

  test.each([1, 2])('DYN-C320: refuses the template of step %i, which would end the rollout in the middle', (step) => {
    const change = planned(stateAt(1), deployed(properties({ indexes: OLD })), template(AFTER[step]));

    expect(codes(change)).toEqual(['DYN-C320']);
    expect(stepOf(change)).toBe(1);
  });

  test.each([
    ['without a construct path', { path: undefined }],
    ['that is no GlobalTable', { Type: TABLE }],
  ])('DYN-C326: a table %s keeps no waves', (_, resource) => {
    const from = template(OLD, resource);

    expect(codes(planned(empty, from, template(NEW, resource)))).toEqual(['DYN-C326']);
    expect(planned(empty, from, template(NEW, resource)).state.rollouts).toEqual([]);
  });
});

describe('the place of a rollout', () => {
  const prod = { account: '111122223333', region: 'eu-west-1', stack: 'Shop', tableName: 'orders-prod' };
  const at = (indexes: string[], place?: TableSide['place']) =>
    deployed(properties({ indexes }), { source: 'stack', logicalId: 'Orders', ...(place ? { place } : {}) });
  const sideOf = (table: TableSide): Side => ({
    kind: 'stack',
    tables: [table],
    scopes: ['Shop'],
    findings: [],
    place: 'the stack `Shop`',
  });

  test('is kept from the deployed table, and read again', () => {
    const { state } = planned(empty, at(OLD, prod), template(NEW));

    expect(state.rolloutOf(path)).toMatchObject(prod);
    expect(RolloutState.fromString(state.toJson()).rolloutOf(path)).toMatchObject(prod);
  });

  test.each([
    [0, 'DYN-C324'],
    [1, 'DYN-C323'],
  ])('is filled in by --advance after %i waves, if the plan was made from templates', (waves, code) => {
    const before = stateAt(1);
    const change = withDeployed(before, sideOf(at(AFTER[waves], prod)), new Map());

    expect(before.rolloutOf(path)?.account).toBeUndefined();
    expect(codes(change)).toEqual([code]);
    expect(change.state.rolloutOf(path)).toMatchObject(prod);
  });

  test.each([
    ['account', { ...prod, account: '444455556666' }],
    ['region', { ...prod, region: 'us-east-1' }],
    ['stack', { ...prod, stack: 'Shop2' }],
    ['tableName', { ...prod, tableName: 'orders-dev' }],
  ])('DYN-C327: a table whose %s is another one is not led by it', (_, other) => {
    const { state } = planned(empty, at(OLD, prod), template(NEW));

    for (const change of [
      planned(state, at(AFTER[1], other), template(NEW)),
      withDeployed(state, sideOf(at(AFTER[1], other)), new Map()),
    ]) {
      expect(codes(change)).toEqual(['DYN-C327']);
      expect(change.state).toBe(state);
    }
  });

  test('what is not known of a table named alone is not compared', () => {
    const { state } = planned(empty, at(OLD, prod), template(NEW));
    const { stack, ...known } = prod;

    expect(stepOf(withDeployed(state, sideOf(at(AFTER[1], known)), new Map()))).toBe(2);
    expect(withDeployed(state, sideOf(at(AFTER[1], known)), new Map()).state.rolloutOf(path)?.stack).toBe(stack);
  });
});

describe('plan --advance', () => {
  const sideOf = (indexes: string[], more: Partial<TableSide> = {}): Side => ({
    kind: 'stack',
    tables: [deployed(properties({ indexes }), { source: 'stack', ...more })],
    scopes: ['Shop'],
    findings: [],
    place: 'the stack `Shop`',
  });
  const noMap = new Map<string, string[]>();

  test.each([
    [1, 1, 2, 'DYN-C323'],
    [2, 2, 3, 'DYN-C323'],
    [3, 3, undefined, 'DYN-C322'],
    [1, 0, 1, 'DYN-C324'],
    [3, 2, 3, 'DYN-C324'],
    [0, 0, 1, 'DYN-C323'],
    // Somebody deployed by the context, or an older commit.
    [1, 2, 3, 'DYN-C323'],
    [1, 3, undefined, 'DYN-C322'],
    [3, 0, 1, 'DYN-C323'],
  ])('at step %i, with %i waves deployed, goes to step %s', (step, waves, next, code) => {
    const change = withDeployed(stateAt(step), sideOf(AFTER[waves]), noMap);

    expect(stepOf(change)).toBe(next);
    expect(codes(change)).toEqual([code]);
  });

  test('DYN-C324: waits for an index that is still being built', () => {
    const change = withDeployed(stateAt(1), sideOf(AFTER[1], { building: ['gsi-a'] }), noMap);

    expect(stepOf(change)).toBe(1);
    expect(change.findings).toMatchObject([{ code: 'DYN-C324', message: '`gsi-a` of `Shop/Orders` is not active yet.' }]);
  });

  test.each([
    ['an index that a rollback left', [...OLD, 'gsi-b: b:S']],
    ['an index that is gone', ['gsi-a: a:S']],
    ['another key under the name', ['gsi-old: old:S', 'gsi-a: x:S']],
  ])('DYN-C325: %s is an error, and the step stays', (_, indexes) => {
    const change = withDeployed(stateAt(1), sideOf(indexes), noMap);

    expect(stepOf(change)).toBe(1);
    expect(change.findings).toMatchObject([{ code: 'DYN-C325', hint: expect.stringContaining('rolled back') }]);
  });

  test('finds the table by its logical id, or by --map', () => {
    const other = { logicalId: 'Other', selector: 'Shop/Other', exactNames: ['Other'] };

    expect(codes(withDeployed(stateAt(1), sideOf(AFTER[1], other), noMap))).toEqual(['DYN-C104']);
    expect(codes(withDeployed(stateAt(1), sideOf(AFTER[1], other), new Map([['Other', [path]]])))).toEqual(['DYN-C323']);
  });

  test('takes the one table that is named for the one rollout', () => {
    const named: Side = { ...sideOf(AFTER[1], { logicalId: undefined, source: 'table' }), kind: 'table' };

    expect(codes(withDeployed(stateAt(1), named, noMap))).toEqual(['DYN-C323']);
  });

  test('tells stages apart by the name of the stack', () => {
    const [rollout] = stateAt(1).rollouts;
    const stages = new RolloutState(['Dev/Shop/Orders', 'Prod/Shop/Orders'].map((table) => ({ ...rollout, table })));
    const steps = (scope: string) =>
      withDeployed(stages, sideOf(AFTER[1], { scope }), noMap).state.rollouts.map(({ table, step }) => `${table} ${step}`);

    expect(steps('Prod-Shop').sort()).toEqual(['Dev/Shop/Orders 1', 'Prod/Shop/Orders 2']);
    expect(steps('acme-shop').sort()).toEqual(['Dev/Shop/Orders 1', 'Prod/Shop/Orders 1']);
  });

  test('leaves rollouts of other stacks alone', () => {
    const [rollout] = stateAt(1).rollouts;
    const two = stateAt(1).withRollout({ ...rollout, table: 'Other/Carts', logicalId: 'Carts' });
    const { state } = withDeployed(two, sideOf(AFTER[1]), noMap);

    expect(state.rollouts.map(({ table, step }) => `${table} ${step}`).sort()).toEqual(['Other/Carts 1', 'Shop/Orders 2']);
  });

  test('says nothing of a state in which nothing is under way', () => {
    expect(withDeployed(empty, sideOf(OLD), noMap)).toEqual({ state: empty, findings: [] });
  });
});

test('random tables: a pipeline that deploys and advances ends where the code wants it, in as many deployments as there are waves', () => {
  const template = (indexes: IndexShape[]) => ({
    ...side(properties(), { path }),
    values: undefined,
    shape: { ...side(properties()).shape, indexes },
  });
  let waves = 0;
  fc.assert(
    fc.property(indexSets(4), indexSets(4), (old, wanted) => {
      const plan = planTable({ from: template(old), to: template(wanted) }, { staged: true });
      let { state } = withPlans(empty, [plan]);
      let table = old;
      let deployments = 0;
      while (state.rollouts.length > 0) {
        const [{ step, plan: rollout }] = state.rollouts;
        table = rollout.indexesAt(step);
        deployments += 1;
        const side: Side = { kind: 'stack', tables: [template(table)], scopes: ['Shop'], findings: [], place: 'the stack' };
        const change = withDeployed(state, side, new Map());
        expect(change.findings.map(({ code }) => code)).toEqual([step === rollout.waves.length ? 'DYN-C322' : 'DYN-C323']);
        state = change.state;
      }
      // What needs one deployment is deployed at once.
      expect(deployments).toBe(plan.rollout?.waves.length === 1 ? 0 : plan.rollout?.waves.length);
      if (deployments > 0) expect(RolloutPlan.between(template(table).shape, template(wanted).shape).waves).toEqual([]);
      waves += deployments;
    }),
    { numRuns: 200 },
  );
  expect(waves).toBeGreaterThan(200);
});
