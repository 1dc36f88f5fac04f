import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { errorOf, KEYS, newStack, orderModels, ordersTable, resourcesOf, synthesisErrors } from '../synthesis';

const environmentOf = (stack: Stack) =>
  (resourcesOf(stack, 'AWS::Lambda::Function')[0].Properties.Environment as { Variables: Record<string, unknown> }).Variables;

describe('two tables of one function', () => {
  test('under one variable are an error that names both', () => {
    // GIVEN
    const stack = newStack();
    const handler = newHandler(stack);
    const stock = new DynamORMTable(stack, 'Stock', KEYS);

    // WHEN
    ordersTable({}, stack).connect(handler, TableAccess.READ);

    // THEN
    expect(errorOf(() => stock.connect(handler, TableAccess.READ))).toBe(
      'Connecting `Shop/Handler` to table `Shop/Stock`: DYN-T050 environmentVariableName: The environment variable `DYNAMODB_TABLE_NAME` belongs to table `Shop/Orders` already. Set another environmentVariableName on one of the tables.',
    );
  });

  test('that have one logical id in two stacks are told apart', () => {
    const app = new App();
    const [first, second] = ['First', 'Second'].map((id) => ordersTable({}, new Stack(app, id)));
    const handler = newHandler(new Stack(app, 'Service'));
    first.connect(handler, TableAccess.READ);

    expect(errorOf(() => second.connect(handler, TableAccess.READ))).toContain(
      'The environment variable `DYNAMODB_TABLE_NAME` belongs to table `First/Orders` already.',
    );
  });

  test('under variables of their own are connected', () => {
    const stack = newStack();
    const handler = newHandler(stack);

    ordersTable({}, stack).connect(handler, TableAccess.READ);
    new DynamORMTable(stack, 'Stock', { ...KEYS, environmentVariableName: 'STOCK_TABLE_NAME' }).connect(handler, TableAccess.WRITE);

    expect(environmentOf(stack)).toEqual({ DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' }, STOCK_TABLE_NAME: { Ref: 'Stock38709CBC' } });
  });

  test('with different keys and both models: all of it in one error', () => {
    const stack = newStack();
    const handler = newHandler(stack);
    const first = { models: orderModels(), fieldEncryptionKey: new Key(stack, 'First') };
    const second = { ...KEYS, fieldEncryptionKey: new Key(stack, 'Second') };
    ordersTable(first, stack).connect(handler, TableAccess.READ, { embedModels: true });

    expect(errorOf(() => new DynamORMTable(stack, 'Stock', second).connect(handler, TableAccess.READ, { embedModels: true }))).toBe(
      [
        'Connecting `Shop/Handler` to table `Shop/Stock` has 3 errors:',
        '  DYN-T050 environmentVariableName: The environment variable `DYNAMODB_TABLE_NAME` belongs to table `Shop/Orders` already. Set another environmentVariableName on one of the tables.',
        '  DYN-T050 KMS_KEY_ARN: The environment variable `KMS_KEY_ARN` belongs to table `Shop/Orders` already. Use the same fieldEncryptionKey for all tables of a function or container.',
        '  DYN-T050 DMS_MODEL_B64: The environment variable `DMS_MODEL_B64` belongs to table `Shop/Orders` already. Connect only one table with embedModels.',
      ].join('\n'),
    );
  });
});

describe('a variable that somebody else has set', () => {
  test('to another value is an error that shows it', () => {
    const stack = newStack();
    const handler = newHandler(stack, { DYNAMODB_TABLE_NAME: 'orders-by-hand' });

    expect(errorOf(() => ordersTable({}, stack).connect(handler, TableAccess.READ))).toBe(
      'Connecting `Shop/Handler` to table `Shop/Orders`: DYN-T050 environmentVariableName: The environment variable `DYNAMODB_TABLE_NAME` holds the value `orders-by-hand` already. Set another environmentVariableName on one of the tables.',
    );
  });

  test('to a value that is unknown until deployment is an error that does not show it', () => {
    const stack = newStack();
    const handler = newHandler(stack, { DYNAMODB_TABLE_NAME: new CfnParameter(stack, 'Name').valueAsString });

    expect(errorOf(() => ordersTable({}, stack).connect(handler, TableAccess.READ))).toContain(
      'The environment variable `DYNAMODB_TABLE_NAME` holds another value already.',
    );
  });

  test('to the same value is fine, and so is connecting twice', () => {
    const stack = newStack();
    const table = ordersTable({}, stack);
    const handler = newHandler(stack, table.environmentVariables);

    table.connect(handler, TableAccess.READ);
    table.connect(handler, TableAccess.WRITE);

    expect(environmentOf(stack)).toEqual({ DYNAMODB_TABLE_NAME: { Ref: 'OrdersA9B65338' } });
  });
});

describe("Lambda's 4 KB of environment", () => {
  const FILL = 'FILL';
  const base64Bytes = (stack: Stack) => Buffer.byteLength(String(environmentOf(stack).DMS_MODEL_B64));

  /** A function with models in its environment that is filled up to this many bytes; the table's name is not known yet and not counted. */
  function filled(bytes: number): Stack {
    const probe = newStack();
    ordersTable({ models: orderModels() }, probe).connect(newHandler(probe), TableAccess.READ, { embedModels: true });
    const taken = 'DMS_MODEL_B64'.length + base64Bytes(probe) + FILL.length;
    const stack = newStack();
    const handler = newHandler(stack, { [FILL]: 'x'.repeat(bytes - taken) });
    ordersTable({ models: orderModels() }, stack).connect(handler, TableAccess.READ, { embedModels: true });
    return stack;
  }

  test('4096 bytes are taken', () => {
    expect(base64Bytes(filled(4096))).toBeGreaterThan(0);
  });

  test('4097 bytes stop the synthesis, naming the largest variable', () => {
    const errors = synthesisErrors(filled(4097));

    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(
      /^\[Shop\/Handler\] DYN-T051 environment: The environment of `Shop\/Handler` has 4097 bytes; Lambda allows 4096\. The largest variable is `FILL` with \d+\. Connect without embedModels, and ship the model document with the code\.$/,
    );
  });

  test('bytes that are added after the call count too', () => {
    const stack = newStack();
    const handler = newHandler(stack);
    ordersTable({}, stack).connect(handler, TableAccess.READ);

    handler.addEnvironment('LATE', 'x'.repeat(5000));

    expect(synthesisErrors(stack)).toHaveLength(1);
  });
});

test('a variable that is set again after connect is an error, and the same value is none', () => {
  const stack = newStack();
  const handler = newHandler(stack);
  const orders = ordersTable({}, stack);
  const other = newHandler(stack, {}, 'Other');
  orders.connect(handler, TableAccess.READ);
  orders.connect(other, TableAccess.READ);
  other.addEnvironment('DYNAMODB_TABLE_NAME', orders.tableName);

  handler.addEnvironment('DYNAMODB_TABLE_NAME', 'orders-old');

  expect(synthesisErrors(stack)).toEqual([
    '[Shop/Handler] DYN-T102 environment: The environment variable `DYNAMODB_TABLE_NAME` of `Shop/Handler` was set to `orders-old` after connect set it for table `Shop/Orders`. Do not set it, or change environmentVariableName of the table.',
  ]);
});
