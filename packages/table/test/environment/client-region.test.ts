import { DynamORMTable, type DynamORMTableProps, TableAccess } from '@dynamorm-cdk/table';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsOf } from '../permissions';
import { errorOf, IN_EUROPE, KEYS, resourcesOf } from '../synthesis';

const REPLICA_KEY = 'arn:aws:kms:us-east-1:111122223333:key/replica';
const FIELD_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/mrk-0123';
const inRegion = (region: string) => `arn:aws:dynamodb:${region}:111122223333:table/orders`;

/** A table of eu-west-1 and a function in another region. */
function connected(region: string, props: (stack: Stack) => Partial<DynamORMTableProps>) {
  const app = new App();
  const stack = new Stack(app, 'Shop', IN_EUROPE);
  const there = new Stack(app, 'There', { env: { account: IN_EUROPE.env.account, region } });
  const orders = new DynamORMTable(stack, 'Orders', { ...KEYS, tableName: 'orders', ...props(stack) });
  const handler = newHandler(there);
  orders.connect(handler, TableAccess.READ);
  return there;
}

const environmentOf = (stack: Stack) =>
  (resourcesOf(stack, 'AWS::Lambda::Function')[0].Properties.Environment as { Variables: Record<string, unknown> }).Variables;

test('a function in a region without a replica is refused', () => {
  expect(errorOf(() => connected('us-east-1', () => ({ replicas: [{ region: 'eu-central-1' }] })))).toBe(
    'Connecting to table `Shop/Orders`: DYN-T100 connect: `There/Handler` runs in `us-east-1`, but the table is in `eu-west-1`, `eu-central-1`. DynamORM looks for the table in the region in which it runs. Add a replica there, or use `grants` and set the region in the application.',
  );
});

describe('a function in the region of a replica', () => {
  test('uses that replica and its key, and nothing else', () => {
    const there = connected('us-east-1', (stack) => ({
      replicas: [{ region: 'us-east-1' }, { region: 'eu-central-1' }],
      encryption: TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), {
        'us-east-1': REPLICA_KEY,
        'eu-central-1': 'arn:aws:kms:eu-central-1:111122223333:key/other',
      }),
    }));

    expect(permissionsOf(there).map((permission) => permission.split(' when ')[0])).toEqual([
      ...['BatchGetItem', 'GetItem', 'Query'].map((action) => `dynamodb:${action} on ${inRegion('us-east-1')}`),
      `kms:Decrypt on ${REPLICA_KEY}`,
      `kms:DescribeKey on ${REPLICA_KEY}`,
    ]);
    expect(environmentOf(there)).toEqual({ DYNAMODB_TABLE_NAME: 'orders' });
  });

  test('uses the replica of a multi-Region field key', () => {
    const there = connected('us-east-1', (stack) => ({
      replicas: [{ region: 'us-east-1' }],
      fieldEncryptionKey: Key.fromKeyArn(stack, 'FieldKey', FIELD_KEY),
    }));

    expect(permissionsOf(there)).toContain(`kms:Decrypt on ${FIELD_KEY.replace('eu-west-1', 'us-east-1')}`);
    expect(environmentOf(there).KMS_KEY_ARN).toBe(FIELD_KEY.replace('eu-west-1', 'us-east-1'));
  });

  test.each([
    ['one region', (stack: Stack) => Key.fromKeyArn(stack, 'FieldKey', FIELD_KEY.replace('mrk-', ''))],
    ['this app', (stack: Stack) => new Key(stack, 'FieldKey')],
  ])('cannot use a field key of %s', (_what, key) => {
    expect(
      errorOf(() => connected('us-east-1', (stack) => ({ replicas: [{ region: 'us-east-1' }], fieldEncryptionKey: key(stack) }))),
    ).toBe(
      'Connecting to table `Shop/Orders`: DYN-T101 fieldEncryptionKey: `There/Handler` runs in `us-east-1`, where the field encryption key cannot be used. KMS accepts only keys in the same region. Use a multi-Region key by its ARN (`key/mrk-...`), with a replica key there.',
    );
  });
});

describe('a role in another region of the account', () => {
  test('may use a customer key that is made in this app', () => {
    const app = new App();
    const stack = new Stack(app, 'Shop', IN_EUROPE);
    const there = new Stack(app, 'There', { env: { account: IN_EUROPE.env.account, region: 'us-east-1' } });
    const encryption = TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'));
    const orders = new DynamORMTable(stack, 'Orders', { ...KEYS, tableName: 'orders', encryption });

    orders.grants.read(newHandler(there));

    const permissions = permissionsOf(there).map((permission) => permission.split(' when ')[0]);
    expect(permissions).toContain(`dynamodb:GetItem on ${inRegion('eu-west-1')}`);
    expect(permissions.map((permission) => permission.replace('{AWS::Partition}', 'aws'))).toContain(
      'kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/*',
    );
  });
});
