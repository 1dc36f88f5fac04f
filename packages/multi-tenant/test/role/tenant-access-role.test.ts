import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { App } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { TenantAccessRole, TenantFederation, TenantIsolation, TenantPrincipal } from '../../src';
import { statementApplies } from '../policy/evaluate';
import { VariableText } from '../policy/pattern';
import type { PolicyJson } from '../policy/policy-document';
import { RequestContext } from '../policy/request-context';
import { DeployedApp, logicalId } from '../synth/deployed-app';
import { accessRole, functionOf, grantsOn, lambdaRole, sharedTable, stackOf, synthesisError, taggedRole } from '../synth/fixture';

const trustOf = (role: TenantAccessRole, app: App): PolicyJson => new DeployedApp(app).trustOf(role.stack, logicalId(role, role.stack));

/** Whether the trust policy lets an action through: explicit about context, since that is all it looks at. */
const lets = (trust: PolicyJson, action: string, context: { [key: string]: string | string[] }) =>
  trust.Statement.some((statement) =>
    statementApplies(statement, { action, resource: '*', context: new RequestContext(context) }, VariableText.LITERAL),
  );

const TAGGED = { 'aws:RequestTag/TenantID': 'acme', 'aws:TagKeys': ['TenantID'] };

describe('trust', () => {
  test('asks for the tenant tag and for no other', () => {
    const app = new App();
    const trust = trustOf(accessRole(stackOf(app)), app);
    for (const action of ['sts:AssumeRole', 'sts:TagSession']) {
      expect(lets(trust, action, TAGGED)).toBe(true);
      expect(lets(trust, action, { ...TAGGED, 'sts:TransitiveTagKeys': ['TenantID'] })).toBe(true);
      expect(lets(trust, action, {})).toBe(false);
      expect(lets(trust, action, { ...TAGGED, 'aws:RequestTag/TenantID': '' })).toBe(false);
      expect(lets(trust, action, { ...TAGGED, 'aws:TagKeys': ['TenantID', 'Role'] })).toBe(false);
      expect(lets(trust, action, { 'aws:RequestTag/tenantid': 'acme', 'aws:TagKeys': ['tenantid'] })).toBe(false);
      expect(lets(trust, action, { ...TAGGED, 'sts:TransitiveTagKeys': ['Other'] })).toBe(false);
    }
    expect(lets(trust, 'sts:SetSourceIdentity', { 'sts:SourceIdentity': 'x' })).toBe(false);
    expect(JSON.stringify(trust)).toContain('arn:aws:iam::111111111111:role/Docs-TenantBroker');
  });

  test('an external id is asked of AssumeRole alone', () => {
    const app = new App();
    const trust = trustOf(accessRole(stackOf(app), 'Tenant', { externalId: 'secret' }), app);
    expect(lets(trust, 'sts:AssumeRole', TAGGED)).toBe(false);
    expect(lets(trust, 'sts:AssumeRole', { ...TAGGED, 'sts:ExternalId': 'secret' })).toBe(true);
    expect(lets(trust, 'sts:TagSession', TAGGED)).toBe(true);
  });

  test('a source identity and refused tenant ids are options', () => {
    const app = new App();
    const trust = trustOf(accessRole(stackOf(app), 'Tenant', { sourceIdentity: true, refusedTenantIds: ['admin*'] }), app);
    expect(lets(trust, 'sts:SetSourceIdentity', { 'sts:SourceIdentity': 'jane' })).toBe(true);
    expect(lets(trust, 'sts:AssumeRole', TAGGED)).toBe(true);
    expect(lets(trust, 'sts:AssumeRole', { ...TAGGED, 'aws:RequestTag/TenantID': 'admin2' })).toBe(false);
  });

  test('tables of tenants own refuse ids that read as a path, whenever the grant comes', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = accessRole(stack, 'Tenant', { refusedTenantIds: ['admin*'] });
    const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });
    grantsOn(stack, undefined as unknown as dynamodb.ITable, { isolation }).read(TenantPrincipal.accessRole(role));
    role.grantAssume(lambdaRole(stack, 'Late'));
    const trust = trustOf(role, app);
    for (const id of ['a/b', 'a:b', 'admin'])
      expect(lets(trust, 'sts:AssumeRole', { ...TAGGED, 'aws:RequestTag/TenantID': id })).toBe(false);
    expect(lets(trust, 'sts:AssumeRole', TAGGED)).toBe(true);
    expect(synthesisError(app)).toBe('');
  });

  test('a session lasts an hour', () => {
    const app = new App();
    const role = accessRole(stackOf(app));
    expect((role.node.defaultChild as iam.CfnRole).maxSessionDuration).toBe(3600);
  });
});

describe('brokers', () => {
  test.each([
    ['an account', (app: App) => ({ grantPrincipal: new iam.AccountRootPrincipal(), app })],
    ['a service', (app: App) => ({ grantPrincipal: new iam.ServicePrincipal('lambda.amazonaws.com'), app })],
    ['everybody', (app: App) => ({ grantPrincipal: new iam.AnyPrincipal(), app })],
  ])('%s is no broker', (_, broker) => {
    const app = new App();
    expect(() => new TenantAccessRole(stackOf(app), 'Tenant', { broker: broker(app) })).toThrow(/DYN-V060.*not a single role/);
  });

  test('nobody at all is refused', () => {
    expect(() => new TenantAccessRole(stackOf(new App()), 'Tenant', {})).toThrow('DYN-V062');
  });

  test('several brokers, one a function, get their permission in the stack of the role', () => {
    const app = new App();
    const stack = stackOf(app);
    const handler = functionOf(stackOf(app, 'Broker'));
    const role = accessRole(stack, 'Tenant', { sourceIdentity: true });
    role.grantAssume(handler);
    expect(synthesisError(app)).toBe('');
    const template = app.synth().getStackByName('Docs').template;
    const resources = Object.values<{ Type: string; Properties: { PolicyDocument: PolicyJson } }>(template.Resources);
    const policies = resources.filter(({ Type }) => Type === 'AWS::IAM::Policy');
    expect(policies).toHaveLength(2);
    for (const { Properties } of policies) {
      expect([...(Properties.PolicyDocument.Statement[0].Action as string[])].sort()).toEqual([
        'sts:AssumeRole',
        'sts:SetSourceIdentity',
        'sts:TagSession',
      ]);
    }
    expect(JSON.stringify(app.synth().getStackByName('Broker').template)).not.toContain('TagSession');
  });

  test('table, role, broker and key in four stacks make no cycle, with the ARN in the broker environment', () => {
    const app = new App();
    const [keys, tables, brokers, roles] = ['Keys', 'Tables', 'Brokers', 'Roles'].map((id) => stackOf(app, id));
    const key = new kms.Key(keys, 'Key');
    const table = sharedTable(tables, 'Table', { encryption: dynamodb.TableEncryptionV2.customerManagedKey(key) });
    const handler = functionOf(brokers, 'Handler');
    const role = new TenantAccessRole(roles, 'Tenant', { broker: handler, roleName: 'tenant' });
    handler.addEnvironment('TENANT_ROLE_ARN', role.roleArnByName);
    grantsOn(roles, table).readWrite(TenantPrincipal.accessRole(role));
    expect(synthesisError(app)).toBe('');
    const depends = (name: string) =>
      app
        .synth()
        .getStackByName(name)
        .dependencies.map(({ id }) => id)
        .filter((id) => !id.endsWith('.assets'));
    expect(depends('Brokers')).toEqual([]);
    expect(depends('Roles').sort()).toEqual(['Brokers', 'Keys', 'Tables']);
    expect(depends('Tables')).toEqual(['Keys']);
    const policy = JSON.stringify(new DeployedApp(app).policiesOf(roles, logicalId(role, roles)));
    expect(policy).toContain('"kms:ViaService":"dynamodb.*.amazonaws.com"');
    expect(policy).toContain('kms:GenerateDataKey*');
  });

  test('without a name the ARN could only be a reference, which is refused', () => {
    expect(() => accessRole(stackOf(new App())).roleArnByName).toThrow(/DYN-V061.*Set roleName/);
  });

  test('a broker of another account is trusted, and its own account gives the permission', () => {
    const app = new App();
    const stack = stackOf(app);
    const broker = iam.Role.fromRoleArn(stack, 'Foreign', 'arn:aws:iam::222222222222:role/broker');
    const role = new TenantAccessRole(stack, 'Tenant', { broker });
    expect(JSON.stringify(trustOf(role, app))).toContain('arn:aws:iam::222222222222:role/broker');
    expect(Object.values(app.synth().getStackByName('Docs').template.Resources).map((one) => (one as { Type: string }).Type)).toEqual([
      'AWS::IAM::Role',
    ]);
  });
});

describe('federation', () => {
  const federated = (make: (stack: ReturnType<typeof stackOf>) => TenantFederation) => {
    const app = new App();
    const stack = stackOf(app);
    const role = new TenantAccessRole(stack, 'Tenant', { federation: [make(stack)] });
    return trustOf(role, app);
  };

  test('Cognito: the pool is pinned', () => {
    const trust = federated(() => TenantFederation.cognitoIdentityPool('eu-west-1:pool'));
    const context = {
      ...TAGGED,
      'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool',
      'cognito-identity.amazonaws.com:amr': ['authenticated'],
    };
    expect(lets(trust, 'sts:AssumeRoleWithWebIdentity', context)).toBe(true);
    expect(lets(trust, 'sts:AssumeRoleWithWebIdentity', { ...context, 'cognito-identity.amazonaws.com:aud': 'eu-west-1:other' })).toBe(
      false,
    );
    expect(lets(trust, 'sts:AssumeRoleWithWebIdentity', { ...context, 'cognito-identity.amazonaws.com:amr': ['unauthenticated'] })).toBe(
      false,
    );
    expect(lets(trust, 'sts:AssumeRoleWithWebIdentity', { ...context, 'aws:RequestTag/TenantID': '' })).toBe(false);
  });

  test('OpenID Connect: the audience is pinned, and must be', () => {
    const provider = (stack: ReturnType<typeof stackOf>) =>
      iam.OidcProviderNative.fromOidcProviderArn(stack, 'Oidc', 'arn:aws:iam::111111111111:oidc-provider/login.example.com');
    const trust = federated((stack) =>
      TenantFederation.openIdConnect(provider(stack), { issuer: 'https://login.example.com', audience: ['docs'] }),
    );
    expect(lets(trust, 'sts:AssumeRoleWithWebIdentity', { ...TAGGED, 'login.example.com:aud': 'docs' })).toBe(true);
    expect(lets(trust, 'sts:AssumeRoleWithWebIdentity', { ...TAGGED, 'login.example.com:aud': 'other' })).toBe(false);
    expect(() =>
      federated((stack) => TenantFederation.openIdConnect(provider(stack), { issuer: 'login.example.com', audience: [] })),
    ).toThrow('DYN-V062');
  });

  test('SAML: the recipient is pinned', () => {
    const trust = federated((stack) =>
      TenantFederation.saml(iam.SamlProvider.fromSamlProviderArn(stack, 'Saml', 'arn:aws:iam::111111111111:saml-provider/corp')),
    );
    expect(lets(trust, 'sts:AssumeRoleWithSAML', { ...TAGGED, 'SAML:aud': 'https://signin.aws.amazon.com/saml' })).toBe(true);
    expect(lets(trust, 'sts:AssumeRoleWithSAML', { ...TAGGED, 'SAML:aud': 'https://elsewhere' })).toBe(false);
  });
});

describe('what the template must still say', () => {
  test('a trust policy that admits more is refused', () => {
    const app = new App();
    const role = accessRole(stackOf(app));
    role.assumeRolePolicy?.addStatements(
      new iam.PolicyStatement({ actions: ['sts:AssumeRole'], principals: [new iam.ArnPrincipal('arn:aws:iam::111111111111:role/dev')] }),
    );
    expect(synthesisError(app)).toMatch(/DYN-V023.*role\/dev/);
  });

  test('an overridden trust policy and a replaced boundary are refused', () => {
    const app = new App();
    const stack = stackOf(app);
    const role = accessRole(stack, 'Tenant', { tenantBoundary: true });
    const resource = role.node.defaultChild as iam.CfnRole;
    resource.addPropertyOverride('AssumeRolePolicyDocument.Statement', []);
    resource.addPropertyOverride('PermissionsBoundary', 'arn:aws:iam::111111111111:policy/company');
    const error = synthesisError(app);
    expect(error).toMatch(/DYN-V023.*no longer has all required statements/);
    expect(error).toContain('DYN-V024');
  });

  test('two boundaries are one too many', () => {
    const stack = stackOf(new App());
    const permissionsBoundary = iam.ManagedPolicy.fromAwsManagedPolicyName('PowerUserAccess');
    expect(() => accessRole(stack, 'Tenant', { tenantBoundary: true, permissionsBoundary })).toThrow('DYN-V024');
  });

  test('a plain role with tagged sessions keeps its own trust policy', () => {
    const app = new App();
    const stack = stackOf(app);
    grantsOn(stack, sharedTable(stack)).read(TenantPrincipal.taggedSessions(taggedRole(stack)));
    expect(synthesisError(app)).toBe('');
  });
});
