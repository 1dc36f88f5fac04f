import { IndexKind, KeyType } from '@dynamorm-cdk/model-spec';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App, Aspects, CfnCondition, CfnParameter, Fn, NestedStack, type Stack, Stage, Tags } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { solver } from '../../../isolation-proof/test/solver';
import { MultiTenantTable, TenantAccessRole, TenantFederation, TenantGrants, TenantIsolation, TenantPrincipal } from '../../src';
import { accessRole, ENV, functionOf, grantsOn, lambdaRole, sharedTable, stackOf, taggedRole, text } from '../synth/fixture';
import { judged } from './synthesized';

interface Scene {
  readonly app: App;
  readonly stack: Stack;
  readonly table: dynamodb.TableV2;
  readonly role: TenantAccessRole;
  readonly principal: TenantPrincipal;
}

type Act = (scene: Scene) => void;

const prefixed = (prefix: string, separator?: string) => TenantIsolation.prefixedPartitionKey({ prefix, separator });
const statement = (actions: string[], resources: string[] = ['*'], more = {}) => new iam.PolicyStatement({ actions, resources, ...more });
const policyOf = (role: iam.Role) => role.node.findChild('DefaultPolicy').node.defaultChild as iam.CfnPolicy;
const cfnRole = (role: iam.Role) => role.node.defaultChild as iam.CfnRole;
const indexes = [
  { indexName: 'gsi-date', partitionKey: text('PK'), sortKey: text('date') },
  { indexName: 'gsi-status', partitionKey: text('status') },
];
const shapeOf = (key: string) => ({ partitionKey: { name: key, type: KeyType.STRING }, indexes: [] });

/** Each is done to an app with one shared table that a TenantAccessRole reads and writes; with what must come of it. */
const additions: [string, string, Act][] = [
  ['nothing more', 'proved', () => undefined],
  ['dynamodb:* on everything', 'proved', ({ role }) => role.addToPolicy(statement(['dynamodb:*']))],
  ['everything but IAM', 'proved', ({ role }) => role.addToPolicy(new iam.PolicyStatement({ notActions: ['iam:*'], resources: ['*'] }))],
  ['a Deny of everything', 'DYN-C405', ({ role }) => role.addToPolicy(statement(['*'], ['*'], { effect: iam.Effect.DENY }))],
  [
    'a table policy for everybody',
    'proved',
    ({ table }) =>
      void table.addToResourcePolicy(statement(['dynamodb:GetItem', 'dynamodb:Scan'], ['*'], { principals: [new iam.AnyPrincipal()] })),
  ],
  [
    'a table policy for the role',
    'proved',
    ({ table, role }) => void table.addToResourcePolicy(statement(['dynamodb:*'], ['*'], { principals: [role] })),
  ],
  [
    'a policy of AWS whose text nobody has here',
    'DYN-C403',
    ({ role }) => role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess')),
  ],
  [
    'an inline policy on the table',
    'DYN-V031',
    ({ role, table }) =>
      void role.attachInlinePolicy(new iam.Policy(role, 'Own', { statements: [statement(['dynamodb:Scan'], [table.tableArn])] })),
  ],
  [
    'the policy under a condition',
    'DYN-V022',
    ({ stack, role }) => {
      policyOf(role).cfnOptions.condition = new CfnCondition(stack, 'Prod', { expression: Fn.conditionEquals('a', 'b') });
    },
  ],
  ['the policy given to another role', 'DYN-V022', ({ role }) => policyOf(role).addPropertyOverride('Roles', ['other'])],
  [
    'a Deny whose resource is overridden',
    'DYN-V022',
    ({ role }) =>
      policyOf(role).addPropertyOverride('PolicyDocument.Statement', [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }]),
  ],
  [
    'the trust policy overridden',
    'DYN-V020 DYN-V023',
    ({ role }) => cfnRole(role).addPropertyOverride('AssumeRolePolicyDocument.Statement', []),
  ],
  [
    'a statement added to the trust policy by an aspect',
    'DYN-V023',
    ({ stack, role }) =>
      Aspects.of(stack).add({
        visit: (node) => {
          if (node === role)
            role.assumeRolePolicy?.addStatements(
              statement(['sts:AssumeRole'], [], { resources: undefined, principals: [new iam.AccountRootPrincipal()] }),
            );
        },
      }),
  ],
  [
    'a tag of the tenant by an aspect',
    'DYN-V021',
    ({ stack, role }) =>
      Aspects.of(stack).add({
        visit: (node) => {
          if (node === cfnRole(role)) cfnRole(role).tags.setTag('TENANTID', 'acme');
        },
      }),
  ],
  [
    'a tag of that key on buckets alone',
    'proved',
    ({ stack }) => Tags.of(stack).add('TenantID', 'acme', { includeResourceTypes: ['AWS::S3::Bucket'] }),
  ],
  ['longer sessions', 'proved', ({ role }) => cfnRole(role).addPropertyOverride('MaxSessionDuration', 43_200)],
  [
    'one more broker, of another account',
    'proved',
    ({ stack, role }) => role.grantAssume(iam.Role.fromRoleArn(stack, 'Foreign', 'arn:aws:iam::222222222222:role/authorizer')),
  ],
  ['a second grant of the same', 'proved', ({ stack, table, principal }) => void grantsOn(stack, table, {}, 'Again').write(principal)],
  [
    'the name of the table overridden at home',
    'proved',
    ({ table }) => (table.node.defaultChild as dynamodb.CfnGlobalTable).addPropertyOverride('TableName', 'docs-2'),
  ],
  [
    'an index of two partition attributes that the table key leads',
    'proved',
    ({ table }) => table.addGlobalSecondaryIndex({ indexName: 'gsi-wide', partitionKeys: [text('PK'), text('year')] }),
  ],
  [
    'an index that another attribute leads',
    'proved',
    ({ table }) => table.addGlobalSecondaryIndex({ indexName: 'gsi-year', partitionKeys: [text('year'), text('PK')] }),
  ],
  [
    'vectors by an override, after the grant',
    'proved',
    ({ table }) => (table.node.defaultChild as dynamodb.CfnGlobalTable).addPropertyOverride('VectorIndexes', [{ IndexName: 'vectors' }]),
  ],
  ['a replica with a key of its own', 'proved', ({ table }) => table.addReplica({ region: 'us-east-1' })],
  [
    'permission to become itself',
    'proved',
    ({ role }) => role.addToPolicy(statement(['sts:AssumeRole', 'sts:TagSession'], [role.roleArn])),
  ],
  ['creation of access keys', 'DYN-V072', ({ role }) => role.addToPolicy(statement(['iam:CreatePolicyVersion']))],
  [
    'a boundary for all roles of the app',
    'proved',
    ({ app, stack }) => iam.PermissionsBoundary.of(app).apply(new iam.ManagedPolicy(stack, 'Boundary', { statements: [statement(['*'])] })),
  ],
  [
    'a boundary that has nothing of DynamoDB',
    'DYN-C405',
    ({ app, stack }) =>
      iam.PermissionsBoundary.of(app).apply(new iam.ManagedPolicy(stack, 'Boundary', { statements: [statement(['s3:*'])] })),
  ],
  [
    'the function of the broker as a tenant',
    'DYN-V020',
    ({ stack, table }) => void grantsOn(stack, table, {}, 'Mine').read(TenantPrincipal.taggedSessions(functionOf(stack).role as iam.IRole)),
  ],
];

/** Whole apps. */
const apps: [string, string, (app: App) => void][] = [
  [
    'a table in a nested stack',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const role = accessRole(stack);
      grantsOn(stack, sharedTable(new NestedStack(stack, 'Nested'))).read(TenantPrincipal.accessRole(role));
    },
  ],
  [
    'a role in a nested stack',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const table = sharedTable(stack);
      const role = accessRole(new NestedStack(stack, 'Nested'));
      grantsOn(stack, table).read(TenantPrincipal.accessRole(role));
    },
  ],
  [
    'stages with the same names',
    'proved',
    (app) => {
      for (const name of ['Dev', 'Prod']) {
        const stack = stackOf(new Stage(app, name, { env: ENV }) as unknown as App);
        grantsOn(stack, sharedTable(stack)).readWrite(
          TenantPrincipal.accessRole(accessRole(stack, 'Tenant', { roleName: `tenant-${name.toLowerCase()}` })),
        );
      }
    },
  ],
  [
    'a name that is a parameter',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const tableName = new CfnParameter(stack, 'Name').valueAsString;
      grantsOn(stack, sharedTable(stack, 'Table', { tableName, globalSecondaryIndexes: indexes })).readWrite(
        TenantPrincipal.accessRole(accessRole(stack)),
      );
    },
  ],
  [
    'a tag key with marks',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const tenantTagKey = 'team/Tenant:ID+x@y=1';
      grantsOn(stack, sharedTable(stack), { tenantTagKey }).readWrite(
        TenantPrincipal.accessRole(accessRole(stack, 'Tenant', { tenantTagKey })),
      );
    },
  ],
  [
    'a prefix of wildcards and variables',
    'proved',
    (app) => {
      const stack = stackOf(app);
      grantsOn(stack, sharedTable(stack), { isolation: prefixed('${aws:username}*?$é#', '*$') }).readWrite(
        TenantPrincipal.accessRole(accessRole(stack)),
      );
    },
  ],
  [
    'a separator outside of ASCII',
    'proved',
    (app) => {
      const stack = stackOf(app);
      grantsOn(stack, sharedTable(stack), { isolation: prefixed('', '€') }).readWrite(TenantPrincipal.accessRole(accessRole(stack)));
    },
  ],
  ['a letter as a separator', 'DYN-V001', () => void prefixed('T#', 'é')],
  [
    'a shared table and tables of tenants on one role',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const table = sharedTable(stack);
      const principal = TenantPrincipal.accessRole(accessRole(stack));
      grantsOn(stack, table).readWrite(principal);
      new TenantGrants(stack, 'Own', { isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'own-' }) }).readWrite(principal);
    },
  ],
  [
    // The table is every tenant's and that of tenant `shared`: a warning says so, DYN-V068.
    'a shared table whose name is a tenant table',
    'DYN-C401',
    (app) => {
      const stack = stackOf(app);
      const table = sharedTable(stack, 'Table', { tableName: 'own-shared' });
      const principal = TenantPrincipal.accessRole(accessRole(stack));
      grantsOn(stack, table).read(principal);
      new TenantGrants(stack, 'Own', { isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'own-' }) }).readWrite(principal);
    },
  ],
  [
    'an older Table with a local index',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const table = new dynamodb.Table(stack, 'Old', { partitionKey: text('PK'), sortKey: text('SK') });
      table.addLocalSecondaryIndex({ indexName: 'lsi-date', sortKey: text('date') });
      grantsOn(stack, table).readWrite(TenantPrincipal.accessRole(accessRole(stack)));
    },
  ],
  [
    'an import of a table of the app, with another key',
    'DYN-V063',
    (app) => {
      const stack = stackOf(app);
      const cfn = new dynamodb.CfnTable(stack, 'Cfn', {
        keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
        attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
      });
      grantsOn(stack, dynamodb.Table.fromTableArn(stack, 'Imported', cfn.attrArn), { shape: shapeOf('tenantID') }).read(
        TenantPrincipal.accessRole(accessRole(stack)),
      );
    },
  ],
  [
    'an import by the name of a table of the app, with another key',
    'DYN-V063',
    (app) => {
      const stack = stackOf(app);
      sharedTable(stack, 'Table', { tableName: 'docs' });
      grantsOn(stack, dynamodb.Table.fromTableName(stack, 'Imported', 'docs'), { shape: shapeOf('tenantID') }).read(
        TenantPrincipal.accessRole(accessRole(stack)),
      );
    },
  ],
  [
    'an import by the name of a table of the app that has one more index',
    'DYN-V064',
    (app) => {
      const stack = stackOf(app);
      sharedTable(stack, 'Table', { tableName: 'docs', globalSecondaryIndexes: indexes });
      grantsOn(stack, dynamodb.Table.fromTableName(stack, 'Imported', 'docs'), { shape: shapeOf('PK') }).read(
        TenantPrincipal.accessRole(accessRole(stack)),
      );
    },
  ],
  [
    'an import by the name of a table of the app, as it is',
    'proved',
    (app) => {
      const stack = stackOf(app);
      sharedTable(stack, 'Table', { tableName: 'docs' });
      grantsOn(stack, dynamodb.Table.fromTableName(stack, 'Imported', 'docs'), { shape: shapeOf('PK') }).read(
        TenantPrincipal.accessRole(accessRole(stack)),
      );
    },
  ],
  [
    'an imported role beside',
    'no claim',
    (app) => {
      const stack = stackOf(app);
      grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(iam.Role.fromRoleName(stack, 'Role', 'tenant')));
    },
  ],
  [
    'a tagged role whose trust policy asks for nothing',
    'DYN-C406',
    (app) => {
      const stack = stackOf(app);
      grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(taggedRole(stack)));
    },
  ],
  [
    'federation alone',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const role = new TenantAccessRole(stack, 'Tenant', {
        federation: [TenantFederation.cognitoIdentityPool('eu-west-1:11111111-2222-3333-4444-555555555555')],
      });
      grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.accessRole(role));
    },
  ],
  [
    'encrypted fields and a customer key',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const key = new kms.Key(stack, 'Key');
      const docs = new MultiTenantTable(stack, 'Docs', {
        partitionKey: text('PK'),
        isolation: TenantIsolation.partitionKey(),
        fieldEncryptionKey: key,
      });
      docs.tenantGrants.readWrite(TenantPrincipal.accessRole(accessRole(stack)));
    },
  ],
  [
    'a tenant table of its own, and grants for all',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
      const docs = new MultiTenantTable(stack, 'Docs', { partitionKey: text('PK'), isolation, tenantId: 'acme' });
      docs.tenantGrants.readWrite(TenantPrincipal.accessRole(accessRole(stack)));
    },
  ],
  [
    'roles of two regions on tables of one name',
    'proved',
    (app) => {
      for (const region of ['eu-west-1', 'us-east-1']) {
        const stack = stackOf(app, region, { env: { ...ENV, region } });
        grantsOn(stack, sharedTable(stack, 'Table', { tableName: 'docs' })).readWrite(TenantPrincipal.accessRole(accessRole(stack)));
      }
    },
  ],
  [
    'a table in another region, by an index',
    'proved',
    (app) => {
      const [home, away] = [stackOf(app, 'Home'), stackOf(app, 'Away', { env: { ...ENV, region: 'us-east-1' } })];
      const table = sharedTable(away, 'Table', {
        tableName: 'docs',
        globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: text('tenant') }, ...indexes],
      });
      grantsOn(away, table, { isolation: TenantIsolation.index() }).read(
        TenantPrincipal.accessRole(accessRole(home, 'Tenant', { roleName: 'tenant' })),
      );
    },
  ],
  [
    'one role, an index and a partition key',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const principal = TenantPrincipal.accessRole(accessRole(stack));
      const byIndex = sharedTable(stack, 'A', { globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKey: text('tenant') }] });
      grantsOn(stack, byIndex, { isolation: TenantIsolation.index() }, 'GA').read(principal);
      grantsOn(stack, sharedTable(stack, 'B', { globalSecondaryIndexes: indexes }), {}, 'GB').readWrite(principal);
    },
  ],
  [
    'an index of an imported table that names another key kind',
    'proved',
    (app) => {
      const stack = stackOf(app);
      grantsOn(stack, dynamodb.TableV2.fromTableName(stack, 'Imported', 'docs'), {
        shape: {
          ...shapeOf('PK'),
          indexes: [{ name: 'lsi-x', kind: IndexKind.LOCAL, partitionKeys: [{ name: 'PK', type: KeyType.STRING }] }],
        },
      }).readWrite(TenantPrincipal.accessRole(accessRole(stack)));
    },
  ],
  [
    'a role that a tenant role can become by way of a third',
    'DYN-V065',
    (app) => {
      const stack = stackOf(app);
      const first = accessRole(stack, 'First');
      const between = new iam.Role(stack, 'Between', { assumedBy: first });
      const grants = grantsOn(stack, sharedTable(stack));
      grants.read(TenantPrincipal.accessRole(first));
      grants.read(TenantPrincipal.accessRole(new TenantAccessRole(stack, 'Second', { broker: between })));
    },
  ],
  [
    'two brokers',
    'proved',
    (app) => {
      const stack = stackOf(app);
      const role = accessRole(stack);
      role.grantAssume(lambdaRole(stack, 'Second'));
      grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.accessRole(role));
    },
  ],
];

describe('what somebody does to an app', async () => {
  const cvc5 = await solver();

  test.each(additions)('%s: %s', async (_, expected, act) => {
    const app = new App();
    const stack = stackOf(app);
    const table = sharedTable(stack, 'Table', { globalSecondaryIndexes: indexes });
    const role = accessRole(stack);
    const principal = TenantPrincipal.accessRole(role);
    grantsOn(stack, table).readWrite(principal);
    act({ app, stack, table, role, principal });
    expect(await judged(app, cvc5)).toBe(expected);
  });

  test.each(apps)('%s: %s', async (_, expected, make) => {
    const app = new App();
    let refused = '';
    try {
      make(app);
    } catch (error) {
      refused = /DYN-V\d{3}/.exec((error as Error).message)?.[0] ?? String(error);
    }
    expect(refused || (await judged(app, cvc5))).toBe(expected);
  });
});
