import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role } from 'aws-cdk-lib/aws-iam';
import { App, Stack, Token } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { Identity } from '../../src/grants/identity';

type Place = { region?: string; role?: string };

const europe = { account: '111111111111', region: 'eu-west-1' };
const output = (name: string, { region, role }: Place = {}) =>
  Token.asString({ 'Fn::GetStackOutput': { StackName: 'Data', OutputName: name, Region: region, RoleArn: role } });

/** Two imports of a role, each in a stack of its own, one app or two. */
function roles(first: [string, typeof europe?], second: [string, typeof europe?]): [Identity, Identity] {
  const [a, b] = [first, second].map(([arn, env = europe], at) => Role.fromRoleArn(new Stack(new App(), `S${at}`, { env }), 'Role', arn));
  return [Identity.ofRole(a), Identity.ofRole(b)];
}

describe('an ARN that is the output of another stack', () => {
  test.each<[string, Place, Place]>([
    ['read twice', {}, {}],
    ['with the region written and left out', { region: 'eu-west-1' }, {}],
    ['with a role of the own account and without', { role: 'arn:aws:iam::111111111111:role/reader' }, {}],
  ])('is the same role: %s', (_, one, other) => {
    const [first, second] = roles([output('RoleArn', one)], [output('RoleArn', other)]);
    expect(first.is(second)).toBe(true);
  });

  test.each<[string, string, Place, typeof europe]>([
    ['another output', 'OtherArn', {}, europe],
    ['another region', 'RoleArn', { region: 'us-east-1' }, europe],
    ['a stack in another region', 'RoleArn', {}, { ...europe, region: 'us-east-1' }],
    ['a role of another account', 'RoleArn', { role: 'arn:aws:iam::222222222222:role/reader' }, europe],
    ['a stack in another account', 'RoleArn', {}, { ...europe, account: '222222222222' }],
  ])('is another role: %s', (_, name, place, env) => {
    const [first, second] = roles([output('RoleArn')], [output(name, place), env]);
    expect(first.is(second)).toBe(false);
  });

  test('is the same table, also as a part of the ARN', () => {
    const arn = () => `arn:aws:dynamodb:eu-west-1:111111111111:table/${output('TableName')}`;
    const [first, second] = ['A', 'B'].map((id) => Table.fromTableArn(new Stack(new App(), id, { env: europe }), 'Table', arn()));
    expect(Identity.ofTable(first).is(Identity.ofTable(second))).toBe(true);
  });
});

test('an imported value is the same in every stack, a parameter in its own only', () => {
  const imported = Token.asString({ 'Fn::ImportValue': 'role' });
  const parameter = Token.asString({ Ref: 'RoleArn' });
  const [first, second] = roles([imported], [imported]);
  const [third, fourth] = roles([parameter], [parameter]);
  expect(first.is(second)).toBe(true);
  expect(third.is(fourth)).toBe(false);
});
