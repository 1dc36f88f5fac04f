import { noValues, type Properties } from '@dynamorm-cdk/core/cloudformation';
import { describe, expect, test } from 'vitest';
import { planCreation, planDeparture, planTable } from '../../../src/plan/plan-table';
import type { TablePlan } from '../../../src/plan/sides/table-plan';
import { properties, side, TABLE } from '../templates';

const isProd = { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } };
const inTemplate = (more: Properties, resource: Properties = {}, template = {}) =>
  side(properties({ more }), { Type: TABLE, ...resource, template: { values: { ...noValues, conditions: isProd, ...template } } });
const plan = (before: ReturnType<typeof side>, after: ReturnType<typeof side>) => planTable({ from: before, to: after }, {});
const codes = ({ findings }: TablePlan) => findings.map(({ code, severity }) => `${severity} ${code}`);
const chosen = (one: unknown, other: unknown = { Ref: 'AWS::NoValue' }) => ({ 'Fn::If': ['IsProd', one, other] });

describe('a condition that is new', () => {
  test('leaves open whether the table goes', () => {
    const found = plan(inTemplate({}), inTemplate({}, { Condition: 'IsProd' }));

    expect(found).toMatchObject({ outcome: 'unknown', deployments: [] });
    expect(codes(found)).toEqual(['warning DYN-C310', 'warning DYN-C303']);
    expect(found.findings[0].message).toContain('Where `Env` is `prod`: unchanged. Where `Env` is not `prod`: DELETED, data loss.');
  });

  test('is decided by a parameter that is given', () => {
    const parameters = (env: string) => ({ parameters: new Map([['Env', env]]) });

    expect(plan(inTemplate({}), inTemplate({}, { Condition: 'IsProd' }, parameters('prod'))).outcome).toBe('unchanged');
    expect(plan(inTemplate({}), inTemplate({}, { Condition: 'IsProd' }, parameters('dev'))).outcome).toBe('deleted');
  });

  test('that was there before changes nothing', () => {
    expect(plan(inTemplate({}, { Condition: 'IsProd' }), inTemplate({}, { Condition: 'IsProd' }))).toMatchObject({
      outcome: 'unchanged',
      findings: [],
    });
  });

  test('of a new table leaves open whether it comes', () => {
    const found = planCreation(inTemplate({}, { Condition: 'IsProd' }));

    expect(found.findings[0].message).toContain('Where `Env` is `prod`: created. Where `Env` is not `prod`: not created.');
    const declared = { Env: { Type: 'String', Default: 'prod' } };
    expect(planCreation(inTemplate({}, { Condition: 'IsProd' }, { declared }))).toMatchObject({ outcome: 'created', findings: [] });
  });
});

describe('a table that leaves its stack', () => {
  const given = (env: string) => ({ parameters: new Map([['Env', env]]) });
  const leaving = (more: Properties, resource: Properties, template = {}) => planDeparture(inTemplate(more, resource, template));

  test('is deleted only where its condition held', () => {
    expect(leaving({}, { Condition: 'IsProd' }, given('prod')).outcome).toBe('deleted');
    expect(leaving({}, { Condition: 'IsProd' }, given('dev'))).toMatchObject({ outcome: 'unchanged', dataLoss: false, findings: [] });
    const open = leaving({}, { Condition: 'IsProd' });
    expect(open.outcome).toBe('unknown');
    expect(open.findings[0].message).toContain('Where `Env` is `prod`: DELETED, data loss. Where `Env` is not `prod`: there is no table.');
  });

  test.each<[string, Properties, Properties, string, string]>([
    ['protection', { DeletionProtectionEnabled: chosen(true, false) }, {}, 'refused', 'deleted'],
    ['protection that is absent', { DeletionProtectionEnabled: chosen(true) }, {}, 'refused', 'deleted'],
    ['policy', {}, { DeletionPolicy: chosen('Retain', 'Delete') }, 'retained', 'deleted'],
  ])('has the %s that a condition chooses', (_, more, resource, prod, dev) => {
    expect(leaving(more, resource, given('prod')).outcome).toBe(prod);
    expect(leaving(more, resource, given('dev')).outcome).toBe(dev);
    expect(leaving(more, resource).outcome).toBe('unknown');
  });

  test('says what the defaults lead to', () => {
    const declared = { Env: { Type: 'String', Default: 'dev' } };
    const messages = leaving({}, { Condition: 'IsProd' }, { declared }).findings.map(({ message }) => message);

    expect(messages.at(-1)).toBe('With the defaults of its parameters, what happens to `Orders` is: there is no table.');
  });
});

test('the policy that a condition chooses says what becomes of the old table', () => {
  const policies = { DeletionPolicy: 'Retain', UpdateReplacePolicy: chosen('Retain', 'Delete') };
  const replaced = (env: string) => {
    const [before, after] = ['a', 'b'].map((TableName) => inTemplate({ TableName }, policies, { parameters: new Map([['Env', env]]) }));
    return plan(before, after).findings[0].message;
  };

  expect(replaced('prod')).toContain('the old one stays outside of the stack');
  expect(replaced('dev')).toContain('the old one goes with its items');
});

test('a new table of a stack that is there does not get the defaults of the parameters that the stack had', () => {
  const declared = { Env: { Type: 'String', Default: 'dev' } };
  const made = inTemplate({}, { Condition: 'IsProd' }, { declared });

  expect(planCreation(made).outcome).toBe('unchanged');
  expect(planCreation({ ...made, keptParameters: declared })).toMatchObject({
    outcome: 'unknown',
    findings: [
      { message: expect.stringContaining('Where `Env` is `prod`: created. Where `Env` is not `prod`: not created.') },
      { message: 'With the defaults of its parameters, what happens to `Orders` is: not created.' },
    ],
  });
});

describe('Fn::If', () => {
  test('with the same on both sides is the same', () => {
    const both = () => inTemplate({ DeletionProtectionEnabled: chosen(true, false) });

    expect(plan(both(), both())).toMatchObject({ outcome: 'unchanged', findings: [] });
  });

  test('says what happens in each case', () => {
    const found = plan(inTemplate({ TableName: 'orders' }), inTemplate({ TableName: chosen('orders', 'orders-dev') }));

    expect(found.outcome).toBe('unknown');
    expect(codes(found)).toEqual(['warning DYN-C310', 'warning DYN-C301']);
  });

  test('that leads to the same in each case is known', () => {
    expect(plan(inTemplate({ TableName: 'orders' }), inTemplate({ TableName: chosen('a-orders', 'b-orders') })).outcome).toBe('unknown');
    expect(plan(inTemplate({}), inTemplate({ TableClass: chosen('STANDARD', 'STANDARD') })).outcome).toBe('unchanged');
  });
});

test('a default says what would be, and never what is', () => {
  const declared = { Name: { Type: 'String', Default: 'orders' } };
  const found = plan(inTemplate({ TableName: 'carts' }), inTemplate({ TableName: { Ref: 'Name' } }, {}, { declared }));

  expect(found.outcome).toBe('unknown');
  expect(found.findings.map(({ message }) => message).join()).toContain(
    'With the defaults of its parameters, what happens to `Orders` is: REPLACED',
  );
});

test('a parameter whose default moves is not the same for certain', () => {
  const declared = (Default: string) => ({ declared: { Name: { Type: 'String', Default } } });
  const found = plan(
    inTemplate({ TableName: { Ref: 'Name' } }, {}, declared('a')),
    inTemplate({ TableName: { Ref: 'Name' } }, {}, declared('b')),
  );

  expect(found.outcome).toBe('unknown');
});

test('properties that a macro adds are not known', () => {
  const include = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://shop/table.yaml' } } };
  const [bare, open] = [properties(), include].map((all) => side(all, { Type: TABLE }));

  for (const [before, after] of [
    [bare, open],
    [open, bare],
    [open, open],
  ]) {
    const found = plan(before, after);
    expect([found.outcome, ...codes(found)]).toEqual(['unknown', 'warning DYN-C310']);
  }
  expect(planCreation(open)).toMatchObject({ outcome: 'created', findings: [] });
});

test('the condition of a nested stack is that of its tables too', () => {
  const nested = (condition?: string) => ({
    ...inTemplate({}),
    nested: [{ id: 'Data', parent: 'Shop', condition, values: { ...noValues, conditions: isProd } }],
  });
  const found = plan(nested(), nested('IsProd'));

  expect(found.findings[0].message).toContain('Where `Env` is `prod`: unchanged. Where `Env` is not `prod`: DELETED, data loss.');
  expect(plan(nested('IsProd'), nested('IsProd'))).toMatchObject({ outcome: 'unchanged', findings: [] });
});

test('only the conditions that decide are named', () => {
  const conditions = { ...isProd, IsOld: { 'Fn::Equals': [{ Ref: 'Age' }, 'old'] } };
  const both = (recovery: unknown) =>
    inTemplate(
      {
        DeletionProtectionEnabled: { 'Fn::If': ['IsOld', true, false] },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovery },
      },
      {},
      { conditions },
    );
  const found = plan(both(chosen(true, false)), both(true));

  expect(found.findings[0].message).toContain('Where `Env` is `prod`: unchanged. Where `Env` is not `prod`: updated.');
});

test('several conditions that lead to the same are named', () => {
  const is = (text: string) => ({ 'Fn::Equals': [{ Ref: 'Env' }, text] });
  const conditions = { Any: { 'Fn::Or': [is('prod'), is('test')] } };
  const found = plan(inTemplate({}, { Condition: 'Any' }, { conditions }), inTemplate({}, {}, { conditions }));

  expect(found.findings[0].message).toContain(
    'Where `Env` is `prod`, or where `Env` is `test`: unchanged. Where `Env` is not `prod`, and `Env` is not `test`: created.',
  );
});
