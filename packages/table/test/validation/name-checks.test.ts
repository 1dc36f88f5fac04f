import { CfnParameter } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { errorOf, newStack, ordersTable, renderedTable, text } from '../synthesis';

const SUBJECT = 'DynamORMTable `Shop/Orders`';

describe('the name of the table', () => {
  test.each(['abc', 'x'.repeat(255), 'Orders_2.prod-eu'])('`%s` is taken', (tableName) => {
    const stack = newStack();

    ordersTable({ tableName }, stack);

    expect(renderedTable(stack).Properties.TableName).toBe(tableName);
  });

  test.each(['ab', 'x'.repeat(256)])('`%s` has the wrong length', (tableName) => {
    expect(errorOf(() => ordersTable({ tableName }))).toBe(
      `${SUBJECT}: DYN-T005 tableName: The name \`${tableName}\` has ${tableName.length} characters; DynamoDB allows 3 to 255.`,
    );
  });

  test('a name that is too short and holds a wrong character has both said', () => {
    expect(errorOf(() => ordersTable({ tableName: '/' }))).toBe(
      [
        `${SUBJECT} has 2 errors:`,
        '  DYN-T005 tableName: The name `/` has 1 character; DynamoDB allows 3 to 255.',
        '  DYN-T005 tableName: The name `/` has characters that DynamoDB refuses. Use letters, digits, `_`, `.` and `-` alone.',
      ].join('\n'),
    );
  });
});

describe('the name of the environment variable', () => {
  test.each(['TABLE', 'Orders_Table2', 'ab'])('`%s` is taken', (environmentVariableName) => {
    expect(Object.keys(ordersTable({ environmentVariableName }).environmentVariables)).toEqual([environmentVariableName]);
  });

  test.each(['A', '1TABLE', 'ORDERS-TABLE', '_HANDLER', 'AWS_REGION', 'AWS_LAMBDA_FUNCTION_NAME', 'LAMBDA_TASK_ROOT'])(
    '`%s` is refused by Lambda',
    (environmentVariableName) => {
      expect(errorOf(() => ordersTable({ environmentVariableName }))).toBe(
        `${SUBJECT}: DYN-T025 environmentVariableName: \`${environmentVariableName}\` cannot be the name of an environment variable of a Lambda function. Use two or more letters, digits and \`_\`, a letter first, and no name that begins with \`AWS_\` or \`LAMBDA_\`.`,
      );
    },
  );

  test.each(['KMS_KEY_ARN', 'DMS_MODEL_B64'])('`%s` is what connect sets to something else', (environmentVariableName) => {
    expect(errorOf(() => ordersTable({ environmentVariableName }))).toBe(
      `${SUBJECT}: DYN-T025 environmentVariableName: \`${environmentVariableName}\` is reserved: connect sets it to another value. Choose another name, such as \`ORDERS_TABLE_NAME\`.`,
    );
  });

  test('one that is unknown until deployment is not judged', () => {
    const stack = newStack();
    const environmentVariableName = new CfnParameter(stack, 'Variable').valueAsString;

    expect(Object.keys(ordersTable({ environmentVariableName }, stack).environmentVariables)).toEqual([environmentVariableName]);
  });
});

test('an empty string is refused wherever it stands, and every place is named', () => {
  const message = errorOf(() =>
    ordersTable({
      partitionKey: text(''),
      sortKey: text(''),
      tableName: '',
      timeToLiveAttribute: '',
      environmentVariableName: '',
      globalSecondaryIndexes: [{ indexName: '', partitionKey: text('') }],
      localSecondaryIndexes: [{ indexName: '', sortKey: text('') }],
      tags: { '': 'value', Team: '' },
    }),
  );

  expect(message.split('\n')).toEqual([
    `${SUBJECT} has 11 errors:`,
    ...[
      'partitionKey.name',
      'sortKey.name',
      'globalSecondaryIndexes[0].partitionKey.name',
      'localSecondaryIndexes[0].sortKey.name',
      'globalSecondaryIndexes[0].indexName',
      'localSecondaryIndexes[0].indexName',
      'timeToLiveAttribute',
      'tableName',
      'environmentVariableName',
    ].map((path) => `  DYN-T004 ${path}: The value is an empty string. Remove it, or set a value.`),
    '  DYN-T004 tags: A tag has an empty key.',
    '  DYN-T004 tags.Team: The value is an empty string. Remove it, set a value, or add a tag without a value with Tags.of(table).add.',
  ]);
});
