import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, type Version } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsFor } from '../permissions';
import { errorOf, IN_EUROPE, newStack, number, orderModels, ordersTable, resourcesOf, STATUS_INDEX, text } from '../synthesis';

const variablesIn = (stack: ReturnType<typeof newStack>) =>
  resourcesOf(stack, 'AWS::Lambda::Function').map(
    ({ Properties }) => (Properties.Environment as { Variables: object } | undefined)?.Variables,
  );

describe('environment', () => {
  test('of a function leaves out what Lambda reserves; that of a container has it', () => {
    const stack = newStack(IN_EUROPE);
    const table = ordersTable({ tableName: 'orders', environmentVariableName: 'ORDERS_TABLE_NAME' }, stack);

    expect(stack.resolve(table.environmentVariables)).toEqual({ ORDERS_TABLE_NAME: { Ref: 'OrdersA9B65338' } });
    expect(stack.resolve(table.containerEnvironmentVariables)).toEqual({
      ORDERS_TABLE_NAME: { Ref: 'OrdersA9B65338' },
      AWS_REGION: 'eu-west-1',
    });
  });

  test('is named DYNAMODB_TABLE_NAME where nothing else is said, and holds the field encryption key', () => {
    const stack = newStack();
    const table = ordersTable({ fieldEncryptionKey: new Key(stack, 'FieldKey') }, stack);

    expect(stack.resolve(table.environmentVariables)).toEqual({
      DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' },
      KMS_KEY_ARN: { 'Fn::GetAtt': ['FieldKey5DAFDAA4', 'Arn'] },
    });
    expect(stack.resolve(table.containerEnvironmentVariables).AWS_REGION).toEqual({ Ref: 'AWS::Region' });
  });
});

describe('connect', () => {
  test.each([
    [TableAccess.READ, ['BatchGetItem', 'GetItem', 'Query']],
    [TableAccess.WRITE, ['BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem']],
    [
      TableAccess.READ_WRITE,
      ['BatchGetItem', 'BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'],
    ],
  ])('grants %s and sets the environment', (access, actions) => {
    const stack = newStack();

    ordersTable({}, stack).connect(newHandler(stack), access);

    expect(permissionsFor('dynamodb', stack)).toEqual(actions.map((action) => `dynamodb:${action} on {OrdersA9B65338.Arn}`));
    expect(variablesIn(stack)).toEqual([{ DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' } }]);
  });

  test('narrows as a grant does', () => {
    const stack = newStack();
    const table = ordersTable({ globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] }, stack);

    table.connect(newHandler(stack), TableAccess.READ, { indexes: [], leadingKeys: ['ORDER#*'] });

    const permissions = permissionsFor('dynamodb', stack);
    expect(permissions).toHaveLength(3);
    expect(permissions.every((permission) => permission.includes('"dynamodb:LeadingKeys":["ORDER#*"]'))).toBe(true);
    expect(permissions.some((permission) => permission.includes('/index/'))).toBe(false);
  });

  test.each([
    [TableAccess.READ, ['kms:Decrypt']],
    [TableAccess.WRITE, ['kms:GenerateDataKey']],
    [TableAccess.READ_WRITE, ['kms:Decrypt', 'kms:GenerateDataKey']],
  ])('with %s may use the field encryption key directly, without ViaService', (access, actions) => {
    const stack = newStack();
    const fieldEncryptionKey = new Key(stack, 'FieldKey');

    ordersTable({ fieldEncryptionKey }, stack).connect(newHandler(stack), access);

    expect(permissionsFor('kms', stack)).toEqual(actions.map((action) => `${action} on {FieldKey5DAFDAA4.Arn}`));
    expect(variablesIn(stack)).toEqual([
      { DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' }, KMS_KEY_ARN: { 'Fn::GetAtt': ['FieldKey5DAFDAA4', 'Arn'] } },
    ]);
  });

  test('returns what it granted, on table and key, so that others can wait for it', () => {
    const stack = newStack();
    const fieldEncryptionKey = new Key(stack, 'FieldKey');
    const bare = newStack();

    const grant = ordersTable({ fieldEncryptionKey }, stack).connect(newHandler(stack), TableAccess.READ);
    grant.applyBefore(new Topic(stack, 'Later'));

    expect(grant.principalStatements.flatMap(({ actions }) => actions)).toContain('kms:Decrypt');
    const without = ordersTable({}, bare).connect(newHandler(bare), TableAccess.READ);
    expect(without.principalStatements.flatMap(({ actions }) => actions)).not.toContain('kms:Decrypt');
    const [topic] = resourcesOf(stack, 'AWS::SNS::Topic');
    expect(topic.DependsOn).toEqual([expect.stringMatching(/^HandlerServiceRoleDefaultPolicy/)]);
  });

  test('passes the models on only where it is asked to', () => {
    const [silent, passing] = [newStack(), newStack()];
    const models = orderModels({ indexes: [STATUS_INDEX] });

    ordersTable({ models }, silent).connect(newHandler(silent), TableAccess.READ);
    ordersTable({ models }, passing).connect(newHandler(passing), TableAccess.READ, { embedModels: true });

    expect(variablesIn(silent)).toEqual([{ DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' } }]);
    const [{ DMS_MODEL_B64: passed }] = variablesIn(passing) as { DMS_MODEL_B64: string }[];
    const read = ModelDocument.fromString(Buffer.from(passed, 'base64').toString());
    expect(read.toTableShape()).toEqual(models.toTableShape());
  });

  test('is for functions; an alias or version is granted, and its function carries the environment', () => {
    const stack = newStack();
    const table = ordersTable({}, stack);
    const handler = newHandler(stack, table.environmentVariables);
    const alias = new Alias(stack, 'Live', { aliasName: 'live', version: handler.currentVersion as Version });

    table.grants.read(alias);

    expect(permissionsFor('dynamodb', stack)).toContain('dynamodb:GetItem on {OrdersA9B65338.Arn}');
    expect(variablesIn(stack)).toEqual([{ DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' } }]);
  });
});

describe('validateModelCompatibility', () => {
  test('knows what was added before the call, and nothing of what comes later', () => {
    // GIVEN
    const table = ordersTable();
    const models = orderModels({ indexes: [STATUS_INDEX] });

    // WHEN
    const before = table.validateModelCompatibility(models);
    table.addGlobalIndex('status', { partitionKey: text('status') });
    const after = table.validateModelCompatibility(models);

    // THEN
    expect(before.isValid).toBe(false);
    expect(before.errors.map(({ code }) => code)).toEqual(['DYN-M082']);
    expect(after.findings).toEqual([]);
  });

  test('reports every finding, and throws none', () => {
    const table = ordersTable({ partitionKey: number('ID'), sortKey: undefined, timeToLiveAttribute: 'ttl' });

    const report = table.validateModelCompatibility(orderModels({ indexes: [STATUS_INDEX] }));

    expect(report.isValid).toBe(false);
    expect(report.errors.length).toBeGreaterThan(2);
    expect(report.toText()).toContain('Shop/Orders');
  });

  test('reports models of several tables', () => {
    const models = ModelDocument.fromSpecs([
      { modelName: 'Order', tableName: 'orders', partitionKey: 'PK' },
      { modelName: 'Stock', tableName: 'inventory', partitionKey: 'PK' },
    ]);

    expect(
      ordersTable()
        .validateModelCompatibility(models)
        .errors.map(({ code }) => code),
    ).toEqual(['DYN-M079']);
  });

  test('takes specifications that were written by hand', () => {
    const models = ModelDocument.fromSpecs([{ modelName: 'Order', partitionKey: 'PK', sortKey: 'SK' }]);

    expect(ordersTable().validateModelCompatibility(models).findings).toEqual([]);
  });
});

test('a table of another id has its own place in every message', () => {
  const table = new DynamORMTable(newStack(), 'Stock', { partitionKey: text('sku') });

  expect(errorOf(() => table.grants.scan(newHandler(newStack()), { leadingKeys: ['a'] }))).toMatch(/^Grant on `Shop\/Stock`: DYN-T062 /);
});
