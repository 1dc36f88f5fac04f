import { DynamORMTable, TableAccess, TableClient } from '@dynamorm-cdk/table';
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Runtime, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import type { Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsFor } from '../permissions';
import { errorOf, IN_EUROPE, KEYS, newStack, ordersTable, resourcesOf, synthesisErrors } from '../synthesis';

function containerIn(stack: Stack, environment: Record<string, string> = {}) {
  const task = new FargateTaskDefinition(stack, 'Task');
  return task.addContainer('App', { image: ContainerImage.fromRegistry('example/orders'), environment });
}

const environmentIn = (stack: Stack) =>
  resourcesOf(stack, 'AWS::ECS::TaskDefinition').map(
    ({ Properties }) => (Properties.ContainerDefinitions as { Environment?: { Name: string; Value: unknown }[] }[])[0].Environment,
  );

describe('a container', () => {
  test('gets the variables with its region, and its task the grant', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({ tableName: 'orders' }, stack).connectClient(TableClient.container(containerIn(stack)), TableAccess.READ);

    expect(environmentIn(stack)).toEqual([
      [
        { Name: 'DYNAMODB_TABLE_NAME', Value: { Ref: 'OrdersA9B65338' } },
        { Name: 'AWS_REGION', Value: 'eu-west-1' },
      ],
    ]);
    expect(permissionsFor('dynamodb', stack)).toEqual(
      ['BatchGetItem', 'GetItem', 'Query'].map((action) => `dynamodb:${action} on {OrdersA9B65338.Arn}`),
    );
    expect(resourcesOf(stack, 'AWS::IAM::Policy').map(({ Properties }) => Properties.Roles)).toEqual([[{ Ref: 'TaskTaskRoleE98524A1' }]]);
  });

  test('may use the field encryption key, which its environment names', () => {
    const stack = newStack();
    const fieldEncryptionKey = new Key(stack, 'FieldKey');

    ordersTable({ fieldEncryptionKey }, stack).connectClient(TableClient.container(containerIn(stack)), TableAccess.WRITE);

    expect(permissionsFor('kms', stack)).toEqual(['kms:GenerateDataKey on {FieldKey5DAFDAA4.Arn}']);
    expect(environmentIn(stack)[0]?.map(({ Name }) => Name)).toContain('KMS_KEY_ARN');
  });

  test('of two tables under one variable is refused with both names', () => {
    const stack = newStack();
    const container = containerIn(stack);
    ordersTable({}, stack).connectClient(TableClient.container(container), TableAccess.READ);
    const stock = new DynamORMTable(stack, 'Stock', KEYS);

    expect(errorOf(() => stock.connectClient(TableClient.container(container), TableAccess.READ))).toBe(
      'Connecting `Shop/Task/App` to table `Shop/Stock`: DYN-T050 environmentVariableName: The environment variable `DYNAMODB_TABLE_NAME` belongs to table `Shop/Orders` already. Set another environmentVariableName on one of the tables.',
    );
  });

  test('that has another value under the variable is refused, and the same value is no conflict', () => {
    const [other, same] = [newStack(), newStack()];
    const connected = (stack: Stack, value: string) =>
      ordersTable({ tableName: 'orders' }, stack).connectClient(
        TableClient.container(containerIn(stack, { DYNAMODB_TABLE_NAME: value })),
        TableAccess.READ,
      );

    expect(errorOf(() => connected(other, 'stock'))).toContain('`DYNAMODB_TABLE_NAME` holds the value `stock` already');
    const table = ordersTable({}, same);
    table.connectClient(TableClient.container(containerIn(same, { DYNAMODB_TABLE_NAME: table.tableName })), TableAccess.READ);
    expect(environmentIn(same)[0]).toContainEqual({ Name: 'DYNAMODB_TABLE_NAME', Value: { Ref: 'OrdersA9B65338' } });
  });

  test("has no bound of 4 KB: that is a function's", () => {
    const [container, fn] = [newStack(), newStack()];
    const large = { FILL: 'x'.repeat(5000) };
    ordersTable({}, container).connectClient(TableClient.container(containerIn(container, large)), TableAccess.READ);
    ordersTable({}, fn).connectClient(TableClient.lambdaFunction(newHandler(fn, large)), TableAccess.READ);

    expect(environmentIn(container)[0]).toHaveLength(3);
    expect(synthesisErrors(fn)).toEqual([expect.stringContaining('DYN-T051')]);
  });
});

describe('other clients', () => {
  test('a function is connected as by connect', () => {
    const [one, other] = [newStack(), newStack()];
    ordersTable({}, one).connect(newHandler(one), TableAccess.READ_WRITE);
    ordersTable({}, other).connectClient(TableClient.lambdaFunction(newHandler(other)), TableAccess.READ_WRITE);

    expect(resourcesOf(other, 'AWS::Lambda::Function')).toEqual(resourcesOf(one, 'AWS::Lambda::Function'));
    expect(permissionsFor('dynamodb', other)).toEqual(permissionsFor('dynamodb', one));
  });

  test('what has no environment is granted, with the field encryption key', () => {
    const stack = newStack();
    const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    const fieldEncryptionKey = new Key(stack, 'FieldKey');

    const grant = ordersTable({ fieldEncryptionKey }, stack).connectClient(TableClient.withoutEnvironment(role), TableAccess.READ, {
      leadingKeys: ['ORDER#*'],
    });

    expect(grant.success).toBe(true);
    expect(permissionsFor('kms', stack)).toEqual(['kms:Decrypt on {FieldKey5DAFDAA4.Arn}']);
    expect(permissionsFor('dynamodb', stack).every((permission) => permission.includes('ORDER#*'))).toBe(true);
  });

  test('names who is granted', () => {
    const stack = newStack();
    const [handler, container] = [newHandler(stack), containerIn(stack)];

    expect(TableClient.lambdaFunction(handler).grantee).toBe(handler);
    expect(TableClient.container(container).grantee).toBe(container.taskDefinition.taskRole);
  });
});

describe('a task', () => {
  test('gives each of its containers the variables, and its role the grant', () => {
    const stack = newStack(IN_EUROPE);
    const container = containerIn(stack);
    container.taskDefinition.addContainer('Proxy', { image: ContainerImage.fromRegistry('example/proxy') });

    ordersTable({}, stack).connectClient(TableClient.taskDefinition(container.taskDefinition), TableAccess.READ);

    const [{ Properties: properties }] = resourcesOf(stack, 'AWS::ECS::TaskDefinition');
    const names = (properties.ContainerDefinitions as { Environment: { Name: string }[] }[]).map(({ Environment }) =>
      Environment.map(({ Name }) => Name),
    );
    expect(names).toEqual([
      ['DYNAMODB_TABLE_NAME', 'AWS_REGION'],
      ['DYNAMODB_TABLE_NAME', 'AWS_REGION'],
    ]);
    expect(permissionsFor('dynamodb', stack)).toContain('dynamodb:GetItem on {OrdersA9B65338.Arn}');
  });

  test('whose container comes later is an error', () => {
    const stack = newStack(IN_EUROPE);
    const { taskDefinition } = containerIn(stack);
    ordersTable({}, stack).connectClient(TableClient.taskDefinition(taskDefinition), TableAccess.READ);

    taskDefinition.addContainer('Late', { image: ContainerImage.fromRegistry('example/late') });

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Task] DYN-T103 connectClient: The container `Shop/Task/Late` was added after its task was connected to `Shop/Orders`, so it has no `DYNAMODB_TABLE_NAME`. Add all containers before you connect the task, or connect the container too.',
    ]);
  });
});

test('a singleton function gets the variables and the grant', () => {
  const stack = newStack();
  const handler = new SingletonFunction(stack, 'Handler', {
    uuid: '5f3f9e0e',
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('x'),
  });

  ordersTable({}, stack).connectClient(TableClient.singletonFunction(handler), TableAccess.READ);

  expect(resourcesOf(stack, 'AWS::Lambda::Function')[0].Properties.Environment).toEqual({
    Variables: { DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' } },
  });
  expect(permissionsFor('dynamodb', stack)).toContain('dynamodb:GetItem on {OrdersA9B65338.Arn}');
});
