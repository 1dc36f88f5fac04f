import type { ResourceChange } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import type { ChangeSet } from '../../src/rollout/change-set';
import { judgeChangeSet } from '../../src/rollout/judge-change-set';
import { type NextWave, nextWave } from '../../src/rollout/next-wave';
import type { WholeTemplate } from '../../src/rollout/whole-template';
import { GLOBAL, properties } from '../plan/templates';
import { staged, template } from './stacks';

const deployed = template(properties({ indexes: ['a: a:S'] }));
const wanted = template(properties({ indexes: ['a: a:S', 'b: b:S', 'c: c:S'] }));
const table = staged(deployed, wanted);
const wave = nextWave([table], deployed, wanted) as NextWave;
const context = ({ Resources: { Orders: one } }: WholeTemplate) => JSON.stringify({ Properties: one.Properties });
const ofTable: ResourceChange = {
  Action: 'Modify',
  LogicalResourceId: 'Orders',
  ResourceType: GLOBAL,
  Replacement: 'False',
  BeforeContext: context(deployed),
  AfterContext: context(wave.template),
};
const judged = (changes: ResourceChange[], description: object = {}, alarms: string[] = [], at: NextWave = wave) =>
  judgeChangeSet({ id: 'id', isEmpty: false, changes, description } as unknown as ChangeSet, at, [table], alarms);

describe('a change set', () => {
  test('that does what the wave says is executed', () => {
    expect(judged([ofTable])).toEqual({ refused: [], toApprove: [] });
  });

  test('that may replace the table only for the definition of a new key is executed', () => {
    expect(judged([{ ...ofTable, Replacement: 'Conditional' }])).toEqual({ refused: [], toApprove: [] });
  });

  test.each<[string, Partial<ResourceChange>, string]>([
    ['replaces the table', { Replacement: 'True' }, '`Orders` (AWS::DynamoDB::GlobalTable) is replaced'],
    ['deletes the table', { Action: 'Remove' }, 'is deleted'],
    [
      'changes the type of a key',
      { Replacement: 'Conditional', AfterContext: context(template(properties({ indexes: ['a: a:N', 'b: b:S'] }))) },
      'may be replaced',
    ],
    [
      'leads to other indexes',
      { AfterContext: context(wanted) },
      'it leads `Shop/Orders` to the indexes a: a (S), ALL; b: b (S), ALL; c: c (S), ALL, and the wave to',
    ],
    [
      'comes from other indexes',
      { BeforeContext: context(wanted) },
      'the stack knows of `Shop/Orders` the indexes a: a (S), ALL; b: b (S), ALL; c: c (S), ALL',
    ],
    ['shows no indexes', { AfterContext: undefined }, 'CloudFormation does not show the indexes of `Shop/Orders`'],
  ])('that %s is refused, whoever approves', (_, change, reason) => {
    const { refused } = judged([{ ...ofTable, ...change }]);

    expect(refused.join('; ')).toContain(reason);
  });

  test('that leaves the table alone is refused', () => {
    expect(judged([]).refused).toEqual(['it does not change the table `Shop/Orders`']);
  });

  test('that replaces a note of the CDK is executed', () => {
    const note = {
      Action: 'Modify',
      LogicalResourceId: 'CDKMetadata',
      ResourceType: 'AWS::CDK::Metadata',
      Replacement: 'Conditional',
    } as const;

    expect(judged([ofTable, note])).toEqual({ refused: [], toApprove: [] });
  });

  test('in express mode is refused', () => {
    expect(judged([ofTable], { DeploymentConfig: { Mode: 'EXPRESS' } }).refused.join()).toContain('express mode');
    expect(judged([ofTable], { DeploymentConfig: { Mode: 'STANDARD' } }).refused).toEqual([]);
  });

  test('that does not watch the alarms is refused', () => {
    const RollbackConfiguration = { RollbackTriggers: [{ Arn: 'errors' }] };

    expect(judged([ofTable], {}, ['errors']).refused.join()).toContain('it does not watch the alarm errors');
    expect(judged([ofTable], { RollbackConfiguration }, ['errors']).refused).toEqual([]);
  });

  test.each<[string, ResourceChange, string]>([
    ['changes', { Action: 'Modify', Replacement: 'False' }, '`Reader` (AWS::Lambda::Function) is changed'],
    ['adds', { Action: 'Add' }, 'is changed'],
    ['deletes', { Action: 'Remove', PolicyAction: 'Retain' }, 'is deleted from the stack, and retained'],
    ['replaces', { Action: 'Modify', Replacement: 'True' }, 'is replaced'],
  ])('that %s something else in an index wave needs an approval', (_, change, text) => {
    const other = { LogicalResourceId: 'Reader', ResourceType: 'AWS::Lambda::Function', ...change };
    const { refused, toApprove } = judged([ofTable, other]);

    expect(refused).toEqual([]);
    expect(toApprove.join()).toContain(text);
  });

  const follows = { Evaluation: 'Dynamic', ChangeSource: 'ResourceAttribute', CausingEntity: 'Orders.Arn' } as const;
  const policy = { LogicalResourceId: 'Policy', ResourceType: 'AWS::IAM::Policy', Action: 'Modify', Replacement: 'Conditional' } as const;
  const document = { Attribute: 'Properties', Name: 'PolicyDocument', RequiresRecreation: 'Never' } as const;
  const name = { Attribute: 'Properties', Name: 'PolicyName', RequiresRecreation: 'Conditionally' } as const;
  const conditional: ResourceChange = { ...ofTable, Replacement: 'Conditional' };

  test('that lists what refers to the table is executed: a table that stays changes none of it', () => {
    const role = { ...policy, LogicalResourceId: 'Role', Details: [{ ...follows, CausingEntity: 'Policy', Target: name }] };

    expect(judged([conditional, { ...policy, Details: [{ ...follows, Target: name }] }, role])).toEqual({ refused: [], toApprove: [] });
  });

  test('that replaces what refers to the table by itself needs an approval', () => {
    const direct = { Evaluation: 'Static', ChangeSource: 'DirectModification' } as const;
    const changes = [
      conditional,
      {
        ...policy,
        Details: [
          { ...follows, Target: name },
          { ...direct, Target: name },
        ],
      },
    ];

    expect(judged(changes).toApprove).toEqual(['`Policy` (AWS::IAM::Policy) may be replaced']);
  });

  test('may change a policy that goes ahead', () => {
    const direct = { Evaluation: 'Static', ChangeSource: 'DirectModification' } as const;
    const changes = [
      conditional,
      {
        ...policy,
        Details: [
          { ...follows, Target: name },
          { ...direct, Target: document },
        ],
      },
    ];

    expect(judged(changes).toApprove).toEqual(['`Policy` (AWS::IAM::Policy) is changed']);
    expect(judged(changes, {}, [], { ...wave, ahead: ['Policy'] }).toApprove).toEqual([]);
  });

  test('may change everything else in the last wave, and needs an approval to delete', () => {
    const last = { ...wave, changes: [], isLast: true };
    const reader = { LogicalResourceId: 'Reader', ResourceType: 'AWS::Lambda::Function', Replacement: 'False' as const };

    expect(judged([{ ...reader, Action: 'Modify' }], {}, [], last)).toEqual({ refused: [], toApprove: [] });
    expect(judged([{ ...reader, Action: 'Remove' }], {}, [], last).toApprove).toHaveLength(1);
  });
});
