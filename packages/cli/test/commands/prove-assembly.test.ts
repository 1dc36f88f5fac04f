import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensurePythonEnvironment } from '../../../../integ/local-cloud/python-environment';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { key, TENANT, TRUST } from '../fixtures/tenant-template';

const TABLE_ID = 'TableCD117FA1';
const name = { 'Fn::ImportValue': 'Tables:Name' };
const arn = { 'Fn::ImportValue': 'Tables:Arn' };
const anyRegion = (below = '') => ({
  'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:*:', { Ref: 'AWS::AccountId' }, ':table/', name, below]],
});
const calls = ['dynamodb:GetItem', 'dynamodb:Query'];
const own = {
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [TENANT] },
  Null: { 'dynamodb:LeadingKeys': 'false' },
  StringLike: { 'aws:PrincipalTag/TenantID': '?*' },
};
const deny = (more: object) => ({ Effect: 'Deny', Action: calls, Resource: [anyRegion(), anyRegion('/*')], ...more });
const statements = [
  { Effect: 'Allow', Action: calls, Resource: arn, Condition: own },
  { Effect: 'Deny', NotAction: calls, Resource: [anyRegion(), anyRegion('/*')] },
  deny({ Condition: { 'ForAnyValue:StringNotEquals': { 'dynamodb:LeadingKeys': [TENANT] } } }),
  deny({ Condition: { Null: { 'dynamodb:LeadingKeys': 'true' } } }),
  deny({ Condition: { StringNotLike: { 'aws:PrincipalTag/TenantID': '?*' } } }),
  { Effect: 'Deny', Action: 'dynamodb:*', Resource: anyRegion('/index/by-status') },
];

interface Parts {
  readonly indexes?: object[];
  readonly more?: object[];
  readonly table?: string;
  readonly imports?: boolean;
  readonly claims?: object[];
  readonly metadataFile?: boolean;
  readonly attached?: object;
}

/** A cloud assembly of two stacks: the table in one, the role in the other, and a third that may attach more to the role. */
function assembly({ indexes = [], more = [], claims, metadataFile = true, attached, imports = true }: Parts = {}): Record<string, string> {
  const policy = (list: object[], role: object) => ({
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyName: 'Tenant', Roles: [role], PolicyDocument: { Version: '2012-10-17', Statement: list } },
  });
  const claim = { tag: 'TenantID', design: { kind: 'partition key' }, table: 'Tables/Table/Resource' };
  const metadata = {
    '/Roles/Tenant/Resource': [
      { type: 'aws:cdk:logicalId', data: 'Tenant3582C6F5' },
      ...(claims ?? [claim]).map((data) => ({ type: 'dynamorm-cdk:tenant-claim', data: JSON.stringify(data) })),
    ],
  };
  const stack = (id: string, held: object) => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://111122223333/eu-west-1',
    properties: { templateFile: `${id}.template.json` },
    ...(metadataFile ? { additionalMetadataFile: `${id}.metadata.json` } : { metadata: held }),
    displayName: id,
  });
  const ofTable = { '/Tables/Table/Resource': [{ type: 'aws:cdk:logicalId', data: TABLE_ID }] };
  const table = {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      KeySchema: key('PK'),
      GlobalSecondaryIndexes: [{ IndexName: 'by-status', KeySchema: key('status') }, ...indexes],
    },
  };
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: { RoleName: 'tenant', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [TRUST] } },
  };
  const outputs = {
    Name: { Value: { Ref: TABLE_ID }, Export: { Name: 'Tables:Name' } },
    Arn: { Value: { 'Fn::GetAtt': [TABLE_ID, 'Arn'] }, Export: { Name: 'Tables:Arn' } },
  };
  return {
    'manifest.json': JSON.stringify({
      artifacts: { Tables: stack('Tables', ofTable), Roles: stack('Roles', metadata), Others: stack('Others', {}) },
    }),
    'Tables.template.json': JSON.stringify({ Resources: { [TABLE_ID]: table }, Outputs: imports ? outputs : {} }),
    'Tables.metadata.json': JSON.stringify(ofTable),
    'Roles.template.json': JSON.stringify({
      Resources: {
        Broker: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } } },
        Tenant3582C6F5: role,
        Policy: policy([...statements, ...more], { Ref: 'Tenant3582C6F5' }),
      },
    }),
    'Roles.metadata.json': JSON.stringify(metadata),
    // Its table has the same logical id, and is another.
    'Others.template.json': JSON.stringify({
      Resources: { [TABLE_ID]: table, ...(attached ? { More: policy([attached], 'tenant' as unknown as object) } : {}) },
    }),
    'Others.metadata.json': '{}',
  };
}

let python: string;
beforeAll(async () => {
  python = await ensurePythonEnvironment(join(__dirname, '../../../../.cache/local-cloud'));
});

describe('prove of a cloud assembly', () => {
  const prove = (files: Record<string, string>, args = '') =>
    dynamormCdk(['prove', '--template', 'cdk.out', '--solver', python, ...args.split(' ').filter(Boolean)], {
      cwd: folderWith(Object.fromEntries(Object.entries(files).map(([file, text]) => [`cdk.out/${file}`, text]))),
    });

  test.each([
    ['metadata beside the manifest', assembly()],
    ['metadata in the manifest', assembly({ metadataFile: false })],
  ])('takes the claims that the constructs left, and follows what stacks import: %s', async (_, files) => {
    const ended = await prove(files);

    expect(ended.err).toBe('');
    expect(ended.out).toMatch(/^No findings in the policies of Tenant3582C6F5: isolation is proved/);
    expect(ended.code).toBe(0);
  });

  test.each<[string, Parts, string]>([
    // Whatever the construct claims, the template decides: an index that it never heard of is open once somebody attaches more.
    ['an index that no Deny names', { indexes: [{ IndexName: 'by-owner', KeySchema: key('owner') }] }, 'warning DYN-C407'],
    [
      'a statement of another stack',
      {
        attached: { Effect: 'Allow', Action: 'dynamodb:Query', Resource: '*' },
        indexes: [{ IndexName: 'by-owner', KeySchema: key('owner') }],
      },
      'error DYN-C401',
    ],
    ['an import that no stack exports', { imports: false }, 'error DYN-C403'],
    [
      'a claim of another design',
      { claims: [{ tag: 'TenantID', design: { kind: 'prefixed partition key', prefix: 'T#' }, table: 'Tables/Table/Resource' }] },
      'error DYN-C401',
    ],
    [
      'a claim about an index that is not there',
      { claims: [{ tag: 'TenantID', design: { kind: 'index', index: 'by-tenant' }, table: 'Tables/Table/Resource' }] },
      'error DYN-C403',
    ],
  ])('finds: %s', async (_, parts, expected) => {
    const ended = await prove(assembly(parts));

    expect(ended.out).toContain(expected);
    expect(ended.out).toContain('cdk.out/Roles.template.json');
  });

  test('an imported table is asked about as the grant states it', async () => {
    const imported = { name: 'orders', account: '111122223333', partitionKey: 'PK', indexes: [{ name: 'by-date', partitionKey: 'PK' }] };
    const ended = await prove(assembly({ claims: [{ tag: 'TenantID', design: { kind: 'partition key' }, imported }] }));

    // Nothing is granted on it: that it isolates would say nothing.
    expect(ended.out).toMatch(/DYN-C405[\s\S]*table orders/);
  });

  test('options state a claim instead; roles and tables go by the names of their constructs', async () => {
    const files = assembly();
    const template = JSON.parse(files['Tables.template.json']);
    template.Resources[TABLE_ID].Metadata = { 'aws:cdk:path': 'Tables/Table/Resource' };
    const ended = await prove(
      { ...files, 'Tables.template.json': JSON.stringify(template) },
      `--table Tables/Table=partitionKey --role tenant`,
    );

    expect(ended.err).toContain('has no role with the logical id `tenant`');
    const named = await prove(
      { ...files, 'Tables.template.json': JSON.stringify(template) },
      `--table Tables/Table=partitionKey --role Tenant3582C6F5`,
    );
    expect(named.out).toMatch(/^No findings/);
  });

  test('the configuration file states claims as the options do', async () => {
    const { 'Roles.metadata.json': _, ...files } = assembly();
    const cwd = folderWith({
      ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`cdk.out/${file}`, text])),
      'dynamorm-cdk.yaml': `prove:\n  template: cdk.out\n  role: Tenant3582C6F5\n  solver: ${python}\n  table: { Tables/${TABLE_ID}: partitionKey }\n`,
    });
    const ended = await dynamormCdk(['prove'], { cwd });

    expect(ended.err).toBe('');
    expect(ended.out).toMatch(/^No findings in the policies of Tenant3582C6F5/);
  });

  test('an assembly without claims says what to state', async () => {
    const ended = await prove(assembly({ claims: [] }));

    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(/DYN-C001 .*`cdk\.out` does not state how tables isolate their tenants\. Set it with --table/);
  });
});
