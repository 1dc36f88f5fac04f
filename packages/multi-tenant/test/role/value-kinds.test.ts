import { Template } from 'aws-cdk-lib/assertions';
import type { ISamlProvider } from 'aws-cdk-lib/aws-iam';
import { OidcProviderNative, OpenIdConnectProvider, Role } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { MultiTenantTable, TenantAccessRole, type TenantAccessRoleProps, TenantFederation, TenantGrants, TenantIsolation } from '../../src';

/** What plain JavaScript lets through: types do not hold there. */
const untyped = <T>(value: unknown): T => value as T;
const BROKER = 'arn:aws:iam::111122223333:role/broker';

function newRole(props: Record<string, unknown>): TenantAccessRole {
  const stack = new Stack(new App(), 'Tenants');
  const broker = Role.fromRoleArn(stack, 'Broker', BROKER);
  return new TenantAccessRole(stack, 'TenantRole', untyped<TenantAccessRoleProps>({ broker, ...props }));
}

function trustOf(role: TenantAccessRole): string {
  const roles = Template.fromStack(Stack.of(role)).findResources('AWS::IAM::Role');
  return JSON.stringify(Object.values(roles)[0].Properties.AssumeRolePolicyDocument);
}

describe('a federation', () => {
  test.each([[undefined], [null], ['']])('without the id of its identity pool (%j) would trust every pool, and is refused', (id) => {
    expect(() => TenantFederation.cognitoIdentityPool(untyped(id))).toThrow(
      /DYN-V007: TenantFederation.cognitoIdentityPool: `identityPoolId` is .*, but takes a text that is not empty\./,
    );
  });

  test('with the id of its identity pool is in the trust policy', () => {
    expect(trustOf(newRole({ federation: [TenantFederation.cognitoIdentityPool('eu-west-1:pool')] }))).toContain(
      '"StringEquals":{"cognito-identity.amazonaws.com:aud":"eu-west-1:pool"}',
    );
  });

  test('says all that is missing at once', () => {
    expect(() => TenantFederation.openIdConnect(untyped(undefined), untyped({ audience: [undefined, ''] }))).toThrow(
      /`provider` is missing.*\n.*`options\.issuer` is missing.*\n.*`options\.audience\[0\]` is missing.*\n.*`options\.audience\[1\]` is the text/,
    );
    expect(() => TenantFederation.saml(untyped<ISamlProvider>({}), '')).toThrow(/`provider` is .*\n.*`audience` is the text/);
  });

  test('takes every kind of OpenID Connect provider', () => {
    const stack = new Stack(new App(), 'Login');
    const props = { url: 'https://login.example.com' };
    const arn = 'arn:aws:iam::111122223333:oidc-provider/login.example.com';
    const providers = [
      new OpenIdConnectProvider(stack, 'Provider', props),
      new OidcProviderNative(stack, 'Native', props),
      OpenIdConnectProvider.fromOpenIdConnectProviderArn(stack, 'Imported', arn),
      OidcProviderNative.fromOidcProviderArn(stack, 'ImportedNative', arn),
    ];
    for (const provider of providers) {
      const federation = TenantFederation.openIdConnect(provider, { issuer: 'login.example.com', audience: ['docs'] });
      expect(federation._conditions).toEqual({ StringEquals: { 'login.example.com:aud': ['docs'] } });
      expect(federation.federatedPrincipal).toBe(provider.openIdConnectProviderArn);
    }
  });
});

describe('a tenant role', () => {
  test('refuses a text in place of a list of tenant ids, which would be read letter by letter', () => {
    expect(() => newRole({ refusedTenantIds: 'admin' })).toThrow(
      'DYN-V007: TenantAccessRole `TenantRole`: `refusedTenantIds` is the text `admin`, but takes a list of patterns.',
    );
    expect(trustOf(newRole({ refusedTenantIds: ['admin'] }))).toContain('"StringNotLike":{"aws:RequestTag/TenantID":["admin"]}');
  });

  test('takes null as no external id, and refuses an empty one', () => {
    expect(trustOf(newRole({ externalId: null }))).not.toContain('sts:ExternalId');
    expect(() => newRole({ externalId: '' })).toThrow('`externalId` is the text ``, but takes a text that is not empty.');
  });

  test('says everything at once', () => {
    expect(() => newRole({ broker: 5, federation: {}, sourceIdentity: 'true', tenantBoundary: 1 })).toThrow(
      /`broker` is `5`.*\n.*`federation` is an object.*\n.*`sourceIdentity` is the text `true`.*\n.*`tenantBoundary` is `1`/,
    );
  });

  test('connects no broker without tables', () => {
    const role = newRole({});
    expect(() => role.connectBroker(untyped({}), untyped(undefined))).toThrow(/`handler` is an object.*\n.*`tables` is missing/);
  });
});

describe('an isolation', () => {
  test.each<[string, () => unknown]>([
    ['`options.prefix` is missing, but takes a text.', () => TenantIsolation.prefixedPartitionKey(untyped({}))],
    ['`options` is missing, but takes an object.', () => TenantIsolation.prefixedPartitionKey(untyped(undefined))],
    ['`options.separator` is `5`, but takes a text.', () => TenantIsolation.prefixedPartitionKey(untyped({ prefix: 'T#', separator: 5 }))],
    ['`options.tableNamePrefix` is `5`, but takes a text.', () => TenantIsolation.tablePerTenant(untyped({ tableNamePrefix: 5 }))],
  ])('is refused: %s', (message, isolate) => {
    expect(isolate).toThrow(message);
  });

  test('takes null as no separator', () => {
    expect(TenantIsolation.prefixedPartitionKey(untyped({ prefix: 'T#', separator: null })).description).toBe(
      TenantIsolation.prefixedPartitionKey({ prefix: 'T#' }).description,
    );
  });

  test.each([[undefined], [null], [{}], ['partitionKey']])('is asked for where it is %j', (isolation) => {
    const stack = new Stack(new App(), 'Docs');
    const message = /`props\.isolation` is .*, but takes a TenantIsolation, such as TenantIsolation\.partitionKey\(\)\./;
    expect(() => new MultiTenantTable(stack, 'Docs', untyped({ isolation }))).toThrow(message);
    expect(() => new TenantGrants(stack, 'Grants', untyped({ isolation }))).toThrow(message);
  });
});

test.each([[undefined], [{}], [{ role: null }]])('a grant to no tenant principal (%j) is refused', (principal) => {
  const stack = new Stack(new App(), 'Docs');
  const table = new MultiTenantTable(stack, 'Docs', {
    partitionKey: { name: 'tenantID', type: untyped('S') },
    isolation: TenantIsolation.partitionKey(),
  });
  expect(() => table.tenantGrants.read(untyped(principal))).toThrow(
    /DYN-V007: A tenant grant: `principal(\.role)?` is missing, but takes a/,
  );
});
