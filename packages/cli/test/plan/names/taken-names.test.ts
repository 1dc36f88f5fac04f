import { noValues, type Properties } from '@dynamorm-cdk/core/cloudformation';
import { describe, expect, test } from 'vitest';
import { withTakenNames } from '../../../src/plan/names/taken-names';
import { planCreation, planTable } from '../../../src/plan/plan-table';
import { planRemoval } from '../../../src/plan/rules/removal';
import type { TablePlan } from '../../../src/plan/sides/table-plan';
import type { TableSide } from '../../../src/plan/sides/table-side';
import { properties, side, TABLE } from '../templates';

const named = (TableName: unknown, resource: Properties = {}, source: TableSide['source'] = 'file') =>
  side(properties({ more: { TableName } }), { Type: TABLE, ...resource }, source);
const inApp = (TableName: unknown, scope: string, place = {}) => named(TableName, { scope, template: { stackPlace: place } }, 'assembly');
const codes = ({ outcome, findings }: TablePlan) => [outcome, ...findings.map(({ code, severity }) => `${severity} ${code}`)];
const together = (plans: TablePlan[], untouched: TableSide[] = []) => withTakenNames(plans, untouched).map(codes);
const sub = (text: string) => ({ 'Fn::Sub': text.replaceAll('{', `${'$'}{`) });

describe('a new table', () => {
  test('with the name of one that leaves under another logical id is refused, also where that is retained', () => {
    for (const DeletionPolicy of ['Delete', 'Retain']) {
      const [, created] = together([
        planRemoval(named('orders', { id: 'Old', DeletionPolicy })),
        planCreation(named('orders', { id: 'New' })),
      ]);

      expect(created).toEqual(['refused', 'error DYN-C328']);
    }
  });

  test('with the same expression for a name too', () => {
    const [, created] = together([
      planRemoval(named(sub('{AWS::StackName}-orders'))),
      planCreation(named(sub('{AWS::StackName}-orders'), { id: 'New' })),
    ]);

    expect(created).toEqual(['refused', 'error DYN-C328']);
  });

  test('with a name that is free is created', () => {
    expect(together([planRemoval(named('orders')), planCreation(named('carts', { id: 'New' }))])[1]).toEqual(['created']);
  });

  test('with the name of one that stays is refused', () => {
    const kept = planTable({ from: named('orders'), to: named('orders') }, {});

    expect(together([kept, planCreation(named('orders', { id: 'Second' }))])).toEqual([['unchanged'], ['refused', 'error DYN-C328']]);
  });

  test('with the name of another new one is refused', () => {
    expect(together([planCreation(named('orders')), planCreation(named('orders', { id: 'Second' }))])).toEqual([
      ['created'],
      ['refused', 'error DYN-C328'],
    ]);
  });

  test('with a name that may be the same is a question', () => {
    const [, created] = together([planRemoval(named('prod-orders')), planCreation(named(sub('{Env}-orders'), { id: 'New' }))]);

    expect(created).toEqual(['unknown', 'warning DYN-C328']);
  });

  test('that looks like one which leaves is a second, empty one', () => {
    const [, created] = together([planRemoval(side(properties(), { id: 'Old' })), planCreation(side(properties(), { id: 'New' }))]);

    expect(created).toEqual(['created', 'warning DYN-C334']);
  });
});

describe('conditions', () => {
  const conditions = {
    IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] },
    IsDev: { 'Fn::Not': [{ Condition: 'IsProd' }] },
  };
  const where = (id: string, Condition: string | undefined, TableName: unknown = 'orders', env?: string) =>
    named(TableName, {
      id,
      ...(Condition === undefined ? {} : { Condition }),
      template: { values: { ...noValues, conditions, parameters: new Map(env === undefined ? [] : [['Env', env]]) } },
    });
  const created = (...sides: TableSide[]) =>
    together(sides.map((one) => planCreation(one))).map((one) => one.filter((text) => !/C310/.test(text)));

  test('that never hold together let two tables have one name', () => {
    expect(created(where('Prod', 'IsProd'), where('Dev', 'IsDev'))).toEqual([['unknown'], ['unknown']]);
    expect(created(where('Prod', 'IsProd', 'orders', 'prod'), where('Dev', 'IsDev', 'orders', 'prod'))).toEqual([
      ['created'],
      ['unchanged'],
    ]);
  });

  test('that hold together do not', () => {
    expect(created(where('One', 'IsProd'), where('Two', 'IsProd'))[1]).toEqual(['refused', 'error DYN-C328']);
    expect(created(where('One', 'IsProd'), where('Two', undefined))[1]).toEqual(['unknown', 'warning DYN-C328']);
  });

  test('choose the name', () => {
    const chosen = { 'Fn::If': ['IsProd', 'orders', 'orders-dev'] };

    expect(created(where('One', undefined), where('Two', undefined, chosen, 'dev'))[1]).toEqual(['created']);
    expect(created(where('One', undefined), where('Two', undefined, chosen, 'prod'))[1]).toEqual(['refused', 'error DYN-C328']);
    expect(created(where('One', undefined), where('Two', undefined, chosen))[1]).toEqual(['unknown', 'warning DYN-C328']);
  });

  test('bring a table whose name is taken', () => {
    const kept = planTable({ from: where('One', undefined), to: where('One', undefined) }, {});
    const comes = planTable({ from: where('Two', 'IsDev', 'orders', 'prod'), to: where('Two', 'IsProd', 'orders', 'prod') }, {});

    expect(comes.outcome).toBe('created');
    expect(together([kept, comes])[1]).toEqual(['refused', 'error DYN-C328']);
  });
});

test('a table that is replaced by one with the name of another is refused', () => {
  const kept = planTable({ from: named('carts', { id: 'Carts' }), to: named('carts', { id: 'Carts' }) }, {});
  const renamed = planTable({ from: named('orders'), to: named('carts') }, {});

  expect(together([kept, renamed])[1]).toEqual(['refused', 'error DYN-C328', 'error DYN-C301']);
});

describe('over the stacks of an app', () => {
  test('a table that moves is refused, also from a stack that is not deployed', () => {
    expect(together([planRemoval(inApp('orders', 'Api')), planCreation(inApp('orders', 'Data'))])[1]).toEqual([
      'refused',
      'error DYN-C328',
    ]);
    expect(together([planCreation(inApp('orders', 'Data'))], [inApp('orders', 'Api')])).toEqual([['refused', 'error DYN-C328']]);
  });

  test('one name in two regions or accounts is two names', () => {
    const [east, west] = ['us-east-1', 'us-west-2'].map((region) => ({ account: '111111111111', region }));

    expect(together([planCreation(inApp('orders', 'East', east)), planCreation(inApp('orders', 'West', west))])).toEqual([
      ['created'],
      ['created'],
    ]);
    expect(together([planCreation(inApp('orders', 'One', east)), planCreation(inApp('orders', 'Two', east))])[1]).toEqual([
      'refused',
      'error DYN-C328',
    ]);
  });

  test('one name in two stages may be two names', () => {
    expect(together([planCreation(inApp('orders', 'Dev/Shop')), planCreation(inApp('orders', 'Prod/Shop'))])[1]).toEqual([
      'unknown',
      'warning DYN-C328',
    ]);
  });

  test('a name with that of the stack is another in each stack', () => {
    const name = sub('{AWS::StackName}-orders');

    expect(together([planCreation(inApp(name, 'One')), planCreation(inApp(name, 'Two'))])).toEqual([['created'], ['created']]);
  });
});

test.each([
  ['cdk', '`cdk orphan --unstable=orphan`'],
  ['sam', '--change-set-type IMPORT'],
  ['plain', 'create-stack-refactor'],
] as const)('the cure is one for a template of %s', (kind, cure) => {
  const created = planCreation(named('orders', { id: 'New', template: { kind, values: noValues } }));
  const [, { findings }] = withTakenNames([planRemoval(named('orders', { id: 'Old' })), created], []);

  expect(findings[0].hint).toContain(cure);
});
