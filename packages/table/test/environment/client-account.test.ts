import { DynamORMTable, TableAccess, TableClient } from '@dynamorm-cdk/table';
import { TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsOf } from '../permissions';
import { errorOf, IN_EUROPE, KEYS, newStack, ordersTable, warningsOf } from '../synthesis';

const THEIRS = { env: { account: '999988887777', region: 'eu-west-1' } };

test('a function of another account is refused: its name would mean a table of its own account', () => {
  const app = new App();
  const encryption = TableEncryptionV2.dynamoOwnedKey();
  const orders = new DynamORMTable(new Stack(app, 'Shop', IN_EUROPE), 'Orders', { ...KEYS, tableName: 'orders', encryption });
  const handler = newHandler(new Stack(app, 'Theirs', THEIRS), {}, 'Handler', { roleName: 'reader' });

  expect(errorOf(() => orders.connect(handler, TableAccess.READ))).toBe(
    "Connecting to table `Shop/Orders`: DYN-T112 connect: `Theirs/Handler` runs in account `999988887777`, and the table is in `111122223333`: DynamoDB looks for a table name in the caller's account. Grant access by `grants`, and set the variable of the table's name to the ARN of the table.",
  );
});

test('a table that was imported from another account is refused too, and granted by its ARN', () => {
  const stack = newStack(IN_EUROPE);
  const table = TableV2.fromTableArn(stack, 'Table', 'arn:aws:dynamodb:eu-west-1:999988887777:table/orders');
  const orders = DynamORMTable.fromExisting(stack, 'Orders', { table, ...KEYS });
  const handler = newHandler(stack);

  expect(errorOf(() => orders.connect(handler, TableAccess.READ))).toContain('DYN-T112');
  orders.grants.read(handler);
  expect(permissionsOf(stack)).toContain('dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:999988887777:table/orders');
});

test('accounts that are unknown until deployment are judged in no way', () => {
  const stack = newStack();

  ordersTable({}, stack).connect(newHandler(stack), TableAccess.READ);

  expect(permissionsOf(stack)).toContain('dynamodb:GetItem on {OrdersA9B65338.Arn}');
});

test('an imported function without its role is granted as CDK grants it: by a warning', () => {
  const stack = newStack(IN_EUROPE);
  const handler = LambdaFunction.fromFunctionArn(stack, 'Handler', 'arn:aws:lambda:eu-west-1:111122223333:function:orders');

  ordersTable({}, stack).connectClient(TableClient.withoutEnvironment(handler), TableAccess.READ);

  expect(warningsOf(stack).every((line) => line.startsWith("Add statement to this resource's role"))).toBe(true);
  expect(permissionsOf(stack)).toEqual([]);
});

test.each([
  [
    'indexes of a grant',
    (stack: Stack) => ordersTable({}, stack).grants.query(newHandler(stack), { indexes: Lazy.list({ produce: () => [] }) }),
    'DYN-T060 indexes',
  ],
  ['replicas', (stack: Stack) => ordersTable({ replicas: Lazy.any({ produce: () => [] }) as never }, stack), 'DYN-T023 replicas'],
])('%s that are unknown until deployment are refused in a sentence', (_what, act, said) => {
  expect(errorOf(() => act(newStack(IN_EUROPE)))).toContain(said);
});
