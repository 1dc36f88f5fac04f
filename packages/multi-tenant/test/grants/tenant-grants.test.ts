import { CloudFormationTable, IndexKind, type IndexShape, KeyType, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, NestedStack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { TenantGrants, TenantIsolation, TenantPrincipal } from '../../src';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, grantsOn, sharedTable, stackOf, synthesisError, text } from '../synth/fixture';

const KEY = '${aws:PrincipalTag/TenantID}';
const TAG = { 'aws:PrincipalTag/TenantID': '?*' };

describe('the statements', () => {
  const rendered = (isolation: TenantIsolation, grant: 'read' | 'write') => {
    const app = new App();
    const stack = stackOf(app);
    stack.node.setContext('@aws-cdk/aws-iam:minimizePolicies', false); // statement by statement, as they are written
    const table = sharedTable(stack, 'Table', {
      tableName: 'docs',
      globalSecondaryIndexes: [
        { indexName: 'gsi-tenant', partitionKey: text('tenantID') },
        { indexName: 'gsi-date', partitionKey: text('PK'), sortKey: text('date') },
      ],
    });
    const role = accessRole(stack);
    grantsOn(stack, table, { isolation })[grant](TenantPrincipal.accessRole(role));
    return new DeployedApp(app).policiesOf(stack, logicalId(role, stack)).flatMap(({ Statement }) => Statement);
  };
  const T = 'arn:aws:dynamodb:eu-west-1:111111111111:table/docs';
  const ANY = 'arn:aws:dynamodb:*:111111111111:table/docs';

  test('of a reader whose key begins with the tenant', () => {
    const P = [`T#${KEY}`, `T#${KEY}#*`];
    const own = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': P }, Null: { 'dynamodb:LeadingKeys': 'false' }, StringLike: TAG };
    const acts = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
    const everywhere = { Action: acts, Effect: 'Deny', Resource: [ANY, `${ANY}/*`] };
    expect(rendered(TenantIsolation.prefixedPartitionKey({ prefix: 'T#', separator: '#' }), 'read')).toEqual([
      { Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], Effect: 'Allow', Resource: T, Condition: own },
      { Action: 'dynamodb:Query', Effect: 'Allow', Resource: [T, `${T}/index/gsi-date`], Condition: own },
      { NotAction: acts, Effect: 'Deny', Resource: [ANY, `${ANY}/*`] },
      { ...everywhere, Condition: { 'ForAnyValue:StringNotLike': { 'dynamodb:LeadingKeys': P } } },
      { ...everywhere, Condition: { Null: { 'dynamodb:LeadingKeys': 'true' } } },
      { ...everywhere, Condition: { StringNotLike: TAG } },
      { Action: 'dynamodb:*', Effect: 'Deny', Resource: `${ANY}/index/gsi-tenant` },
    ]);
  });

  test('of a writer have no query', () => {
    const actions = rendered(TenantIsolation.partitionKey(), 'write')
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action);
    expect(actions).toEqual(
      ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'].map((action) => `dynamodb:${action}`),
    );
  });

  test('of a tenant index leave the table out', () => {
    const statements = rendered(TenantIsolation.index(), 'read');
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      {
        Action: 'dynamodb:Query',
        Effect: 'Allow',
        Resource: `${T}/index/gsi-tenant`,
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [KEY] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
          StringLike: TAG,
        },
      },
    ]);
    expect(statements).toContainEqual({ Action: 'dynamodb:*', Effect: 'Deny', Resource: ANY });
  });
});

describe('customer keys', () => {
  test('come through DynamoDB alone, on every replica, for readers less than for writers', () => {
    const keyOf = (grant: 'read' | 'write') => {
      const app = new App();
      const stack = stackOf(app);
      const replicaKey = 'arn:aws:kms:us-east-1:111111111111:key/replica';
      const encryption = dynamodb.TableEncryptionV2.customerManagedKey(new kms.Key(stack, 'Key'), { 'us-east-1': replicaKey });
      const role = accessRole(stack);
      grantsOn(stack, sharedTable(stack, 'Table', { encryption, replicas: [{ region: 'us-east-1' }] }))[grant](
        TenantPrincipal.accessRole(role),
      );
      expect(synthesisError(app)).toBe('');
      const [statement] = new DeployedApp(app)
        .policiesOf(stack, logicalId(role, stack))
        .flatMap(({ Statement }) => Statement)
        .filter(({ Action }) => JSON.stringify(Action ?? '').includes('kms:'));
      expect(JSON.stringify(statement.Resource)).toContain(replicaKey);
      expect(statement.Resource).toHaveLength(2);
      expect(statement.Condition).toEqual({ StringLike: { 'kms:ViaService': 'dynamodb.*.amazonaws.com' } });
      return [...(statement.Action as string[])].sort();
    };
    expect(keyOf('read')).toEqual(['kms:Decrypt', 'kms:DescribeKey']);
    expect(keyOf('write')).toEqual(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']);
  });
});

test('a role in a nested stack is written and checked there', () => {
  const app = new App();
  const stack = stackOf(app);
  const table = sharedTable(stack);
  const nested = new NestedStack(stack, 'Nested');
  grantsOn(nested, table).readWrite(TenantPrincipal.accessRole(accessRole(nested)));
  expect(synthesisError(app)).toBe('');
});

describe('a stated shape that is unknown until deployment', () => {
  const index = (name: string, key: string, type = KeyType.STRING): IndexShape => ({
    name,
    kind: IndexKind.GLOBAL,
    partitionKeys: [{ name: key, type }],
  });
  const partitionKey = { name: 'PK', type: KeyType.STRING };
  const shapes: [TableShape, RegExp | undefined][] = [
    [{ partitionKey, indexes: [index('gsi-x', 'x')] }, undefined],
    [{ partitionKey: { name: UnknownValue.TEXT, type: KeyType.STRING }, indexes: [] }, /DYN-V016.*at `partitionKey`/],
    [{ partitionKey: { name: 'PK', type: KeyType.UNKNOWN }, indexes: [] }, /DYN-V016.*at `partitionKey`/],
    [
      { partitionKey, indexes: [index('gsi-x', 'x'), index(UnknownValue.TEXT, 'y', KeyType.UNKNOWN)] },
      /DYN-V016.*at `indexes\[1\]\.name`, `indexes\[1\]\.partitionKeys`/,
    ],
    [CloudFormationTable.shapeOf({ KeySchema: { Ref: 'Keys' } }), /DYN-V016/],
  ];

  test.each(shapes)('of an imported table is refused with its places: %#', (shape, refusal) => {
    const stack = stackOf(new App());
    const grant = () => grantsOn(stack, dynamodb.Table.fromTableName(stack, 'Imported', 'docs'), { shape });
    if (refusal) expect(grant).toThrow(refusal);
    else grant();
  });

  test.each(shapes)("of tenants' tables likewise: %#", (shape, refusal) => {
    const stack = stackOf(new App());
    const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
    const grant = () => new TenantGrants(stack, 'Grants', { isolation, shape });
    if (refusal) expect(grant).toThrow(refusal);
    else grant();
  });
});

test('isolation of a shared table needs the table', () => {
  expect(() => new TenantGrants(stackOf(new App()), 'Grants', { isolation: TenantIsolation.partitionKey() })).toThrow('DYN-V014');
});

test('a tag key that a policy variable could not hold is refused', () => {
  const stack = stackOf(new App());
  for (const tenantTagKey of ['', 'aws:x', 'a}b', "a, 'b'", 'x'.repeat(129)]) {
    expect(() => grantsOn(stack, sharedTable(stack, `T${tenantTagKey.length}`), { tenantTagKey }, `G${tenantTagKey.length}`)).toThrow(
      'DYN-V003',
    );
  }
});
