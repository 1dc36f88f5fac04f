import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { KEYS, text } from '../synthesis';
import { AWAY, DeployedPolicies, HOME, OURS } from './deployed-policies';
import { stacksOf } from './grantee-table';
import { GRANTEES } from './grantees';

const REPLICA_KEY = `arn:aws:kms:${AWAY}:${OURS}:key/replica`;

/** One of each way in which policies are written. */
const KINDS = [
  'a role of the stack',
  'a `LazyRole`',
  'a role imported by ARN',
  'a role in the region of a replica',
  'a user by ARN',
  'two ARNs in a `CompositePrincipal`',
  'a role of another account',
  'a role imported from another account',
  'another account',
];

const ENCRYPTIONS: Record<string, (home: Stack) => TableEncryptionV2> = {
  'the key of DynamoDB': () => TableEncryptionV2.dynamoOwnedKey(),
  'a customer key': (home) => TableEncryptionV2.customerManagedKey(new Key(home, 'Key'), { [AWAY]: REPLICA_KEY }),
  'an alias of a customer key': (home) =>
    TableEncryptionV2.customerManagedKey(new Key(home, 'Key').addAlias('alias/orders'), { [AWAY]: REPLICA_KEY }),
};

const tableArn = (region: string, name = 'orders') => `arn:aws:dynamodb:${region}:${OURS}:table/${name}`;
const status = `${tableArn(HOME)}/index/gsi-status`;

function deployed(
  who: string,
  props: (home: Stack) => Partial<DynamORMTableProps>,
  act: (table: DynamORMTable, grantee: IGrantable) => void,
) {
  const { of, caller } = GRANTEES[who];
  const stacks = stacksOf();
  const grantee = of(stacks);
  const table = new DynamORMTable(stacks.home, 'Orders', { ...KEYS, tableName: 'orders', ...props(stacks.home) });
  act(table, grantee);
  table.addGlobalIndex('status', { partitionKey: text('status') });
  return new DeployedPolicies(stacks.app, caller);
}

describe.each(KINDS)('%s', (who) => {
  const { caller } = GRANTEES[who];

  describe.each(Object.keys(ENCRYPTIONS))('of a table with %s', (encryption) => {
    const encrypted = (home: Stack) => ({ encryption: ENCRYPTIONS[encryption](home), replicas: [{ region: AWAY }] });

    test('may read what it is granted, by its key, and nothing else', () => {
      const asks = deployed(who, encrypted, (table, grantee) => table.grants.read(grantee));

      const allowed = [
        ['dynamodb:GetItem', tableArn(HOME)],
        ['dynamodb:Query', tableArn(HOME)],
        ['dynamodb:Query', status],
        ...(asks.written.includes("the table's") ? [] : [['dynamodb:GetItem', tableArn(AWAY)]]),
      ];
      const denied = [
        ['dynamodb:PutItem', tableArn(HOME)],
        ['dynamodb:Scan', tableArn(HOME)],
        ['dynamodb:Scan', status],
        ...(caller.elsewhere ? [] : [['dynamodb:GetItem', tableArn(HOME, 'stock')]]),
      ];
      expect(allowed.filter(([action, arn]) => asks.ask(action, arn) !== 'allowed')).toEqual([]);
      expect(denied.filter(([action, arn]) => asks.ask(action, arn) === 'allowed')).toEqual([]);
      if (encryption === 'the key of DynamoDB') return;
      const key = `arn:aws:kms:${HOME}:${OURS}:key/Key961B73FD`;
      const through = { 'kms:ViaService': `dynamodb.${HOME}.amazonaws.com` };
      expect(asks.ask('kms:Decrypt', key, through)).toBe('allowed');
      expect(asks.ask('kms:Decrypt', key, { 'kms:ViaService': `s3.${HOME}.amazonaws.com` })).not.toBe('allowed');
      expect(asks.ask('kms:Encrypt', key, through)).not.toBe('allowed');
    });
  });

  test('may query one index with its own keys, and neither the table nor another key', () => {
    const asks = deployed(
      who,
      () => ({ encryption: TableEncryptionV2.dynamoOwnedKey() }),
      (table, grantee) => table.grants.query(grantee, { indexes: ['gsi-status'], indexLeadingKeys: { 'gsi-status': ['OPEN*'] } }),
    );

    const keyed = (...keys: string[]) => ({ 'dynamodb:LeadingKeys': keys });
    expect(asks.ask('dynamodb:Query', status, keyed('OPEN#1'))).toBe('allowed');
    expect(asks.ask('dynamodb:Query', status, keyed('PAID'))).not.toBe('allowed');
    expect(asks.ask('dynamodb:Query', status)).not.toBe('allowed');
    expect(asks.ask('dynamodb:Query', tableArn(HOME), keyed('OPEN#1'))).not.toBe('allowed');
    expect(asks.ask('dynamodb:Query', `${tableArn(HOME)}/index/gsi-other`, keyed('OPEN#1'))).not.toBe('allowed');
  });

  test('may use the field key from the client, as far as it writes', () => {
    const asks = deployed(
      who,
      (home) => ({ encryption: TableEncryptionV2.dynamoOwnedKey(), fieldEncryptionKey: new Key(home, 'Key') }),
      (table, grantee) => table.grants.write(grantee),
    );

    const key = `arn:aws:kms:${HOME}:${OURS}:key/Key961B73FD`;
    expect(asks.ask('kms:GenerateDataKey', key)).toBe('allowed');
    expect(asks.ask('kms:Decrypt', key)).not.toBe('allowed');
  });
});
