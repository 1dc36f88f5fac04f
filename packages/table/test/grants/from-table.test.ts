import { DynamORMTable, DynamORMTableGrants, type TableReferenceProps } from '@dynamorm-cdk/table';
import { CfnTable, StreamViewType, Table, TableEncryption, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AccountPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import type { aws_dynamodb } from 'aws-cdk-lib/interfaces';
import { describe, expect, test } from 'vitest';
import { permissionsFor, permissionsOf } from '../permissions';
import {
  errorOf,
  IN_EUROPE,
  KEYS,
  newStack,
  number,
  orderModels,
  resourcesOf,
  STATUS_INDEX,
  synthesisErrors,
  text,
  warningsOf,
} from '../synthesis';

const OTHER = '999988887777';
const STATUS = { indexName: 'gsi-status', partitionKey: text('status') };
const shape = orderModels({ indexes: [STATUS_INDEX] }).toTableShape();
const newRole = (stack: Stack, id = 'Service') => new Role(stack, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

/** Each way in which a table may be there already, and what its permissions name. */
const TABLES: Record<string, { readonly make: (stack: Stack) => aws_dynamodb.ITableRef; readonly arn: string; readonly name: string }> = {
  'a TableV2': {
    make: (stack) => new TableV2(stack, 'Orders', { ...KEYS, globalSecondaryIndexes: [STATUS] }),
    arn: '{OrdersA9B65338.Arn}',
    name: '{OrdersA9B65338}',
  },
  'a Table': {
    make: (stack) => {
      const table = new Table(stack, 'Orders', KEYS);
      table.addGlobalSecondaryIndex(STATUS);
      return table;
    },
    arn: '{OrdersA9B65338.Arn}',
    name: '{OrdersA9B65338}',
  },
  'a CfnTable': {
    make: (stack) => new CfnTable(stack, 'Orders', { keySchema: [{ attributeName: 'PK', keyType: 'HASH' }] }),
    arn: '{Orders.Arn}',
    name: '{Orders}',
  },
  'a table imported by its name': {
    make: (stack) => TableV2.fromTableName(stack, 'Orders', 'orders'),
    arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
    name: 'orders',
  },
  'a table imported by its ARN': {
    make: (stack) => Table.fromTableArn(stack, 'Orders', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'),
    arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
    name: 'orders',
  },
};

function granted(kind: string, act: (grants: DynamORMTableGrants, role: Role) => void, props: Partial<TableReferenceProps> = {}) {
  const stack = newStack(IN_EUROPE);
  act(DynamORMTableGrants.fromTable(TABLES[kind].make(stack), { shape, ...props }), newRole(stack));
  return permissionsOf(stack);
}

describe.each(Object.keys(TABLES))('%s', (kind) => {
  const { arn, name } = TABLES[kind];
  const onTable = (...actions: string[]) => actions.map((action) => `dynamodb:${action} on ${arn}`);
  const onBoth = (action: string) => [`dynamodb:${action} on ${arn}`, `dynamodb:${action} on ${arn}/index/gsi-status`];
  const READS = [...onTable('BatchGetItem', 'GetItem'), ...onBoth('Query')];
  const WRITES = onTable('BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem');

  test.each([
    ['read', READS],
    ['write', WRITES],
    ['readWrite', [...READS, ...WRITES].sort()],
    ['query', onBoth('Query')],
    ['scan', onBoth('Scan')],
  ] as const)('%s', (grant, expected) => {
    expect(granted(kind, (grants, role) => grants[grant](role))).toEqual(expected);
  });

  test('single actions, and vector indexes, which nobody can check', () => {
    expect(granted(kind, (grants, role) => grants.actions(role, ['dynamodb:DescribeTable']))).toEqual(onTable('DescribeTable'));
    expect(granted(kind, (grants, role) => grants.searchVectors(role, { indexes: ['vec-text'] }))).toContain(
      `dynamodb:SearchVectors on ${arn}/index/vec-text`,
    );
  });

  test('a replica, under the name of the table', () => {
    expect(granted(kind, (grants, role) => grants.write(role), { replicaRegions: ['us-east-1'] })).toContain(
      `dynamodb:PutItem on arn:aws:dynamodb:us-east-1:111122223333:table/${name}`,
    );
  });

  test('its stream by the ARN that is given, and none without', () => {
    const streamArn = `${'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'}/stream/2026`;

    expect(granted(kind, (grants, role) => grants.stream(role), { streamArn })).toContain(`dynamodb:GetRecords on ${streamArn}`);
    expect(errorOf(() => granted(kind, (grants, role) => grants.stream(role)))).toContain('DYN-T063 stream');
  });

  test('patterns, and an index that the shape does not have', () => {
    const narrowed = granted(kind, (grants, role) => grants.read(role, { leadingKeys: ['A#*'], indexes: [] }));
    expect(narrowed.every((permission) => permission.includes('"dynamodb:LeadingKeys":["A#*"]'))).toBe(true);

    const stack = newStack(IN_EUROPE);
    DynamORMTableGrants.fromTable(TABLES[kind].make(stack), { shape }).query(newRole(stack), { indexes: ['gsi-state'] });
    expect(synthesisErrors(stack).join()).toContain('DYN-T060');
  });

  test('its keys, where they are told', () => {
    const stack = newStack(IN_EUROPE);
    const grants = DynamORMTableGrants.fromTable(TABLES[kind].make(stack), {
      shape,
      encryptionKey: new Key(stack, 'Key').addAlias('alias/orders'),
      fieldEncryptionKey: new Key(stack, 'FieldKey'),
    });

    grants.write(newRole(stack));

    const kms = permissionsFor('kms', stack);
    expect(kms.filter((permission) => permission.startsWith('kms:GenerateDataKey on {FieldKey'))).toHaveLength(1);
    expect(kms.filter((permission) => permission.includes('{Key') && permission.includes('kms:ViaService'))).toHaveLength(5);
  });
});

test('an alias whose key is not known is refused', () => {
  const stack = newStack(IN_EUROPE);

  expect(
    errorOf(() =>
      DynamORMTableGrants.fromTable(new TableV2(stack, 'Orders', KEYS), {
        shape,
        encryptionKey: Alias.fromAliasName(stack, 'Alias', 'alias/orders'),
      }),
    ),
  ).toContain('Grants on `Shop/Orders`: DYN-T033 encryption');
});

describe('another account', () => {
  const policyOf = (stack: Stack, type: string) => JSON.stringify(resourcesOf(stack, type)[0].Properties);

  test.each([
    [
      'a TableV2',
      (stack: Stack) => new TableV2(stack, 'Orders', { ...KEYS, encryption: TableEncryptionV2.dynamoOwnedKey() }),
      'AWS::DynamoDB::GlobalTable',
    ],
    ['a Table', (stack: Stack) => new Table(stack, 'Orders', { ...KEYS, encryption: TableEncryption.DEFAULT }), 'AWS::DynamoDB::Table'],
    ['a CfnTable', (stack: Stack) => new CfnTable(stack, 'Orders', { keySchema: [] }), 'AWS::DynamoDB::Table'],
  ])('is allowed by the own policy of %s', (_kind, make, type) => {
    const stack = newStack(IN_EUROPE);

    DynamORMTableGrants.fromTable(make(stack), { shape }).read(new AccountPrincipal(OTHER));

    expect(policyOf(stack, type)).toContain(`:iam::${OTHER}:root`);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('cannot use the AWS-managed key of a TableV2 of the app', () => {
    const stack = newStack(IN_EUROPE);
    const table = new TableV2(stack, 'Orders', { ...KEYS, encryption: TableEncryptionV2.awsManagedKey() });

    DynamORMTableGrants.fromTable(table, { shape }).read(new AccountPrincipal(OTHER));

    expect(synthesisErrors(stack).join()).toContain('DYN-T032');
  });

  test('needs the policy of an imported table, which is written elsewhere', () => {
    const stack = newStack(IN_EUROPE);

    DynamORMTableGrants.fromTable(TABLES['a table imported by its name'].make(stack), { shape }).read(new AccountPrincipal(OTHER));

    expect(warningsOf(stack).map((line) => line.split(' ')[0])).toEqual(['DYN-T064']);
  });
});

describe('what grants alone do not have', () => {
  test('connect and alarms come with fromExisting, over the same table and shape', () => {
    const stack = new Stack(new App(), 'Shop', IN_EUROPE);
    const table = new Table(stack, 'Table', { ...KEYS, stream: StreamViewType.NEW_IMAGE });
    table.addGlobalSecondaryIndex(STATUS);
    table.addLocalSecondaryIndex({ indexName: 'lsi-total', sortKey: number('total') });
    const localSecondaryIndexes = [{ indexName: 'lsi-total', sortKey: number('total') }];

    const orders = DynamORMTable.fromExisting(stack, 'Orders', { table, ...KEYS, globalSecondaryIndexes: [STATUS], localSecondaryIndexes });
    orders.alarms();
    orders.grants.stream(newRole(stack));

    expect(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).toHaveLength(3);
    expect(permissionsOf(stack).filter((permission) => permission.startsWith('dynamodb:GetRecords'))).toHaveLength(1);
  });
});

test('the customer keys that a TableV2 knows are granted in each region', () => {
  const stack = newStack(IN_EUROPE);
  const keyIn = (region: string) => `arn:aws:kms:${region}:111122223333:key/orders`;
  const encryption = TableEncryptionV2.customerManagedKey(Key.fromKeyArn(stack, 'Key', keyIn('eu-west-1')), {
    'us-east-1': keyIn('us-east-1'),
  });
  const table = new TableV2(stack, 'Orders', { ...KEYS, encryption, replicas: [{ region: 'us-east-1' }] });
  for (const replicaRegions of [[], ['us-east-1']]) {
    DynamORMTableGrants.fromTable(table, { shape: orderModels().toTableShape(), replicaRegions }).read(
      newRole(stack, `Reader${replicaRegions.length}`),
    );
  }
  const keys = permissionsFor('kms', stack).map((permission) => permission.split(' when ')[0]);
  expect(keys).toEqual(
    ['kms:Decrypt', 'kms:DescribeKey'].flatMap((action) => ['eu-west-1', 'us-east-1'].map((region) => `${action} on ${keyIn(region)}`)),
  );
});
