import type { DynamORMTable, DynamORMTableProps } from '@dynamorm-cdk/table';
import { StreamViewType, TableEncryptionV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { permissionsFor, permissionsOf } from '../permissions';
import { errorOf, IN_EUROPE, newStack, orderModels, ordersTable, STATUS_INDEX, synthesisErrors, text } from '../synthesis';

const T = '{OrdersA9B65338.Arn}';
const READ = ['BatchGetItem', 'GetItem'];
const WRITE = ['BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'];
const STATUS = { indexName: 'gsi-status', partitionKey: text('status') };
const EMAIL = { indexName: 'gsi-email', partitionKey: text('email') };

const newRole = (stack: Stack, id = 'Service') => new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

/** What a role may do after `act` on a table with two indexes. */
function granted(act: (table: DynamORMTable, role: Role) => void, props: Partial<DynamORMTableProps> = {}, stack = newStack()) {
  act(ordersTable({ globalSecondaryIndexes: [STATUS, EMAIL], ...props }, stack), newRole(stack));
  return permissionsOf(stack);
}

const each = (actions: string[], resources: string[], when = '') =>
  actions.flatMap((action) => resources.map((resource) => `dynamodb:${action} on ${resource}${when}`)).sort();
const tableAndIndexes = [T, `${T}/index/gsi-email`, `${T}/index/gsi-status`];

describe('a grant holds exactly what DynamORM calls, each index by its own ARN', () => {
  test('read', () => {
    expect(granted((table, role) => table.grants.read(role))).toEqual([...each(READ, [T]), ...each(['Query'], tableAndIndexes)].sort());
  });

  test('write, with the condition checks of transactions', () => {
    expect(granted((table, role) => table.grants.write(role))).toEqual(each(WRITE, [T]));
  });

  test('readWrite', () => {
    const expected = [...each([...READ, ...WRITE], [T]), ...each(['Query'], tableAndIndexes)].sort();

    expect(granted((table, role) => table.grants.readWrite(role))).toEqual(expected);
    expect(
      granted((table, role) => {
        table.grants.read(role);
        table.grants.write(role);
      }),
    ).toEqual(expected);
  });

  test('scan, which no other grant holds', () => {
    expect(granted((table, role) => table.grants.scan(role))).toEqual(each(['Scan'], tableAndIndexes));
  });

  test('never a wildcard over indexes, and never a Scan that nobody asked for', () => {
    const all = granted((table, role) => {
      for (const grant of ['read', 'write', 'readWrite'] as const) table.grants[grant](role);
    });

    expect(all.filter((permission) => permission.includes('*') || permission.includes('Scan'))).toEqual([]);
    expect(all.length).toBeGreaterThan(0);
  });
});

describe('streams', () => {
  test('grant records of the stream, and finding it', () => {
    const stream = '{OrdersA9B65338.StreamArn}';

    expect(granted((table, role) => table.grants.stream(role), { stream: StreamViewType.NEW_IMAGE })).toEqual([
      `dynamodb:DescribeStream on ${stream}`,
      `dynamodb:GetRecords on ${stream}`,
      `dynamodb:GetShardIterator on ${stream}`,
      `dynamodb:ListStreams on ${T}/stream/*`,
    ]);
  });

  test('of a table that has none', () => {
    expect(errorOf(() => granted((table, role) => table.grants.stream(role)))).toBe(
      'Grant on `Shop/Orders`: DYN-T063 stream: The table has no stream that could be granted. Set the stream prop.',
    );
  });
});

describe('a narrowed grant', () => {
  test('by models covers the indexes that they query', () => {
    const models = orderModels({ indexes: [STATUS_INDEX] });

    expect(granted((table, role) => table.grants.read(role, { models }))).toEqual(
      [...each(READ, [T]), ...each(['Query'], [T, `${T}/index/gsi-status`])].sort(),
    );
  });

  test.each([
    [['gsi-email'], [T, `${T}/index/gsi-email`]],
    [[], [T]],
  ])('by indexes %o, which win over those of models', (indexes, resources) => {
    const models = orderModels({ indexes: [STATUS_INDEX] });

    expect(granted((table, role) => table.grants.read(role, { models, indexes }))).toEqual(
      [...each(READ, [T]), ...each(['Query'], resources)].sort(),
    );
  });

  test('by leading keys has the condition on every statement, and the guard against its absence', () => {
    const when = ' when {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["ORDER#*","CART#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}';

    expect(granted((table, role) => table.grants.readWrite(role, { leadingKeys: ['ORDER#*', 'CART#*'], indexes: ['gsi-email'] }))).toEqual(
      [...each([...READ, ...WRITE], [T], when), ...each(['Query'], [T, `${T}/index/gsi-email`], when)].sort(),
    );
  });

  test.each([[[]], [['ORDER#*', '']]])('by leading keys %o that name nothing', (leadingKeys) => {
    expect(errorOf(() => granted((table, role) => table.grants.write(role, { leadingKeys })))).toBe(
      `Grant on \`Shop/Orders\`: DYN-T061 leadingKeys: leadingKeys is ${JSON.stringify(leadingKeys)}. Give patterns, or leave it out.`,
    );
  });

  test('to scan by leading keys, which a Scan does not carry', () => {
    expect(errorOf(() => granted((table, role) => table.grants.scan(role, { leadingKeys: ['ORDER#*'] })))).toBe(
      'Grant on `Shop/Orders`: DYN-T062 leadingKeys: A Scan carries no partition key, so leadingKeys cannot narrow it.',
    );
  });

  test('to an index that the table does not have stops the synthesis', () => {
    const stack = newStack();
    const table = ordersTable({ globalSecondaryIndexes: [STATUS] }, stack);

    table.grants.read(newRole(stack), { indexes: ['gsi-status', 'gsi-state'] });
    table.grants.read(newRole(stack, 'Other'), { models: orderModels({ indexes: [{ ...STATUS_INDEX, name: 'gsi-stat' }] }) });

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Orders] DYN-T060 grants: A grant names the index `gsi-state`, which the table does not have.',
      '[Shop/Orders] DYN-T060 grants: A grant names the index `gsi-stat`, which the table does not have.',
    ]);
  });
});

describe('customer keys', () => {
  const withKey = (stack: Stack): Pick<TablePropsV2, 'encryption'> => ({
    encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), {
      'us-east-1': 'arn:aws:kms:us-east-1:111122223333:key/replica',
    }),
  });
  const when = ' when {"StringLike":{"kms:ViaService":{"Fn::Join":["",["dynamodb.*.",{"Ref":"AWS::URLSuffix"}]]}}}';
  const keys = ['arn:aws:kms:us-east-1:111122223333:key/replica', '{Key961B73FD.Arn}'];
  const onKeys = (actions: string[]) => actions.flatMap((action) => keys.map((key) => `kms:${action} on ${key}${when}`)).sort();

  test.each([
    ['read', ['Decrypt', 'DescribeKey']],
    ['scan', ['Decrypt', 'DescribeKey']],
    ['write', ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey*', 'ReEncrypt*']],
    ['readWrite', ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey*', 'ReEncrypt*']],
  ] as const)('%s may use every key through DynamoDB alone', (grant, actions) => {
    const stack = newStack(IN_EUROPE);
    const table = ordersTable({ ...withKey(stack), replicas: [{ region: 'us-east-1' }] }, stack);

    table.grants[grant](newRole(stack));

    expect(permissionsFor('kms', stack)).toEqual(onKeys([...actions]));
  });

  test('a stream reader may decrypt', () => {
    const stack = newStack(IN_EUROPE);
    const table = ordersTable({ ...withKey(stack), stream: StreamViewType.NEW_IMAGE }, stack);

    table.grants.stream(newRole(stack));

    expect(permissionsFor('kms', stack)).toEqual(onKeys(['Decrypt', 'DescribeKey']));
  });

  test('no key of AWS asks for permissions', () => {
    expect(granted((table, role) => table.grants.readWrite(role)).filter((permission) => permission.startsWith('kms:'))).toEqual([]);
  });
});
