import { IndexKind, KeyType } from '@dynamorm-cdk/model-spec';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Aspects, CfnParameter, type Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { TenantIsolation, TenantPrincipal } from '../../src';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, ENV, grantsOn, sharedTable, stackOf, synthesisError, taggedRole, text } from '../synth/fixture';

type Change = (table: dynamodb.CfnGlobalTable, scope: Stack) => void;

/** What synthesis says of a table with a safe index that is changed past the construct. */
function changed(change: Change, isolation = TenantIsolation.partitionKey()): string {
  const app = new App();
  const stack = stackOf(app);
  const table = sharedTable(stack, 'Table', {
    partitionKey: text('tenantID'),
    globalSecondaryIndexes: [
      { indexName: 'gsi-date', partitionKey: text('tenantID'), sortKey: text('date') },
      { indexName: 'gsi-status', partitionKey: text('status') },
      { indexName: 'gsi-tenant', partitionKey: text('tenantID') },
    ],
  });
  grantsOn(stack, table, { isolation }).read(TenantPrincipal.accessRole(accessRole(stack)));
  change(table.node.defaultChild as dynamodb.CfnGlobalTable, stack);
  return synthesisError(app);
}

const definitions = (type: string) => ['tenantID', 'SK', 'date', 'status'].map((attributeName) => ({ attributeName, attributeType: type }));
const key = (attributeName: string) => [{ attributeName, keyType: 'HASH' }];
const byIndex = TenantIsolation.index();

describe('keys that are changed past the construct', () => {
  test.each<[string, Change, TenantIsolation?]>([
    ['the key of the table by an override', (table) => table.addPropertyOverride('KeySchema.0.AttributeName', 'status')],
    ['the key of the table by assignment', (table) => (table.keySchema = key('status'))],
    ['its type by an override', (table) => table.addPropertyOverride('AttributeDefinitions.0.AttributeType', 'N')],
    ['its type by assignment', (table) => (table.attributeDefinitions = definitions('N'))],
    [
      'the key by an aspect',
      (table, stack) =>
        Aspects.of(stack).add({
          visit: (node) => {
            if (node === table) table.keySchema = key('SK');
          },
        }),
    ],
    [
      'the key by a parameter',
      (table, stack) => (table.keySchema = key(new CfnParameter(stack, 'Key', { default: 'tenantID' }).valueAsString)),
    ],
    ['a safe index', (table) => table.addPropertyOverride('GlobalSecondaryIndexes.0.KeySchema.0.AttributeName', 'status')],
    ['the tenant index', (table) => table.addPropertyOverride('GlobalSecondaryIndexes.2.KeySchema.0.AttributeName', 'status'), byIndex],
    ['the type of the tenant index', (table) => table.addPropertyOverride('AttributeDefinitions.0.AttributeType', 'B'), byIndex],
    [
      'the key of the tenant index by Fn::If',
      (table) =>
        table.addPropertyOverride('GlobalSecondaryIndexes.2.KeySchema.0.AttributeName', { 'Fn::If': ['Prod', 'tenantID', 'status'] }),
      byIndex,
    ],
  ])('%s is refused', (_, change, isolation) => {
    expect(changed(change, isolation)).toMatch(
      /DYN-V06[3]: the tenant grants of `Docs\/Table` were written for the leading key `tenantID` \(S\)/,
    );
  });

  test.each<[string, Change, TenantIsolation?]>([
    ['nothing', () => undefined],
    ['the same key by an override', (table) => table.addPropertyOverride('KeySchema.0.AttributeName', 'tenantID')],
    ['an index that is denied', (table) => table.addPropertyOverride('GlobalSecondaryIndexes.1.KeySchema.0.AttributeName', 'SK')],
    ['the table under a tenant index', (table) => table.addPropertyOverride('KeySchema.0.AttributeName', 'SK'), byIndex],
    ['another property', (table) => table.addPropertyOverride('BillingMode', 'PAY_PER_REQUEST')],
  ])("%s is nobody's business", (_, change, isolation) => {
    expect(changed(change, isolation)).toBe('');
  });

  test('a list of indexes that only the deployment knows is refused', () => {
    expect(changed((table) => table.addPropertyOverride('GlobalSecondaryIndexes', { 'Fn::If': ['Prod', [], []] }))).toMatch(
      /DYN-V013.*with a name that is unknown until deployment/,
    );
  });

  test('a Table of the older construct is held against its template too', () => {
    const app = new App();
    const stack = stackOf(app);
    const table = new dynamodb.Table(stack, 'Old', { partitionKey: text('tenantID') });
    grantsOn(stack, table).read(TenantPrincipal.accessRole(accessRole(stack)));
    (table.node.defaultChild as dynamodb.CfnTable).addPropertyOverride('KeySchema.0.AttributeName', 'status');
    expect(synthesisError(app)).toContain('DYN-V063');
  });
});

describe('what an aspect adds when the policy is written', () => {
  /** The role stands before the table in the tree, so that its policy is written first. */
  const added = (add: (table: dynamodb.TableV2) => void, when: 'Ztable' | 'ZZlast') => {
    const app = new App();
    const stack = stackOf(app);
    const role = accessRole(stack, 'Arole');
    const table = sharedTable(stack, 'Ztable');
    grantsOn(stack, table).read(TenantPrincipal.accessRole(role));
    new CfnParameter(stack, 'ZZlast');
    let done = false;
    const visit = (node: IConstruct) => {
      if (node.node.id !== when || done) return;
      done = true;
      add(table);
    };
    Aspects.of(stack).add({ visit });
    const error = synthesisError(app);
    return error === '' ? JSON.stringify(new DeployedApp(app).policiesOf(stack, logicalId(role, stack))) : error;
  };

  test('an index is covered, and refused where no policy can name it any more', () => {
    const add = (table: dynamodb.TableV2) => table.addGlobalSecondaryIndex({ indexName: 'gsi-status', partitionKey: text('status') });
    expect(added(add, 'Ztable')).toMatch(/"Effect":"Deny","Resource":"[^"]*\/index\/gsi-status"/);
    expect(added(add, 'ZZlast')).toMatch(/DYN-V064: no statement of `Docs\/Arole` lists the index `gsi-status` of `Docs\/Ztable`/);
  });

  test('a replica likewise', () => {
    const add = (table: dynamodb.TableV2) => table.addReplica({ region: 'us-east-1' });
    expect(added(add, 'Ztable')).toContain('arn:aws:dynamodb:us-east-1:');
    expect(added(add, 'ZZlast')).toMatch(/DYN-V064: .* lists the replica in us-east-1/);
  });
});

describe('several objects for one table', () => {
  const shape = (indexes: { name: string; leading: string }[], partitionKey = 'PK') => ({
    partitionKey: { name: partitionKey, type: KeyType.STRING },
    indexes: indexes.map(({ name, leading }) => ({
      name,
      kind: IndexKind.GLOBAL,
      partitionKeys: [{ name: leading, type: KeyType.STRING }],
    })),
  });
  const twice = (first: ReturnType<typeof shape>, second: ReturnType<typeof shape>) => {
    const app = new App();
    const stack = stackOf(app);
    const role = taggedRole(stack);
    for (const [at, one] of [first, second].entries()) {
      const table = dynamodb.TableV2.fromTableName(stack, `Import${at}`, 'docs');
      grantsOn(stack, table, { shape: one }, `Grants${at}`).read(TenantPrincipal.taggedSessions(role));
    }
    const error = synthesisError(app);
    return error === '' ? JSON.stringify(new DeployedApp(app).policiesOf(stack, logicalId(role, stack))) : error;
  };

  test('what each of them knows is united', () => {
    const policies = twice(shape([{ name: 'gsi-date', leading: 'PK' }]), shape([{ name: 'gsi-status', leading: 'status' }]));
    expect(policies).toMatch(/"Effect":"Allow","Resource":\[[^\]]*index\/gsi-date/);
    expect(policies).toMatch(/"Effect":"Deny","Resource":"arn:aws:dynamodb:\*:111111111111:table\/docs\/index\/gsi-status"/);
    expect(policies.match(/NotAction/g)).toHaveLength(1);
  });

  test('contradictions are refused', () => {
    expect(twice(shape([{ name: 'gsi-x', leading: 'PK' }]), shape([{ name: 'gsi-x', leading: 'status' }]))).toMatch(
      /DYN-V067: `Docs\/Import0` and `Docs\/Import1` .* about the keys of the index `gsi-x`/,
    );
    expect(twice(shape([]), shape([], 'tenant'))).toMatch(/DYN-V067.*the partition key, PK \(S\) and tenant \(S\)/);
  });

  test('tables of one name in two regions are two, under one set of guardrails', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = taggedRole(stack);
    const of = (region: string) => dynamodb.TableV2.fromTableArn(stack, region, `arn:aws:dynamodb:${region}:111111111111:table/docs`);
    grantsOn(stack, of('eu-west-1'), { shape: shape([]) }, 'First').read(TenantPrincipal.taggedSessions(role));
    grantsOn(stack, of('us-east-1'), { shape: shape([]) }, 'Second').write(TenantPrincipal.taggedSessions(role));
    const statements = new DeployedApp(app).policiesOf(stack, logicalId(role, stack)).flatMap(({ Statement }) => Statement);
    const allowed = (region: string) =>
      statements
        .filter(({ Effect, Resource }) => Effect === 'Allow' && JSON.stringify(Resource).includes(region))
        .flatMap(({ Action }) => Action ?? []);
    const [guardrail, ...more] = statements.filter(({ NotAction }) => NotAction);
    expect(allowed('eu-west-1')).toEqual(expect.arrayContaining(['dynamodb:GetItem', 'dynamodb:Query']));
    expect(allowed('eu-west-1')).not.toContain('dynamodb:PutItem');
    expect(allowed('us-east-1')).toContain('dynamodb:PutItem');
    expect(allowed('us-east-1')).not.toContain('dynamodb:GetItem');
    expect(more).toEqual([]);
    expect(guardrail.NotAction).toEqual(expect.arrayContaining(['dynamodb:GetItem', 'dynamodb:PutItem']));
  });

  test('tables of one name that this app makes in two regions are granted both', () => {
    const app = new App();
    const [europe, america] = ['eu-west-1', 'us-east-1'].map((region) => stackOf(app, region, { env: { ...ENV, region } }));
    const role = taggedRole(europe, 'Tagged', { roleName: 'tenant' });
    for (const stack of [europe, america]) {
      grantsOn(stack, sharedTable(stack, 'Table', { tableName: 'docs' })).read(TenantPrincipal.taggedSessions(role));
    }
    const policies = JSON.stringify(new DeployedApp(app).policiesOf(europe, logicalId(role, europe)));
    expect(policies.match(/NotAction/g)).toHaveLength(1);
    expect(policies).toContain('arn:aws:dynamodb:us-east-1:111111111111:table/docs');
  });
});

describe('names', () => {
  const imported =
    (name: string, index = 'gsi-status') =>
    () => {
      const stack = stackOf(new App());
      const indexes = [{ name: index, kind: IndexKind.GLOBAL, partitionKeys: [{ name: 'status', type: KeyType.STRING }] }];
      grantsOn(stack, dynamodb.TableV2.fromTableName(stack, 'Imported', name), {
        shape: { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes },
      });
    };

  test.each(['docs-*', 'docs-?', `docs-\${aws:username}`, '*'])('a table named %s is refused', (name) => {
    expect(imported(name)).toThrow('DYN-V066');
  });

  test.each(['*', 'gsi-*', `\${aws:PrincipalTag/TenantID}`])('an index named %s is refused', (index) => {
    expect(imported('docs', index)).toThrow('DYN-V066');
  });

  test('a name is fine', () => {
    expect(imported('docs.Prod_1-x')).not.toThrow();
  });

  test('a table per tenant names its indexes and other tables as strictly', () => {
    const stack = stackOf(new App());
    const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
    const other = dynamodb.TableV2.fromTableName(stack, 'Other', 'set*');
    expect(() => grantsOn(stack, other, { table: undefined, isolation, otherTables: [other] })).toThrow('DYN-V066');
  });

  test('a name that is overridden is refused where a role elsewhere names the table by its text', () => {
    const named = (override?: string) => {
      const app = new App();
      const [home, away] = [stackOf(app, 'Home'), stackOf(app, 'Away', { env: { ...ENV, region: 'us-east-1' } })];
      const table = sharedTable(home, 'Table', { tableName: 'docs' });
      const role = new iam.Role(away, 'Tenant', {
        assumedBy: new iam.ArnPrincipal('arn:aws:iam::111111111111:role/broker').withSessionTags(),
        roleName: 'tenant',
      });
      grantsOn(home, table).read(TenantPrincipal.taggedSessions(role));
      if (override) (table.node.defaultChild as dynamodb.CfnGlobalTable).addPropertyOverride('TableName', override);
      return synthesisError(app);
    };
    expect(named('docs-2')).toMatch(
      /DYN-V075: the statements of `Away\/Tenant` name the table `docs`, but the name of `Home\/Table` in the template is `docs-2`/,
    );
    expect(named('docs')).toBe('');
    expect(named()).toBe('');
  });
});
