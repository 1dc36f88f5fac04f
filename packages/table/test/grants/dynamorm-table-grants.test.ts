import type { DynamORMTable, DynamORMTableProps } from '@dynamorm-cdk/table';
import { type CfnGlobalTable, StreamViewType, TableEncryptionV2, type TablePropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { permissionsFor, permissionsOf } from '../permissions';
import { errorOf, IN_EUROPE, newStack, number, orderModels, ordersTable, STATUS_INDEX, synthesisErrors, text } from '../synthesis';

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

describe('query', () => {
  test('without names reaches the table and each index', () => {
    expect(granted((table, role) => table.grants.query(role))).toEqual(each(['Query'], tableAndIndexes));
  });

  test('of an index reaches the index and nothing else', () => {
    expect(granted((table, role) => table.grants.query(role, { indexes: ['gsi-status'] }))).toEqual(
      each(['Query'], [`${T}/index/gsi-status`]),
    );
    expect(granted((table, role) => table.grants.query(role, { models: orderModels({ indexes: [STATUS_INDEX] }) }))).toEqual(
      each(['Query'], [`${T}/index/gsi-status`]),
    );
  });

  test('of an index that is added later, narrowed by the patterns of the table where its key allows it', () => {
    const when = ' when {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":["ORDER#*"]},"Null":{"dynamodb:LeadingKeys":"false"}}';
    const act = (table: DynamORMTable, role: Role) => {
      table.grants.query(role, { indexes: ['gsi-day'], leadingKeys: ['ORDER#*'] });
      table.addGlobalIndex('day', { partitionKey: text('PK'), sortKey: text('day') });
    };

    expect(granted(act)).toEqual(each(['Query'], [`${T}/index/gsi-day`], when));
  });
});

describe('single actions', () => {
  test('stand where they are authorized', () => {
    const actions = ['dynamodb:DescribeTable', 'dynamodb:PartiQLSelect', 'dynamodb:PutItem'];

    expect(granted((table, role) => table.grants.actions(role, actions))).toEqual(
      [...each(['DescribeTable', 'PutItem'], [T]), ...each(['PartiQLSelect'], tableAndIndexes)].sort(),
    );
  });

  test.each([['dynamodb:*'], ['dynamodb:ListTables'], ['dynamodb:GetRecords'], ['kms:Decrypt'], ['PutItem']])('%s is refused', (action) => {
    expect(errorOf(() => granted((table, role) => table.grants.actions(role, [action])))).toBe(
      `Grant on \`Shop/Orders\`: DYN-T068 actions: \`${action}\` is not an action that IAM authorizes on a table. Name single actions such as \`dynamodb:DescribeTable\`; for a stream use grants.stream, and for other actions table.grants.actions of CDK.`,
    );
  });

  test('of reading take the rights to read by a customer key, those of describing none', () => {
    const stack = newStack(IN_EUROPE);
    const table = ordersTable({ encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key')) }, stack);

    table.grants.actions(newRole(stack), ['dynamodb:DescribeTable']);
    expect(permissionsFor('kms', stack)).toEqual([]);
  });
});

describe('vector indexes', () => {
  const vectors = (table: DynamORMTable) =>
    (table.table.node.defaultChild as CfnGlobalTable).addPropertyOverride('VectorIndexes', [{ IndexName: 'vec-text' }]);

  test('that come by an override are granted by ARN, with their table', () => {
    const act = (table: DynamORMTable, role: Role) => {
      table.grants.searchVectors(role, { indexes: ['vec-text'] });
      vectors(table);
    };

    expect(granted(act)).toEqual(each(['SearchVectors'], [T, `${T}/index/vec-text`]));
  });

  test('that the template does not have stop the synthesis', () => {
    const act = (table: DynamORMTable, role: Role) => {
      table.grants.searchVectors(role, { indexes: ['vec-title'] });
      vectors(table);
    };

    expect(errorOf(() => granted(act))).toContain(
      'DYN-T060 grants: The grant to `Shop/Service` names the vector index `vec-title`, which the table does not have. The table has `vec-text`.',
    );
  });

  test.each([
    [[], {}, 'DYN-T068 indexes: searchVectors names no index. List the vector indexes.'],
    [['vec-text'], { leadingKeys: ['A'] }, 'DYN-T062 leadingKeys: A SearchVectors has no partition key, so leadingKeys cannot narrow it.'],
  ])('%o with %o', (indexes, options, message) => {
    expect(errorOf(() => granted((table, role) => table.grants.searchVectors(role, { indexes, ...options })))).toContain(message);
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
      'Grant on `Shop/Orders`: DYN-T063 stream: The table has no stream to grant. Set the stream prop.',
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

  const patterns = (...values: string[]) =>
    ` when {"ForAllValues:StringLike":{"dynamodb:LeadingKeys":${JSON.stringify(values)}},"Null":{"dynamodb:LeadingKeys":"false"}}`;

  test('by leading keys has the condition on every statement, each index by its own patterns, and the guard against their absence', () => {
    const keyed = { indexName: 'gsi-day', partitionKey: text('PK'), sortKey: text('day') };
    const options = { leadingKeys: ['ORDER#*', 'CART#*'], indexes: ['gsi-email', 'gsi-day'], indexLeadingKeys: { 'gsi-email': ['a@*'] } };

    expect(granted((table, role) => table.grants.readWrite(role, options), { globalSecondaryIndexes: [STATUS, EMAIL, keyed] })).toEqual(
      [
        ...each([...READ, ...WRITE], [T], patterns('ORDER#*', 'CART#*')),
        ...each(['Query'], [T, `${T}/index/gsi-day`], patterns('ORDER#*', 'CART#*')),
        ...each(['Query'], [`${T}/index/gsi-email`], patterns('a@*')),
      ].sort(),
    );
  });

  test('by leading keys says what narrows each index that another attribute leads', () => {
    const stack = newStack();
    const table = ordersTable({ globalSecondaryIndexes: [STATUS] }, stack);

    table.grants.read(newRole(stack), { leadingKeys: ['ORDER#*'] });
    table.addGlobalIndex('email', { partitionKey: text('email') });

    expect(synthesisErrors(stack)).toEqual([
      "[Shop/Orders] DYN-T066 leadingKeys: leadingKeys narrows `PK`, but the partition key of the index `gsi-status` is `status`, so the grant to `Shop/Service` does not cover the index. Set patterns in indexLeadingKeys: { 'gsi-status': [...] }, or exclude the index with `indexes`.",
      "[Shop/Orders] DYN-T066 leadingKeys: leadingKeys narrows `PK`, but the partition key of the index `gsi-email` is `email`, so the grant to `Shop/Service` does not cover the index. Set patterns in indexLeadingKeys: { 'gsi-email': [...] }, or exclude the index with `indexes`.",
    ]);
  });

  test('by patterns of an index alone leaves the table as it is', () => {
    expect(granted((table, role) => table.grants.read(role, { indexLeadingKeys: { 'gsi-status': ['OPEN'] } }))).toEqual(
      [
        ...each(READ, [T]),
        ...each(['Query'], [T, `${T}/index/gsi-email`]),
        ...each(['Query'], [`${T}/index/gsi-status`], patterns('OPEN')),
      ].sort(),
    );
  });

  test('by wildcards on a number is refused, and whole numbers are taken', () => {
    const stack = newStack();
    const table = ordersTable(
      { partitionKey: number('PK'), globalSecondaryIndexes: [{ ...STATUS, partitionKey: number('status') }] },
      stack,
    );

    table.grants.read(newRole(stack), { leadingKeys: ['1*', '7'], indexLeadingKeys: { 'gsi-status': ['?'] } });

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Orders] DYN-T067 leadingKeys: The grant to `Shop/Service` has the pattern `1*`, but the partition key `PK` has type N. Use whole values. Wildcards compare text, so `1*` would match 1, 10 and 1000.',
      '[Shop/Orders] DYN-T067 indexLeadingKeys.gsi-status: The grant to `Shop/Service` has the pattern `?`, but the partition key `status` has type N. Use whole values. Wildcards compare text, so `1*` would match 1, 10 and 1000.',
    ]);
  });

  test.each([
    [[], 'empty'],
    [['ORDER#*', ''], '["ORDER#*",""]'],
  ])('by leading keys %o that name nothing', (leadingKeys, shown) => {
    expect(errorOf(() => granted((table, role) => table.grants.write(role, { leadingKeys })))).toBe(
      `Grant on \`Shop/Orders\`: DYN-T061 leadingKeys: leadingKeys is ${shown}. List patterns, or omit it.`,
    );
    expect(errorOf(() => granted((table, role) => table.grants.read(role, { indexLeadingKeys: { 'gsi-email': leadingKeys } })))).toBe(
      `Grant on \`Shop/Orders\`: DYN-T061 indexLeadingKeys.gsi-email: indexLeadingKeys.gsi-email is ${shown}. List patterns, or omit it.`,
    );
  });

  test('to scan by leading keys, which a Scan does not carry', () => {
    expect(errorOf(() => granted((table, role) => table.grants.scan(role, { leadingKeys: ['ORDER#*'] })))).toBe(
      'Grant on `Shop/Orders`: DYN-T062 leadingKeys: A Scan has no partition key, so leadingKeys cannot narrow it.',
    );
  });

  test('to an index that the table does not have stops the synthesis', () => {
    const stack = newStack();
    const table = ordersTable({ globalSecondaryIndexes: [STATUS] }, stack);

    table.grants.read(newRole(stack), { indexes: ['gsi-status', 'gsi-state'] });
    table.grants.read(newRole(stack, 'Other'), { models: orderModels({ indexes: [{ ...STATUS_INDEX, name: 'gsi-stat' }] }) });

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Orders] DYN-T060 grants: The grant to `Shop/Service` names the index `gsi-state`, which the table does not have. Did you mean `gsi-status`? The table has `gsi-status`.',
      '[Shop/Orders] DYN-T060 grants: The grant to `Shop/Other` names the index `gsi-stat`, which the table does not have. Did you mean `gsi-status`? The table has `gsi-status`.',
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

    expect(permissionsFor('kms', stack)).toEqual([
      `kms:Decrypt on {Key961B73FD.Arn}${when}`,
      `kms:DescribeKey on {Key961B73FD.Arn}${when}`,
    ]);
  });

  test('no key of AWS asks for permissions', () => {
    expect(granted((table, role) => table.grants.readWrite(role)).filter((permission) => permission.startsWith('kms:'))).toEqual([]);
  });
});
