import { describe, expect, test } from 'vitest';
import { denialsAhead } from '../../src/rollout/denials-ahead';
import type { TableChange } from '../../src/rollout/table-change';
import type { Resource } from '../../src/template/parse-template';
import { properties } from '../plan/templates';
import { template } from './stacks';

const arn = (name: string, table = 'Orders') => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [table, 'Arn'] }, `/index/${name}`]] });
const statement = (Effect: string, ...Resource: object[]) => ({ Sid: 'Indexes', Effect, Action: 'dynamodb:*', Resource });
const policy = (...Statement: object[]): Resource => ({
  Type: 'AWS::IAM::Policy',
  Properties: { PolicyName: 'Tenants', PolicyDocument: { Version: '2012-10-17', Statement }, Roles: [{ Ref: 'Role' }] },
});
const role: Resource = { Type: 'AWS::IAM::Role', Properties: {} };
const deployed = (more: Record<string, Resource>) => template(properties(), { Role: role, ...more });
const creates = (subject: string): TableChange => ({ kind: 'create-index', logicalId: 'Orders', table: 'Shop/Orders', subject });
const statementsOf = ({ Properties: { PolicyDocument: document } = {} }: Resource) => (document as { Statement: object[] }).Statement;

describe('what goes ahead of an index', () => {
  test('is its denial, beside what is deployed', () => {
    const had = statement('Allow', arn('safe'));
    const before = deployed({ Policy: policy(had) });
    const after = deployed({ Policy: policy(statement('Deny', arn('mixing'), arn('other'))) });
    const ahead = denialsAhead(before, after, [creates('mixing')]);

    expect(Object.keys(ahead)).toEqual(['Policy']);
    expect(statementsOf(ahead.Policy)).toEqual([had, { Effect: 'Deny', Action: 'dynamodb:*', Resource: [arn('mixing')] }]);
  });

  test('is nothing that is allowed, and nothing for an index whose name only begins so', () => {
    const before = deployed({ Policy: policy() });

    expect(denialsAhead(before, deployed({ Policy: policy(statement('Allow', arn('mixing'))) }), [creates('mixing')])).toEqual({});
    expect(denialsAhead(before, deployed({ Policy: policy(statement('Deny', arn('mixing-2'))) }), [creates('mixing')])).toEqual({});
  });

  test('is nothing for an index that is deleted: it may still be in use', () => {
    const after = deployed({ Policy: policy(statement('Deny', arn('mixing'))) });

    expect(denialsAhead(deployed({ Policy: policy() }), after, [{ ...creates('mixing'), kind: 'delete-index' }])).toEqual({});
  });

  test('is not there twice', () => {
    const after = deployed({ Policy: policy(statement('Deny', arn('mixing'))) });
    const first = denialsAhead(deployed({ Policy: policy() }), after, [creates('mixing')]);

    expect(denialsAhead(deployed(first), after, [creates('mixing')])).toEqual({});
  });

  test('stands in the inline policies of a role too', () => {
    const inline = (...Statement: object[]): Resource => ({
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyName: 'Tenants', PolicyDocument: { Statement } }] },
    });
    const ahead = denialsAhead(deployed({ Role: inline() }), deployed({ Role: inline(statement('Deny', arn('mixing'))) }), [
      creates('mixing'),
    ]);

    expect(ahead.Role.Properties?.Policies).toMatchObject([
      { PolicyDocument: { Statement: [{ Effect: 'Deny', Resource: [arn('mixing')] }] } },
    ]);
  });

  test('is a new policy of a deployed role, with the denial alone', () => {
    const after = deployed({ More: policy(statement('Allow', arn('safe')), statement('Deny', arn('mixing'))) });
    const ahead = denialsAhead(deployed({}), after, [creates('mixing')]);

    expect(statementsOf(ahead.More)).toMatchObject([{ Effect: 'Deny', Resource: [arn('mixing')] }]);
  });

  test('is nothing that refers to what is not deployed', () => {
    const after = deployed({ Policy: policy(statement('Deny', arn('mixing', 'Later'))) });

    expect(denialsAhead(deployed({ Policy: policy() }), after, [creates('mixing')])).toEqual({});
  });
});
