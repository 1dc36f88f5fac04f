import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import { describe, expect, test } from 'vitest';
import { planCreation, planDeparture, planTable } from '../../../src/plan/plan-table';
import type { TablePlan } from '../../../src/plan/sides/table-plan';
import { properties, side, TABLE } from '../templates';

const table = (resource: Properties, more: Properties = {}) => side(properties({ more }), { Type: TABLE, ...resource });
const told = ({ outcome, findings }: TablePlan) => [outcome, ...findings.map(({ code, severity }) => `${severity} ${code}`)];
const updated = (before: Properties, after: Properties) => planTable({ from: table(before), to: table(after) }, {});

describe('a policy of the new template', () => {
  test.each<[string, Properties, string[]]>([
    ['DeletionPolicy Delete', { DeletionPolicy: 'Delete' }, []],
    ['DeletionPolicy RetainExceptOnCreate', { DeletionPolicy: 'RetainExceptOnCreate' }, []],
    ['UpdateReplacePolicy Retain', { UpdateReplacePolicy: 'Retain' }, []],
    ['DeletionPolicy Snapshot', { DeletionPolicy: 'Snapshot' }, ['refused', 'error DYN-C302']],
    ['UpdateReplacePolicy RetainExceptOnCreate', { UpdateReplacePolicy: 'RetainExceptOnCreate' }, ['unknown', 'warning DYN-C355']],
    ['a misspelled DeletionPolicy', { DeletionPolicy: 'retain' }, ['unknown', 'warning DYN-C355']],
    ['a DeletionPolicy that is no text', { DeletionPolicy: true }, ['unknown', 'warning DYN-C355']],
  ])('%s', (_, resource, expected) => {
    const isSound = expected.length === 0;
    expect(told(planCreation(table(resource)))).toEqual(isSound ? ['created'] : expected);
    expect(told(updated(resource, resource))).toEqual(isSound ? ['unchanged'] : expected);
  });

  test('UpdateReplacePolicy Snapshot works as Delete, which is said', () => {
    const plan = planCreation(table({ UpdateReplacePolicy: 'Snapshot' }));

    expect(told(plan)).toEqual(['created', 'warning DYN-C333']);
    expect(plan.findings[0]).toMatchObject({
      message: 'The UpdateReplacePolicy `Snapshot` of `Orders` is the same as `Delete`: CloudFormation makes no snapshots of tables.',
      path: 'Resources.Orders.UpdateReplacePolicy',
    });
  });

  test('a near name is proposed', () => {
    expect(planCreation(table({ DeletionPolicy: 'Retian' })).findings[0].hint).toBe('Did you mean `Retain`?');
  });

  test('that is an expression needs the transform that works it out', () => {
    const refused = { DeletionPolicy: { Ref: 'Policy' }, template: { textPolicies: true } };

    expect(told(planCreation(table(refused)))).toEqual(['refused', 'error DYN-C302']);
    expect(told(planCreation(table({ ...refused, template: { textPolicies: false } })))).toEqual(['created']);
  });

  test('that only a deployment knows no longer keeps the table for certain', () => {
    const plan = updated({ DeletionPolicy: 'Retain' }, { DeletionPolicy: { Ref: 'Policy' } });

    expect(told(plan)).toEqual(['updated', 'warning DYN-C333']);
    expect(plan.findings[0].message).toBe(
      'The DeletionPolicy of `Orders` changes from Retain to `Policy`, and whether that keeps the table is not known here.',
    );
  });
});

describe('an attribute of the new resource', () => {
  const told_ = (template: Properties, resource: Properties = {}) => {
    const { outcome, findings } = planCreation(table({ ...resource, template }));
    return [outcome, ...findings.map(({ message, hint }) => `${message} ${hint}`)];
  };

  test('that is misspelled is unknown', () => {
    expect(told_({ unknownAttributes: ['DeletionPolcy'] })).toEqual([
      'unknown',
      'The resource `Orders` has the attribute `DeletionPolcy`, which is not known. Did you mean `DeletionPolicy`?',
    ]);
  });

  test('that is a property is to be moved', () => {
    expect(told_({ unknownAttributes: ['TableName'] })[1]).toContain('Move TableName into its Properties.');
  });

  test('that is a condition is the name of one', () => {
    expect(told_({}, { Condition: { 'Fn::Equals': ['a', 'a'] } })).toEqual([
      'refused',
      'The Condition of `Orders` is not the name of a condition, but {"Fn::Equals":["a","a"]}. Declare it in `Conditions`, and write its name.',
    ]);
  });
});

describe('a table that is replaced', () => {
  const replaced = (policy: unknown) =>
    planTable(
      {
        from: table({ UpdateReplacePolicy: policy }),
        to: side(properties({ keys: ['ID:S'] }), { Type: TABLE, UpdateReplacePolicy: policy }),
      },
      {},
    ).findings[0].message;

  test.each([
    ['Retain', 'and the old one stays outside of the stack with its items.'],
    [undefined, 'and the old one goes with its items.'],
    ['Snapshot', 'and the old one goes with its items.'],
    ['RetainExceptOnCreate', 'goes with its items unless its UpdateReplacePolicy, which is not known here, retains it.'],
    [{ Ref: 'Policy' }, 'goes with its items unless its UpdateReplacePolicy, which is not known here, retains it.'],
  ])('with %j', (policy, end) => {
    expect(replaced(policy)).toContain(end);
  });
});

describe('a table that leaves', () => {
  const values = (DeletionPolicy: unknown) => planDeparture(table({ DeletionPolicy })).findings[0].message;

  test('is not kept by a snapshot', () => {
    expect(told(planDeparture(table({ DeletionPolicy: 'Snapshot' })))).toEqual(['deleted', 'error DYN-C303']);
    expect(values('Snapshot')).toContain(
      'since CloudFormation makes no snapshots of tables, so its DeletionPolicy `Snapshot` retains nothing',
    );
    expect(values('Keep')).toContain('unless its DeletionPolicy `Keep`, which is not known here, retains it');
  });
});

describe('a nested stack whose condition turns false', () => {
  const conditions = { conditions: { On: { 'Fn::Equals': ['a', 'a'] }, Off: { 'Fn::Equals': ['a', 'b'] } } };
  const inside = (condition: string, stack: Properties, own: Properties = {}) => {
    const values = { parameters: new Map(), declared: {}, mappings: {}, pseudo: {}, ...conditions };
    const nested = [{ id: 'Data', parent: 'template.json', condition, values, ...stack }];
    return table({ ...own, template: { nested, values } });
  };
  const gone = (stack: Properties, own: Properties = {}) =>
    planTable({ from: inside('On', stack, own), to: inside('Off', stack, own) }, {});

  test('keeps its tables where it is retained, whatever their own policy is', () => {
    const plan = gone({ deletionPolicy: 'Retain' });

    expect(told(plan)).toEqual(['retained', 'warning DYN-C304']);
    expect(plan.findings[0].message).toBe(
      '`Orders` stays with its items in the nested stack `Data`, which leaves its stack and is retained, as its DeletionPolicy says.',
    );
    expect(told(gone({ deletionPolicy: 'Retain' }, { DeletionPolicy: 'Delete' }))).toEqual(['retained', 'warning DYN-C304']);
  });

  test('leaves them to their own policy where it is deleted', () => {
    expect(told(gone({}))).toEqual(['deleted', 'error DYN-C303']);
    expect(told(gone({ deletionPolicy: 'Snapshot' }, { DeletionPolicy: 'Retain' }))).toEqual(['retained', 'warning DYN-C304']);
  });

  test('says so where its policy is not known', () => {
    expect(gone({ deletionPolicy: { Ref: 'Policy' } }).findings[0].message).toContain(
      "with the nested stack `Data`, unless that stack's DeletionPolicy, which is not known here, retains it",
    );
  });

  test('is told where its policy no longer retains it', () => {
    const changed = (before: unknown, after: unknown) =>
      planTable({ from: inside('On', { deletionPolicy: before }), to: inside('On', { deletionPolicy: after }) }, {});

    expect(told(changed('Retain', undefined))).toEqual(['unchanged', 'warning DYN-C333']);
    expect(changed('Retain', 'Delete').findings[0].message).toBe(
      'The DeletionPolicy of the nested stack `Data`, which holds `Orders`, no longer retains it.',
    );
    expect(told(changed('Retain', { 'Fn::If': ['On', 'Retain', 'Delete'] }))).toEqual(['unchanged']);
    expect(told(changed(undefined, 'Delete'))).toEqual(['unchanged']);
    expect(told(changed('Retain', 'Snapshot'))).toEqual(['refused', 'error DYN-C302']);
  });

  test('has a policy that its conditions decide', () => {
    expect(told(gone({ deletionPolicy: { 'Fn::If': ['On', 'Retain', 'Delete'] } }))).toEqual(['retained', 'warning DYN-C304']);
    expect(told(gone({ deletionPolicy: { 'Fn::If': ['Off', 'Retain', 'Delete'] } }))).toEqual(['deleted', 'error DYN-C303']);
  });
});
