import { TableAccess } from '@dynamorm-cdk/table';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, Key } from 'aws-cdk-lib/aws-kms';
import { Aws, Lazy } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsFor } from '../permissions';
import { errorOf, IN_EUROPE, newStack, ordersTable, renderedTable, resourcesOf, synthesisErrors, text, warningsOf } from '../synthesis';

const SUBJECT = 'DynamORMTable `Shop/Orders`';
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/replica';

test('a stack without a region takes neither a customer key nor replicas', () => {
  const stack = newStack();
  const encryption = TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'));
  const hint = "Set `env: { account: '111122223333', region: 'eu-west-1' }` on the stack.";

  expect(errorOf(() => ordersTable({ encryption, replicas: [{ region: 'us-east-1' }] }, stack))).toBe(
    [
      `${SUBJECT} has 2 errors:`,
      `  DYN-T022 encryption: A customer managed key needs a stack with an explicit region. ${hint}`,
      `  DYN-T022 replicas: Replicas need a stack with an explicit region. ${hint}`,
    ].join('\n'),
  );
});

test('regions that hold the table already, are empty, or unknown', () => {
  const replicas = ['us-east-1', 'us-east-1', 'eu-west-1', '', Aws.REGION].map((region) => ({ region }));

  expect(errorOf(() => ordersTable({ replicas }, newStack(IN_EUROPE)))).toBe(
    [
      `${SUBJECT} has 4 errors:`,
      '  DYN-T023 replicas[1].region: The region `us-east-1` already has the table.',
      '  DYN-T023 replicas[2].region: The region `eu-west-1` already has the table.',
      '  DYN-T004 replicas[3].region: The value is an empty string. Remove it, or set a value.',
      '  DYN-T023 replicas[4].region: The region of a replica must be known at synthesis.',
    ].join('\n'),
  );
});

test('regions that do not exist, or lie in another partition', () => {
  const replicas = ['eu-centrl-1', 'mars-north-1', 'cn-north-1', 'us-gov-west-1'].map((region) => ({ region }));

  expect(errorOf(() => ordersTable({ replicas }, newStack(IN_EUROPE)))).toBe(
    [
      `${SUBJECT} has 4 errors:`,
      '  DYN-T034 replicas[0].region: AWS has no region `eu-centrl-1`. Did you mean `eu-central-1`?',
      '  DYN-T034 replicas[1].region: AWS has no region `mars-north-1`. If the region is newer than your aws-cdk-lib, update it.',
      '  DYN-T034 replicas[2].region: The region `cn-north-1` is in the partition `aws-cn`, but the table is in `aws`. DynamoDB replicates only within one partition.',
      '  DYN-T034 replicas[3].region: The region `us-gov-west-1` is in the partition `aws-us-gov`, but the table is in `aws`. DynamoDB replicates only within one partition.',
    ].join('\n'),
  );
});

describe('keys that are given as an alias', () => {
  test('whose key is not known are refused, wherever they stand', () => {
    const stack = newStack(IN_EUROPE);
    const alias = Alias.fromAliasName(stack, 'Alias', 'alias/orders');
    const encryption = TableEncryptionV2.customerManagedKey(alias, { 'us-east-1': 'arn:aws:kms:us-east-1:111122223333:alias/orders' });
    const hint =
      'is unknown. A permission on an alias allows nothing. Import the key with Key.fromKeyArn or Key.fromLookup, or the alias with Alias.fromAliasAttributes and its aliasTargetKey.';

    expect(errorOf(() => ordersTable({ encryption, fieldEncryptionKey: alias, replicas: [{ region: 'us-east-1' }] }, stack))).toBe(
      [
        `${SUBJECT} has 3 errors:`,
        `  DYN-T033 encryption: The key is the alias \`alias/orders\`, and its key ${hint}`,
        `  DYN-T033 encryption.replicaKeyArns.us-east-1: The key is the alias \`arn:aws:kms:us-east-1:111122223333:alias/orders\`, and its key ${hint}`,
        `  DYN-T033 fieldEncryptionKey: The key is the alias \`alias/orders\`, and its key ${hint}`,
      ].join('\n'),
    );
  });

  test('with their key are granted by the key, and the table names the alias', () => {
    const stack = newStack(IN_EUROPE);
    const key = new Key(stack, 'Key');
    const imported = Alias.fromAliasAttributes(stack, 'Fields', {
      aliasName: 'alias/fields',
      aliasTargetKey: Key.fromKeyArn(stack, 'FieldKey', 'arn:aws:kms:eu-west-1:111122223333:key/fields'),
    });
    const encryption = TableEncryptionV2.customerManagedKey(key.addAlias('alias/orders'));
    const handler = newHandler(stack);

    ordersTable({ encryption, fieldEncryptionKey: imported }, stack).connect(handler, TableAccess.READ);

    const named = permissionsFor('kms', stack).map((permission) => permission.split(' when ')[0]);
    expect(named).toEqual([
      'kms:Decrypt on arn:aws:kms:eu-west-1:111122223333:key/fields',
      'kms:Decrypt on {Key961B73FD.Arn}',
      'kms:DescribeKey on {Key961B73FD.Arn}',
    ]);
    const { Variables: variables } = resourcesOf(stack, 'AWS::Lambda::Function')[0].Properties.Environment as { Variables: object };
    expect(variables).toMatchObject({ KMS_KEY_ARN: 'arn:aws:kms:eu-west-1:111122223333:key/fields' });
    expect(JSON.stringify(renderedTable(stack).Properties.Replicas)).toMatch(/alias\/orders|KeyAlias/);
  });
});

test('a replica without a customer key, and a key for the own region', () => {
  const stack = newStack(IN_EUROPE);
  const encryption = TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), { 'eu-west-1': KEY_ARN });

  expect(errorOf(() => ordersTable({ encryption, replicas: [{ region: 'us-east-1' }] }, stack))).toBe(
    [
      `${SUBJECT} has 2 errors:`,
      "  DYN-T024 encryption: `eu-west-1` is the table's own region, but is listed among the keys of the replicas. Pass the key of that region as the first argument of TableEncryptionV2.customerManagedKey.",
      "  DYN-T024 replicas[0].region: The replica in `us-east-1` has no customer managed key. Give TableEncryptionV2.customerManagedKey(key, { 'us-east-1': '<key ARN>' }).",
    ].join('\n'),
  );
});

test('keys of other regions than their copies are refused, each at its place', () => {
  const stack = newStack(IN_EUROPE);
  const own = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:us-west-2:111122223333:key/own');
  const encryption = TableEncryptionV2.customerManagedKey(own, { 'us-east-1': 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1' });
  expect(errorOf(() => ordersTable({ encryption, replicas: [{ region: 'us-east-1' }] }, stack))).toBe(
    [
      `${SUBJECT} has 2 errors:`,
      '  DYN-T024 encryption: The key of the table in `eu-west-1` is in `us-west-2`, but KMS keys work only in their own region. Use a key of that region, such as a replica of a multi-Region key.',
      '  DYN-T024 encryption.replicaKeyArns.us-east-1: The key of the replica in `us-east-1` is in `eu-west-1`, but KMS keys work only in their own region. Use a key of that region, such as a replica of a multi-Region key.',
    ].join('\n'),
  );
});

test('a key of a stack in another region is refused, and one whose region is unknown is not judged', () => {
  const [stack, other] = [newStack(IN_EUROPE), newStack({ env: { account: '111122223333', region: 'us-east-1' } }, 'Keys')];
  expect(errorOf(() => ordersTable({ encryption: TableEncryptionV2.customerManagedKey(new Key(other, 'Key')) }, stack))).toContain(
    'DYN-T024 encryption: ',
  );
  const unknown = Key.fromKeyArn(stack, 'Unknown', Lazy.string({ produce: () => 'arn:aws:kms:eu-west-1:111122223333:key/a' }));
  const replicaKeys = { 'us-east-1': Lazy.string({ produce: () => 'arn:aws:kms:us-east-1:111122223333:key/a' }) };
  const encryption = TableEncryptionV2.customerManagedKey(unknown, replicaKeys);
  expect(() => ordersTable({ encryption, replicas: [{ region: 'us-east-1' }] }, newStack(IN_EUROPE))).not.toThrow();
});

describe('options that a replica sets for an index', () => {
  const replicas = [{ region: 'us-east-1', globalSecondaryIndexOptions: { 'gsi-status': { maxReadRequestUnits: 5 } } }];

  test('of an index that is added later', () => {
    // GIVEN
    const stack = newStack(IN_EUROPE);
    const table = ordersTable({ replicas }, stack);

    // WHEN
    table.addGlobalIndex('status', { partitionKey: text('status') });

    // THEN
    expect((renderedTable(stack).Properties.Replicas as object[])[0]).toMatchObject({
      GlobalSecondaryIndexes: [{ IndexName: 'gsi-status', ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 5 } }],
    });
  });

  test('of an index that never comes', () => {
    const stack = newStack(IN_EUROPE);

    ordersTable({ replicas }, stack);

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Orders] DYN-T029 replicas[0].globalSecondaryIndexOptions: The replica in `us-east-1` sets options of the index `gsi-status`, which the table does not have.',
    ]);
  });
});

test('a policy of a replica is a warning, since it is refused together with a new replica', () => {
  const stack = newStack(IN_EUROPE);
  const statement = new PolicyStatement({ principals: [new AccountRootPrincipal()], actions: ['dynamodb:GetItem'], resources: ['*'] });
  const resourcePolicy = new PolicyDocument({ statements: [statement] });
  ordersTable({ replicas: [{ region: 'us-east-1', resourcePolicy }, { region: 'us-west-2' }] }, stack);

  expect(warningsOf(stack).filter((one) => one.includes('DYN-T133'))).toHaveLength(1);
});
