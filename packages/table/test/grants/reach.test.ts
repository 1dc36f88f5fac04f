import { DynamORMTable } from '@dynamorm-cdk/table';
import { AccountPrincipal, ArnPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { permissionsOf } from '../permissions';
import { IN_EUROPE, KEYS, newStack, ordersTable, warningsOf } from '../synthesis';

const OTHER = '999988887777';
const importedRole = (stack: Stack, account: string, mutable = true) =>
  Role.fromRoleArn(stack, 'Imported', `arn:aws:iam::${account}:role/service`, { mutable });

describe('grantees of the same account', () => {
  test('an imported role gets a policy', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(importedRole(stack, IN_EUROPE.env.account));

    expect(permissionsOf(stack)).toContain('dynamodb:GetItem on {OrdersA9B65338.Arn}');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('a role that was imported as it is stays as it is', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(importedRole(stack, IN_EUROPE.env.account, false));

    expect(permissionsOf(stack)).toEqual([]);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('a principal without a policy is granted nothing, and that is said', () => {
    const stack = newStack(IN_EUROPE);

    const grant = ordersTable({}, stack).grants.read(new ArnPrincipal('arn:aws:iam::111122223333:user/me'));

    expect(grant.success).toBe(false);
    expect(warningsOf(stack)).toHaveLength(1);
    expect(warningsOf(stack)[0]).toMatch(
      /^DYN-T065 grants: `.*` has no policy that a statement could be added to, so nothing is granted\. Grant to a role, or write the table's resourcePolicy\. \[ack: @dynamorm-cdk\/table:DYN-T065\]$/,
    );
  });
});

describe('grantees of another account', () => {
  const warning = (name: string) =>
    `DYN-T064 grants: ${name} belongs to account ${OTHER}, the table to 111122223333. The table's resourcePolicy must allow the same actions, and the policy of an imported role must be written in its own account. [ack: @dynamorm-cdk/table:DYN-T064]`;

  test('an imported role', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(importedRole(stack, OTHER));

    expect(permissionsOf(stack)).toEqual([]);
    expect(warningsOf(stack)).toEqual([warning('`Shop/Imported`')]);
  });

  test('a role of the same app, whose policy is written in its own stack', () => {
    // GIVEN
    const app = new App();
    const stack = new Stack(app, 'Shop', IN_EUROPE);
    const theirs = new Stack(app, 'Theirs', { env: { account: OTHER, region: 'eu-west-1' } });
    const role = new Role(theirs, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

    // WHEN
    new DynamORMTable(stack, 'Orders', { ...KEYS, tableName: 'orders' }).grants.read(role);

    // THEN
    expect(permissionsOf(theirs)).toContain('dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/orders');
    expect(warningsOf(stack)).toEqual([warning('`Theirs/Service`')]);
  });

  test('a whole account', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({}, stack).grants.read(new AccountPrincipal(OTHER));

    expect(warningsOf(stack)).toHaveLength(1);
    expect(warningsOf(stack)[0]).toContain(`belongs to account ${OTHER}`);
  });

  test('cannot be told where the account of the stack is unknown until deployment', () => {
    const stack = newStack();

    ordersTable({}, stack).grants.read(importedRole(stack, OTHER));

    expect(warningsOf(stack)).toEqual([]);
  });
});
