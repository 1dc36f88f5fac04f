import { KeyType } from '@dynamorm-cdk/model-spec';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { App, Stage, Tags } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { TenantIsolation, TenantPrincipal } from '../../src';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, ENV, grantsOn, lambdaRole, number, sharedTable, stackOf, synthesisError, taggedRole, text } from '../synth/fixture';

const STRING = KeyType.STRING;

describe('what a tenant grant may be given to', () => {
  test('the twin of all refusals: a tenant access role and a role whose sessions are tagged', () => {
    const app = new App();
    const stack = stackOf(app);
    const grants = grantsOn(stack, sharedTable(stack));
    grants.readWrite(TenantPrincipal.accessRole(accessRole(stack)));
    grants.read(TenantPrincipal.taggedSessions(taggedRole(stack)));
    expect(synthesisError(app)).toBe('');
  });

  test('a function role is refused: it serves all tenants in one session', () => {
    const app = new App();
    const stack = stackOf(app);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(lambdaRole(stack)));
    expect(synthesisError(app)).toMatch(
      /DYN-V020: sessions of `Docs\/Broker` cannot have a tenant tag: the role is assumed by .*lambda\.amazonaws\.com/,
    );
  });

  test('a role of another account is refused at once', () => {
    const app = new App();
    const stack = stackOf(app);
    const foreign = iam.Role.fromRoleArn(stack, 'Foreign', 'arn:aws:iam::222222222222:role/tenant');
    expect(() => grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(foreign))).toThrow(/DYN-V025.*222222222222/);
  });

  test.each([
    ['withoutPolicyUpdates', (role: iam.Role) => role.withoutPolicyUpdates()],
    [
      'mutable: false',
      (role: iam.Role) => iam.Role.fromRoleArn(role.stack, 'Again', 'arn:aws:iam::111111111111:role/x', { mutable: false }),
    ],
  ])('a role whose policy is not written (%s) is refused, though CDK calls the grant a success', (_, made) => {
    const app = new App();
    const stack = stackOf(app);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(made(taggedRole(stack))));
    expect(synthesisError(app)).toMatch(/DYN-V022.*are not in any policy/);
  });

  test('customizeRoles is refused likewise', () => {
    const app = new App();
    const stack = stackOf(app);
    iam.Role.customizeRoles(stack, { preventSynthesis: false, usePrecreatedRoles: { Tagged: 'made-by-hand' } });
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(taggedRole(stack)));
    expect(synthesisError(app)).toContain('DYN-V022');
  });

  test('a statement that is overridden in the template is missed', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = accessRole(stack);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.accessRole(role));
    const policy = role.node.findChild('DefaultPolicy').node.defaultChild as iam.CfnPolicy;
    policy.addPropertyOverride('PolicyDocument.Statement', []);
    expect(synthesisError(app)).toContain('DYN-V022');
  });
});

describe('a tag that would make every session one tenant', () => {
  const granted = (app: App) => {
    const stack = stackOf(app);
    const role = accessRole(stack);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.accessRole(role));
    return { stack, role };
  };

  test.each(['TenantID', 'tenantid', 'TENANTID'])('on the role (%s)', (key) => {
    const app = new App();
    Tags.of(granted(app).role).add(key, 'acme');
    expect(synthesisError(app)).toMatch(/DYN-V021: `Docs\/Tenant` has the tag/);
  });

  test('on the stack, even where it is taken out of the role', () => {
    const app = new App();
    const stack = stackOf(app, 'Docs', { tags: { tenantId: 'acme' } });
    const role = accessRole(stack);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.accessRole(role));
    Tags.of(role).remove('tenantId');
    expect(synthesisError(app)).toMatch(/DYN-V021: the stack `Docs` has the tag `tenantId`/);
  });

  test('on the stage', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod', { env: ENV });
    const stack = stackOf(stage as unknown as App);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.accessRole(accessRole(stack)));
    Tags.of(stage).add('TenantID', 'acme');
    expect(synthesisError(app)).toContain('DYN-V021');
  });

  test("another tag is nobody's business", () => {
    const app = new App();
    Tags.of(granted(app).stack).add('Tenant', 'acme');
    expect(synthesisError(app)).toBe('');
  });
});

describe('keys and indexes', () => {
  test('a number key is refused', () => {
    const stack = stackOf(new App());
    expect(() => grantsOn(stack, sharedTable(stack, 'Table', { partitionKey: number('PK') }))).toThrow(/DYN-V010.*`PK`.*type N/);
  });

  test('a tenant index keyed by a number, or led by another attribute, or missing is refused', () => {
    const byIndex = (indexes: dynamodb.GlobalSecondaryIndexPropsV2[], tenantAttribute?: string) => {
      const app = new App();
      const stack = stackOf(app);
      const table = sharedTable(stack, 'Table', { globalSecondaryIndexes: indexes });
      grantsOn(stack, table, { isolation: TenantIsolation.index(), tenantAttribute }).read(TenantPrincipal.accessRole(accessRole(stack)));
      return synthesisError(app);
    };
    const indexName = 'gsi-tenant';
    expect(byIndex([{ indexName, partitionKey: text('tenantID') }])).toBe('');
    expect(byIndex([{ indexName, partitionKey: number('tenantID') }])).toContain('DYN-V010');
    expect(byIndex([])).toMatch(/DYN-V011.*no global index `gsi-tenant`/);
    expect(byIndex([{ indexName, partitionKeys: [text('region'), text('tenantID')] }])).toMatch(/DYN-V011.*several partition attributes/);
    expect(byIndex([{ indexName, partitionKeys: [text('region'), text('tenantID')] }], 'tenantID')).toMatch(
      /DYN-V011.*has the first attribute `region`/,
    );
    expect(byIndex([{ indexName, partitionKeys: [text('tenantID'), text('region')] }], 'tenantID')).toBe('');
  });

  test('an imported table needs its index list, an empty one too', () => {
    const stack = stackOf(new App());
    const table = dynamodb.TableV2.fromTableName(stack, 'Imported', 'docs');
    const partitionKey = { name: 'PK', type: STRING };
    expect(() => grantsOn(stack, table)).toThrow(/DYN-V012.*indexes of `Docs\/Imported` are unknown/);
    expect(() => grantsOn(stack, table, { shape: { partitionKey } }, 'Second')).toThrow('DYN-V012');
    expect(() => grantsOn(stack, table, { shape: { partitionKey, indexes: [] } }, 'Third')).not.toThrow();
  });

  test('an index that comes in by an override is refused', () => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack, 'Table', { globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] });
    grantsOn(stack, table).read(TenantPrincipal.accessRole(accessRole(stack)));
    (table.node.defaultChild as dynamodb.CfnGlobalTable).addPropertyOverride('GlobalSecondaryIndexes.1', { IndexName: 'gsi-override' });
    expect(synthesisError(app)).toMatch(/DYN-V013.*gsi-override/);
  });

  test('a Table of the older construct is read too', () => {
    const app = new App();
    const stack = stackOf(app);
    const table = new dynamodb.Table(stack, 'Old', { tableName: 'docs', partitionKey: text('PK'), sortKey: text('SK') });
    table.addGlobalSecondaryIndex({ indexName: 'gsi-early', partitionKey: text('status') });
    const role = accessRole(stack);
    grantsOn(stack, table).read(TenantPrincipal.accessRole(role));
    table.addGlobalSecondaryIndex({ indexName: 'gsi-late', partitionKey: text('owner') });
    table.addLocalSecondaryIndex({ indexName: 'lsi-title', sortKey: text('title') });
    const deployed = new DeployedApp(app);
    const [policy] = deployed.policiesOf(stack, logicalId(role, stack));
    const about = (index: string) =>
      policy.Statement.filter(({ Resource }) => JSON.stringify(Resource).includes(`/index/${index}`)).map(({ Effect }) => Effect);
    expect([about('gsi-early'), about('gsi-late'), about('lsi-title')]).toEqual([['Deny'], ['Deny'], ['Allow']]);
    expect(JSON.stringify(app.synth().getStackByName('Docs').template)).toContain('gsi-late');
  });

  test('indexes and replicas that are added to the table after the grant are covered', () => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack, 'Table', { tableName: 'docs' });
    const role = accessRole(stack);
    grantsOn(stack, table).read(TenantPrincipal.accessRole(role));
    table.addGlobalSecondaryIndex({ indexName: 'gsi-late', partitionKey: text('PK'), sortKey: text('late') });
    table.addGlobalSecondaryIndex({ indexName: 'gsi-open', partitionKey: text('status') });
    table.addReplica({ region: 'us-east-1' });
    const policies = JSON.stringify(new DeployedApp(app).policiesOf(stack, logicalId(role, stack)));
    for (const region of ['eu-west-1', 'us-east-1'])
      expect(policies).toContain(`arn:aws:dynamodb:${region}:111111111111:table/docs/index/gsi-late`);
    expect(policies).toContain('arn:aws:dynamodb:*:111111111111:table/docs/index/gsi-open');
    expect(policies).not.toContain('"Resource":[]');
  });
});

describe('one role, several grants', () => {
  const statementsOf = (app: App, stack: ReturnType<typeof stackOf>, role: iam.Role) =>
    new DeployedApp(app).policiesOf(stack, logicalId(role, stack)).flatMap((policy) => policy.Statement);

  test('read and write add up to one set of guardrails, in any order', () => {
    const rendered = [['read', 'write'], ['write', 'read'], ['readWrite']].map((calls) => {
      const app = new App();
      const stack = stackOf(app);
      const role = accessRole(stack);
      const grants = grantsOn(stack, sharedTable(stack));
      for (const call of calls as ('read' | 'write' | 'readWrite')[]) grants[call](TenantPrincipal.accessRole(role));
      return statementsOf(app, stack, role)
        .map((statement) => ({
          ...statement,
          Action: [statement.Action ?? []].flat().sort(),
          NotAction: [statement.NotAction ?? []].flat().sort(),
        }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    });
    expect(rendered[0].filter(({ NotAction }) => NotAction.length > 0)).toHaveLength(1);
    expect(rendered[1]).toEqual(rendered[0]);
    expect(rendered[2]).toEqual(rendered[0]);
  });

  test('one role imported twice gets one set of guardrails', () => {
    const app = new App();
    const stack = stackOf(app);
    const grants = grantsOn(stack, sharedTable(stack));
    const first = iam.Role.fromRoleName(stack, 'First', 'tenant');
    const second = iam.Role.fromRoleArn(stack, 'Second', 'arn:aws:iam::111111111111:role/team/TENANT');
    grants.read(TenantPrincipal.taggedSessions(first));
    grants.write(TenantPrincipal.taggedSessions(second));
    const template = app.synth().getStackByName(stack.stackName).template;
    expect(JSON.stringify(template).match(/NotAction/g)).toHaveLength(1);
  });

  test('a role that is made here and imported elsewhere, and a table likewise, are one', () => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack, 'Table', { tableName: 'docs' });
    const role = taggedRole(stack, 'Tagged', { roleName: 'tenant' });
    grantsOn(stack, table).read(TenantPrincipal.taggedSessions(role));
    const again = grantsOn(
      stack,
      dynamodb.Table.fromTableName(stack, 'Again', 'docs'),
      { shape: { partitionKey: { name: 'PK', type: STRING }, indexes: [] } },
      'More',
    );
    again.write(TenantPrincipal.taggedSessions(iam.Role.fromRoleName(stack, 'AgainRole', 'tenant')));
    expect(statementsOf(app, stack, role).filter(({ NotAction }) => NotAction)).toHaveLength(1);
  });

  test('stating that the sessions of a TenantAccessRole are tagged is the same as giving it as one', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = accessRole(stack, 'Tenant', { tenantBoundary: true });
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(role));
    expect(JSON.stringify(new DeployedApp(app).boundaryOf(stack, logicalId(role, stack)))).toContain('dynamodb:Query');
  });

  test('two isolations of one table on one role contradict each other', () => {
    const stack = stackOf(new App());
    const table = sharedTable(stack);
    const role = TenantPrincipal.accessRole(accessRole(stack));
    grantsOn(stack, table).read(role);
    const other = grantsOn(stack, table, { isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'T#' }) }, 'Other');
    expect(() => other.read(role)).toThrow('DYN-V015');
  });

  test('two numbers of shards on one role do so too', () => {
    const stack = stackOf(new App());
    const table = sharedTable(stack, 'Table', { globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: text('tenantShard') }] });
    const role = TenantPrincipal.accessRole(accessRole(stack));
    const sharded = (shards: number) => grantsOn(stack, table, { isolation: TenantIsolation.index({ shards }) }, `Grants${shards}`);
    sharded(2).read(role);
    expect(() => sharded(8).read(role)).toThrow('DYN-V015');
  });

  test('a role and tables under two tag keys are refused', () => {
    const stack = stackOf(new App());
    const grants = grantsOn(stack, sharedTable(stack), { tenantTagKey: 'Customer' });
    expect(() => grants.read(TenantPrincipal.accessRole(accessRole(stack)))).toThrow(/DYN-V003.*`TenantID`.*`Customer`/);
  });

  test('stages keep their roles of one name apart', () => {
    const app = new App();
    for (const name of ['Dev', 'Prod']) {
      const stage = new Stage(app, name);
      const stack = stackOf(stage as unknown as App, 'Docs', { env: undefined });
      grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(iam.Role.fromRoleName(stack, 'Role', 'tenant')));
    }
    expect(synthesisError(app)).toBe('');
  });
});

describe('what else a tenant role may not hold', () => {
  const withTable = (attach: (table: dynamodb.TableV2, role: iam.Role) => void) => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack, 'Table', { dynamoStream: dynamodb.StreamViewType.NEW_IMAGE });
    const role = accessRole(stack);
    grantsOn(stack, table).read(TenantPrincipal.accessRole(role));
    attach(table, role);
    return synthesisError(app);
  };

  test.each([
    ['a plain grant', 'DYN-V031', (table: dynamodb.TableV2, role: iam.Role) => table.grantReadData(role)],
    ['a stream grant', 'DYN-V032', (table: dynamodb.TableV2, role: iam.Role) => table.grantStreamRead(role)],
    [
      'DAX',
      'DYN-V033',
      (_: dynamodb.TableV2, role: iam.Role) =>
        role.addToPolicy(new iam.PolicyStatement({ actions: ['dax:GetItem'], resources: ['arn:aws:dax:eu-west-1:111111111111:cache/x'] })),
    ],
    [
      'a managed policy of the app on the table',
      'DYN-V031',
      (table: dynamodb.TableV2, role: iam.Role) =>
        new iam.ManagedPolicy(table.stack, 'Managed', {
          roles: [role],
          statements: [new iam.PolicyStatement({ actions: ['dynamodb:Scan'], resources: [table.tableArn] })],
        }),
    ],
  ])('%s is refused (%s)', (_, code, attach) => {
    expect(withTable((table, role) => void attach(table, role))).toContain(code);
  });

  test('a grant on another table, and on a table whose name only begins alike, is fine', () => {
    expect(withTable((table, role) => sharedTable(table.stack, 'Config').grantReadData(role))).toBe('');
    const app = new App();
    const stack = stackOf(app);
    const role = accessRole(stack);
    grantsOn(stack, sharedTable(stack, 'Table', { tableName: 'docs' })).read(TenantPrincipal.accessRole(role));
    dynamodb.TableV2.fromTableName(stack, 'Alike', 'docs-config').grantReadData(role);
    expect(synthesisError(app)).toBe('');
  });

  test('under a table per tenant another table must be named', () => {
    const perTenant = (named: boolean) => {
      const app = new App();
      const stack = stackOf(app);
      const config = sharedTable(stack, 'Config');
      const role = accessRole(stack);
      const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
      grantsOn(stack, config, { table: undefined, isolation, otherTables: named ? [config] : [] }).read(TenantPrincipal.accessRole(role));
      config.grantReadData(role);
      return synthesisError(app);
    };
    expect(perTenant(false)).toContain('DYN-V034');
    expect(perTenant(true)).toBe('');
  });
});

describe('size', () => {
  const tables = (count: number, isolation = TenantIsolation.partitionKey(), quota?: number) => {
    const app = new App();
    const stack = stackOf(app);
    const role = TenantPrincipal.accessRole(accessRole(stack));
    for (let i = 0; i < count; i += 1) {
      const indexes = Array.from({ length: 5 }, (_, n) => ({ indexName: `gsi-${n}-${'x'.repeat(40)}`, partitionKey: text(`a${n}`) }));
      grantsOn(
        stack,
        sharedTable(stack, `Table${i}`, { globalSecondaryIndexes: indexes }),
        { isolation, managedPolicyQuota: quota },
        `Grants${i}`,
      ).readWrite(role);
    }
    return synthesisError(app);
  };

  test('many tables fit: CDK moves what is too large into managed policies', () => {
    expect(tables(8)).toBe('');
  });

  test('past the quota synthesis names the tables', () => {
    expect(tables(60, undefined, 2)).toMatch(/DYN-V041.*managed policies \(a role in the account can have 2\).*`Docs\/Table0`/);
  });

  test.each([
    ['no index', []],
    ['an index', ['gsi-date']],
    ['an index with a long name', ['gsi-by-date-of-the-last-change']],
  ])('told the number that the refusal names, CDK makes 40 tables with %s fit', (_, indexNames) => {
    const synthesized = (context: Record<string, unknown>) => {
      const app = new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true, ...context } });
      const stack = stackOf(app);
      const role = TenantPrincipal.accessRole(accessRole(stack));
      for (let i = 0; i < 40; i += 1) {
        const globalSecondaryIndexes = indexNames.map((indexName) => ({ indexName, partitionKey: text('PK'), sortKey: text('date') }));
        grantsOn(stack, sharedTable(stack, `Table${i}`, { globalSecondaryIndexes }), {}, `Grants${i}`).readWrite(role);
      }
      return synthesisError(app);
    };
    const [, advised] = /`@aws-cdk\/aws-iam\.arnSizeEstimate` to (\d+)/.exec(synthesized({})) ?? [];
    expect(Number(advised)).toBeLessThan(150);
    expect(synthesized({ '@aws-cdk/aws-iam.arnSizeEstimate': Number(advised) })).toBe('');
    expect(synthesized({ '@aws-cdk/aws-iam.arnSizeEstimate': 150 })).toContain(`arnSizeEstimate\` to ${advised}`);
  });

  test('one statement past what IAM takes is named', () => {
    const app = new App();
    const stack = stackOf(app);
    const indexes = Array.from({ length: 20 }, (_, n) => ({
      indexName: `gsi-${n}-${'x'.repeat(240)}`,
      partitionKey: text('PK'),
      sortKey: text(`a${n}`),
    }));
    const table = sharedTable(stack, 'Table', { globalSecondaryIndexes: indexes, replicas: [{ region: 'us-east-1' }] });
    grantsOn(stack, table).read(TenantPrincipal.accessRole(accessRole(stack)));
    expect(synthesisError(app)).toMatch(/DYN-V040.*`Docs\/Table`/);
  });

  test('a boundary is never split', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = TenantPrincipal.accessRole(accessRole(stack, 'Tenant', { tenantBoundary: true }));
    for (let i = 0; i < 12; i += 1) {
      const indexes = [{ indexName: `gsi-${'x'.repeat(200)}`, partitionKey: text('PK'), sortKey: text('date') }];
      grantsOn(stack, sharedTable(stack, `Table${i}`, { globalSecondaryIndexes: indexes }), {}, `Grants${i}`).readWrite(role);
    }
    expect(synthesisError(app)).toMatch(/DYN-V041.*in one managed policy/);
  });

  test('an imported role is not split, so its inline quota counts', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = TenantPrincipal.taggedSessions(iam.Role.fromRoleName(stack, 'Role', 'tenant'));
    for (let i = 0; i < 30; i += 1) {
      const indexes = [{ indexName: `gsi-${'x'.repeat(200)}`, partitionKey: text('status') }];
      grantsOn(stack, sharedTable(stack, `Table${i}`, { globalSecondaryIndexes: indexes }), {}, `Grants${i}`).readWrite(role);
    }
    expect(synthesisError(app)).toMatch(/DYN-V04[01]: .*`Docs\/Role`/);
  });
});
