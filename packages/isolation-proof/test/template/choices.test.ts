import { beforeAll, expect, test } from 'vitest';
import { anyPlace, choicesIn, claimedTable, decide, readRole, type Solver, type Template } from '../../src';
import { ARN, allow, OWN, TENANCY } from '../docs-table';
import { solver } from '../solver';

let cvc5: Solver;
beforeAll(async () => {
  cvc5 = await solver();
});

const policy = (Statement: object[], more: object = {}) => ({
  Type: 'AWS::IAM::Policy',
  Properties: { Roles: [{ Ref: 'Tenant' }], PolicyDocument: { Version: '2012-10-17', Statement } },
  ...more,
});

/** A role that an open Allow and a Deny of it are attached to, each perhaps under a condition. */
function template(conditionOfDeny: object): Template {
  const deny = (Condition: object) => ({ Effect: 'Deny', Action: 'dynamodb:*', Resource: [ARN, `${ARN}/*`], Condition });
  return {
    Resources: {
      Docs: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { TableName: 'Docs', KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }] },
      },
      Tenant: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
      Open: policy([allow({})]),
      Closed: policy(
        [
          deny({ 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': OWN['ForAllValues:StringEquals']['dynamodb:LeadingKeys'] } }),
          deny({ Null: { 'dynamodb:LeadingKeys': 'true' } }),
          deny({ StringNotLike: { 'aws:PrincipalTag/TenantID': '?*' } }),
        ],
        conditionOfDeny,
      ),
    },
  };
}

const outcomes = (source: Template) =>
  Promise.all(
    choicesIn(source).map(async (choice) => {
      const claim = claimedTable({ table: 'Docs', layout: { prefix: '' }, byTable: true, tenantIndexes: [] }, source, anyPlace, choice);
      const { policies } = readRole('Tenant', source, anyPlace, choice);
      return (await decide(policies, [claim], TENANCY, 'whole', 'matches nothing', cvc5)).outcome;
    }),
  );

test('a Deny that is made only under a condition is missing where that does not hold', async () => {
  expect(await outcomes(template({}))).toEqual(['proved']);
  expect((await outcomes(template({ Condition: 'Prod' }))).sort()).toEqual(['hole', 'proved']);
});

test('conditions of other resources are not asked', () => {
  const { Resources } = template({});
  const queue = { Type: 'AWS::SQS::Queue', Condition: 'Queued', Properties: { QueueName: { 'Fn::If': ['Named', 'a', 'b'] } } };
  expect(choicesIn({ Resources: { ...Resources, Queue: queue } })).toHaveLength(1);
});
