import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, type Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { TenantAccessRole, TenantIsolation, TenantPrincipal } from '../../src';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, ENV, grantsOn, lambdaRole, sharedTable, stackOf, synthesisError, taggedRole } from '../synth/fixture';

/** A role with tenant grants, and what else a test does to it. */
function withRole(change: (role: TenantAccessRole, stack: Stack) => void, props = {}): string {
  const app = new App();
  const stack = stackOf(app);
  const role = accessRole(stack, 'Tenant', props);
  grantsOn(stack, sharedTable(stack)).readWrite(TenantPrincipal.accessRole(role));
  change(role, stack);
  return synthesisError(app);
}

const trusting = (scope: Stack, id: string, ...arns: string[]) =>
  new iam.Role(scope, id, { assumedBy: new iam.CompositePrincipal(...arns.map((arn) => new iam.ArnPrincipal(arn))) });

describe('who opens sessions', () => {
  test.each([
    ['arn:aws:iam::111111111111:role/*', 'is a pattern'],
    ['arn:aws:iam::*:role/x', 'is a pattern'],
    ['arn:aws:iam::111111111111:user/x', 'is a user'],
    ['arn:aws:sts::111111111111:assumed-role/x/session', 'is a session'],
    ['arn:aws:iam::aws:role/x', 'has no account'],
  ])('%s is no broker', (arn, why) => {
    const stack = stackOf(new App());
    const broker = iam.Role.fromRoleArn(stack, 'Imported', arn);
    expect(() => new TenantAccessRole(stack, 'Tenant', { broker })).toThrow(new RegExp(`DYN-V060: .*${why}`));
  });

  test('a role by its ARN, with a path, by its name and by a token is one', () => {
    const stack = stackOf(new App());
    const arns = ['arn:aws:iam::222222222222:role/x', 'arn:aws-cn:iam::111111111111:role/team/x', lambdaRole(stack).roleArn];
    for (const [at, arn] of arns.entries()) {
      expect(() => new TenantAccessRole(stack, `T${at}`, { broker: iam.Role.fromRoleArn(stack, `B${at}`, arn) })).not.toThrow();
    }
    expect(() => new TenantAccessRole(stack, 'Named', { broker: iam.Role.fromRoleName(stack, 'ByName', 'x') })).not.toThrow();
  });

  test.each(['AWS:tenant', 'Aws:Tenant', 'aws:tenant'])('the tag key %s is refused', (tenantTagKey) => {
    const stack = stackOf(new App());
    expect(() => accessRole(stack, 'Tenant', { tenantTagKey })).toThrow('DYN-V003');
  });

  test('a tenant access role is no broker', () => {
    const stack = stackOf(new App());
    const role = accessRole(stack);
    expect(() => new TenantAccessRole(stack, 'Other', { broker: role })).toThrow(/DYN-V065: `Docs\/Tenant` is a role of tenants' sessions/);
    expect(() => accessRole(stack, 'Third').grantAssume(role)).toThrow('DYN-V065');
    expect(() => accessRole(stack, 'Fourth').grantAssume(lambdaRole(stack, 'More'))).not.toThrow();
  });

  test('nor is a role with tenant grants, or one that trusts such a role, however far', () => {
    const chained = (broker: (stack: Stack, tagged: iam.Role) => iam.IRole) => {
      const app = new App();
      const stack = stackOf(app);
      const tagged = taggedRole(stack, 'Tagged', { roleName: 'tagged' });
      const grants = grantsOn(stack, sharedTable(stack));
      grants.read(TenantPrincipal.taggedSessions(tagged));
      grants.read(TenantPrincipal.accessRole(new TenantAccessRole(stack, 'Tenant', { broker: broker(stack, tagged) })));
      return synthesisError(app);
    };
    expect(chained((_, tagged) => tagged)).toMatch(
      /DYN-V065: sessions of `Docs\/Tagged` belong to tenants and can open sessions of `Docs\/Tenant`/,
    );
    expect(chained((stack) => iam.Role.fromRoleArn(stack, 'Again', 'arn:aws:iam::111111111111:role/tagged'))).toContain('DYN-V065');
    expect(chained((stack, tagged) => trusting(stack, 'Between', tagged.roleArn))).toMatch(/DYN-V065: .* through `Docs\/Between`/);
    expect(chained((stack, tagged) => trusting(stack, 'Second', trusting(stack, 'First', tagged.roleArn).roleArn))).toMatch(
      /through `Docs\/First` and `Docs\/Second`/,
    );
    expect(chained((stack) => trusting(stack, 'Beside', 'arn:aws:iam::111111111111:role/operator'))).toBe('');
  });

  test('a tagged role that trusts itself is refused', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = new iam.Role(stack, 'Own', {
      roleName: 'own',
      assumedBy: new iam.ArnPrincipal('arn:aws:iam::111111111111:role/own').withSessionTags(),
    });
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(role));
    expect(synthesisError(app)).toContain('DYN-V065');
  });
});

describe('a role that is made late', () => {
  const lazy = (props: Partial<iam.RoleProps> = {}) => {
    const app = new App();
    const stack = stackOf(app);
    const assumedBy = new iam.ArnPrincipal('arn:aws:iam::111111111111:role/broker').withSessionTags();
    const role = new iam.LazyRole(stack, 'Lazy', { assumedBy, ...props });
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(role));
    return { app, role, stack };
  };

  test('is looked at as any other: trust, tags, inline policies', () => {
    expect(synthesisError(lazy().app)).toBe('');
    expect(synthesisError(lazy({ assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }).app)).toContain('DYN-V020');
    const inline = new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['iam:*'], resources: ['*'] })] });
    expect(synthesisError(lazy({ inlinePolicies: { Own: inline } }).app)).toContain('DYN-V072');
    const tagged = lazy();
    const [made] = tagged.role.node.findAll().filter((node) => iam.CfnRole.isCfnResource(node)) as iam.CfnRole[];
    made.tags.setTag('tenantid', 'acme');
    expect(synthesisError(tagged.app)).toMatch(/DYN-V021.*`tenantid`/);
  });
});

describe('the same role, imported and made', () => {
  const NAME = 'tenant';
  const made = (order: 'import first' | 'made first' | 'import alone') => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack, 'Table', { tableName: 'docs' });
    const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'app-' });
    const shared = grantsOn(stack, table, {}, 'Shared');
    const own = grantsOn(stack, table, { table: undefined, isolation }, 'Own');
    const imported = () => {
      const role = TenantPrincipal.taggedSessions(iam.Role.fromRoleName(stack, 'Imported', NAME));
      shared.read(role);
      own.read(role);
    };
    const access = () => {
      const role = accessRole(stack, 'Tenant', { roleName: NAME, tenantBoundary: true });
      if (order !== 'import alone') shared.read(TenantPrincipal.accessRole(role));
      return role;
    };
    let role: TenantAccessRole;
    if (order === 'made first') {
      role = access();
      imported();
    } else {
      imported();
      role = access();
    }
    const deployed = new DeployedApp(app);
    const id = logicalId(role, stack);
    return JSON.stringify([deployed.boundaryOf(stack, id), deployed.trustOf(stack, id)]);
  };

  test('gets the same boundary and trust in any order', () => {
    const expected = made('made first');
    expect(expected).toContain('dynamodb:Query');
    expect(expected).toContain('"*/*"');
    expect(made('import first')).toBe(expected);
    expect(made('import alone')).toBe(expected);
  });

  test('its tags and trust are looked at although the grant went to the import', () => {
    const app = new App();
    const stack = stackOf(app);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(iam.Role.fromRoleName(stack, 'Imported', NAME)));
    new iam.Role(stack, 'Made', { roleName: NAME, assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    expect(synthesisError(app)).toContain('DYN-V020');
  });
});

describe('what is overridden in policies', () => {
  const policy = (role: iam.Role) => role.node.findChild('DefaultPolicy').node.defaultChild as iam.CfnPolicy;
  const boundary = (role: TenantAccessRole) => role._boundary?.node.defaultChild as iam.CfnManagedPolicy;
  const withBoundary = (change: (role: TenantAccessRole) => void) => withRole(change, { tenantBoundary: true });

  test('the twin: nothing', () => {
    expect(withRole(() => undefined)).toBe('');
    expect(withBoundary(() => undefined)).toBe('');
  });

  test('an older Version, under which variables are texts', () => {
    expect(withRole((role) => policy(role).addPropertyOverride('PolicyDocument.Version', '2008-10-17'))).toMatch(
      /DYN-V071: .*`2008-10-17`, in which IAM does not replace variables/,
    );
    expect(withBoundary((role) => boundary(role).addPropertyOverride('PolicyDocument.Version', '2008-10-17'))).toContain('DYN-V071');
  });

  test('a boundary that allows more, or less', () => {
    const more = { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' };
    expect(withBoundary((role) => boundary(role).addPropertyOverride('PolicyDocument.Statement', [more]))).toMatch(
      /DYN-V070: the tenant boundary of `Docs\/Tenant` allows `dynamodb:\*` on \*/,
    );
    const rest = { Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' };
    expect(withBoundary((role) => boundary(role).addPropertyOverride('PolicyDocument.Statement', [rest]))).toMatch(
      /DYN-V070: .* does not have all tenant grants/,
    );
  });

  test('tags that only the deployment knows', () => {
    const tags = (value: unknown) => withRole((role) => (role.node.defaultChild as iam.CfnRole).addPropertyOverride('Tags', value));
    const tag = { Key: 'TenantID', Value: 'acme' };
    expect(tags([{ 'Fn::If': ['Prod', tag, { Ref: 'AWS::NoValue' }] }])).toMatch(/DYN-V021: .* tags that are unknown until deployment/);
    expect(tags({ 'Fn::If': ['Prod', [tag], []] })).toContain('DYN-V021');
    expect(tags([{ Key: 'team', Value: { Ref: 'AWS::StackName' } }])).toBe('');
  });
});

describe('administration by sessions of tenants', () => {
  const statement = (actions: string[], resources = ['*']) =>
    withRole((role) => role.addToPolicy(new iam.PolicyStatement({ actions, resources })));

  test.each([[['iam:*']], [['iam:Put*']], [['IAM:AttachRolePolicy']], [['*']], [['s3:GetObject', 'iam:DeleteRolePolicy']]])(
    '%s is refused',
    (actions) => {
      expect(statement(actions)).toContain('DYN-V072');
    },
  );

  test('so is all but a few services, and what AWS calls administrator', () => {
    const notActions = (...spared: string[]) =>
      withRole((role) => role.addToPolicy(new iam.PolicyStatement({ notActions: spared, resources: ['*'] })));
    expect(notActions('s3:*', 'dynamodb:*')).toContain('DYN-V072');
    expect(notActions('iam:*', 'dynamodb:*')).toBe('');
    const managed = (name: string) => withRole((role) => role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(name)));
    expect(managed('AdministratorAccess')).toMatch(/DYN-V072: .*managed policy AdministratorAccess/);
    expect(managed('IAMFullAccess')).toContain('DYN-V072');
    expect(managed('ReadOnlyAccess')).toBe('');
  });

  test('its own role by name is refused, reads and other roles are not', () => {
    expect(
      withRole((role) => role.addToPolicy(new iam.PolicyStatement({ actions: ['iam:PutRolePolicy'], resources: [role.roleArn] }))),
    ).toContain('DYN-V072');
    expect(statement(['iam:GetRole', 'iam:List*'])).toBe('');
    expect(statement(['iam:PutRolePolicy'], ['arn:aws:iam::111111111111:role/other'])).toBe('');
  });
});

describe('vectors', () => {
  const search = (resource: (table: dynamodb.TableV2) => string, perTenant = false) => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack, 'Table', { tableName: 'docs' });
    const role = accessRole(stack);
    const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'app-' });
    grantsOn(stack, table, perTenant ? { table: undefined, isolation } : {}).read(TenantPrincipal.accessRole(role));
    if (!perTenant) role.addToPolicy(new iam.PolicyStatement({ actions: ['dynamodb:SearchVectors'], resources: [resource(table)] }));
    const error = synthesisError(app);
    return error === '' ? JSON.stringify(new DeployedApp(app).policiesOf(stack, logicalId(role, stack))) : error;
  };

  test('of a shared table are not searched by tenants', () => {
    expect(search((table) => table.tableArn)).toMatch(/DYN-V073: `Docs\/Tenant` can search the vectors of `Docs\/Table`/);
    expect(search((table) => `${table.tableArn}/index/vectors`)).toContain('DYN-V073');
    expect(search(() => 'arn:aws:dynamodb:eu-west-1:111111111111:table/catalogue/index/vectors')).toContain('dynamodb:SearchVectors');
  });

  test("of a tenant's own table are", () => {
    expect(search((table) => table.tableArn, true)).toMatch(/"dynamodb:SearchVectors"/);
  });

  test('an index of vectors is denied by its name', () => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack);
    const role = accessRole(stack);
    (table.node.defaultChild as dynamodb.CfnGlobalTable).addPropertyOverride('VectorIndexes', [{ IndexName: 'vectors' }]);
    grantsOn(stack, table).read(TenantPrincipal.accessRole(role));
    expect(JSON.stringify(new DeployedApp(app).policiesOf(stack, logicalId(role, stack)))).toMatch(
      /"Effect":"Deny","Resource":"[^"]*\/index\/vectors"/,
    );
  });
});

describe('the key of encrypted fields', () => {
  test('readers decrypt with it, writers make data keys, and neither by way of DynamoDB', () => {
    const held = (call: 'read' | 'write' | 'readWrite') => {
      const app = new App();
      const stack = stackOf(app);
      const role = accessRole(stack);
      const fieldEncryptionKey = new kms.Key(stack, 'FieldKey');
      grantsOn(stack, sharedTable(stack), { fieldEncryptionKey })[call](TenantPrincipal.accessRole(role));
      return new DeployedApp(app)
        .policiesOf(stack, logicalId(role, stack))
        .flatMap(({ Statement }) => Statement)
        .filter(({ Action }) => JSON.stringify(Action ?? '').includes('kms:'))
        .map(({ Action, Condition }) => ({ actions: [Action].flat(), Condition }));
    };
    expect(held('read')).toEqual([{ actions: ['kms:Decrypt'], Condition: undefined }]);
    expect(held('write')).toEqual([{ actions: ['kms:GenerateDataKey'], Condition: undefined }]);
    expect(held('readWrite')).toEqual([{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], Condition: undefined }]);
  });
});

describe('names that tenants could spell', () => {
  interface Granted {
    readonly prefixes?: string[];
    readonly keys?: { prefix: string; separator?: string }[];
    readonly table?: string;
    readonly other?: string;
    readonly refusedTenantIds?: string[];
    readonly own?: boolean;
  }
  const spelled = ({ prefixes = [], keys = [], table, other, refusedTenantIds, own }: Granted) => {
    const app = new App();
    const stack = stackOf(app, 'Docs', { env: ENV });
    const principal = (id: string) =>
      TenantPrincipal[own ? 'taggedSessions' : 'accessRole'](
        (own ? taggedRole(stack, id) : accessRole(stack, id, { refusedTenantIds })) as TenantAccessRole,
      );
    const otherTables = other === undefined ? [] : [dynamodb.TableV2.fromTableName(stack, 'Other', other)];
    for (const [at, tableNamePrefix] of prefixes.entries()) {
      const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix });
      grantsOn(stack, sharedTable(stack, `Unused${at}`), { table: undefined, isolation, otherTables }, `Tables${at}`).read(
        principal(`T${at}`),
      );
    }
    const shared = keys.length > 0 || table !== undefined ? sharedTable(stack, 'Table', { tableName: table }) : undefined;
    for (const [at, key] of keys.entries()) {
      const isolation = TenantIsolation.prefixedPartitionKey(key);
      grantsOn(stack, shared as dynamodb.TableV2, { isolation }, `Keys${at}`).read(principal(`K${at}`));
    }
    const error = synthesisError(app);
    if (error !== '') return error;
    return stack.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .map(({ data }) => String(data))
      .filter((text) => text.includes('DYN-V06'))
      .join('\n');
  };

  test('prefixes of tables of which one begins with the other', () => {
    expect(spelled({ prefixes: ['app-', 'app-archive-'] })).toMatch(
      /DYN-V068: .* a tenant `archive-acme` would own the table of tenant `acme` there/,
    );
    expect(spelled({ prefixes: ['app-', 'archive-'] })).toBe('');
    expect(spelled({ prefixes: ['app-', 'app-archive-'], refusedTenantIds: ['archive-*'] })).toBe('');
    expect(spelled({ prefixes: ['app-', 'app-archive-'], own: true })).toContain('[ack: @dynamorm-cdk/multi-tenant:DYN-V068]');
  });

  test('a table of the app under the prefix is a warning', () => {
    expect(spelled({ prefixes: ['app-'], table: 'app-settings' })).toMatch(
      /DYN-V068: the table `app-settings` .* with the tenant `settings` can access it/,
    );
    expect(spelled({ prefixes: ['app-'], table: 'settings' })).toBe('');
    expect(spelled({ prefixes: ['app-'], table: 'app-settings', refusedTenantIds: ['settings'] })).toBe('');
  });

  test("another tenant's table among the other tables", () => {
    expect(spelled({ prefixes: ['app-'], other: 'app-acme' })).toMatch(/DYN-V069: .* is the table of tenant `acme`/);
    expect(spelled({ prefixes: ['app-'], other: 'settings' })).toBe('');
  });

  test('prefixes of keys of which one begins with the other', () => {
    const admin = { prefix: 'A#ADMIN#', separator: '#' };
    expect(spelled({ keys: [{ prefix: 'A#', separator: '#' }, admin] })).toMatch(
      /DYN-V074: .* tenant `ADMIN` would own keys of other tenants/,
    );
    expect(spelled({ keys: [{ prefix: 'A#', separator: '#' }, admin], refusedTenantIds: ['ADMIN'] })).toBe('');
    // Without a separator the key ends with the id, which cannot hold a #.
    expect(spelled({ keys: [{ prefix: 'A#' }, admin] })).toBe('');
    expect(spelled({ keys: [{ prefix: 'A#' }, { prefix: 'A#x-' }] })).toMatch(/DYN-V074.*tenant `x-acme`/);
    expect(
      spelled({
        keys: [
          { prefix: 'A#', separator: '#' },
          { prefix: 'B#', separator: '#' },
        ],
      }),
    ).toBe('');
  });
});
