import { IndexKind, ModelDocument } from '@dynamorm-cdk/model-spec';
import {
  MultiTenantTable,
  TenantAccessRole,
  TenantFederation,
  TenantGrants,
  TenantIsolation,
  TenantPrincipal,
} from '@dynamorm-cdk/multi-tenant';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { OpenIdConnectProvider, Role, SamlMetadataDocument, SamlProvider, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, it } from 'vitest';
import { publicCalls } from '../../../tools/testing/public-calls';
import { callOn, rawErrors, type SoundCall } from '../../../tools/testing/wrong-values';

const KEYS = { partitionKey: { name: 'PK', type: AttributeType.STRING }, sortKey: { name: 'SK', type: AttributeType.STRING } };
const STATUS = { name: 'status', type: AttributeType.STRING };
const PROPS = { ...KEYS, isolation: TenantIsolation.partitionKey() };

const SHAPE = {
  ...KEYS,
  indexes: [{ name: 'gsi-status', kind: IndexKind.GLOBAL, partitionKeys: [STATUS], sortKeys: [STATUS], nonKeyAttributes: ['total'] }],
};

const models = () => ModelDocument.fromSpecs([{ modelName: 'Doc', partitionKey: 'PK', sortKey: 'SK' }]);
const newStack = () => new Stack(new App(), 'Shop');
const docsIn = (stack: Stack) => new MultiTenantTable(stack, 'Docs', PROPS);
const role = (stack: Stack) => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const handler = (stack: Stack) =>
  new LambdaFunction(stack, 'Broker', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
  });
const accessRole = (stack: Stack, broker = handler(stack)) => new TenantAccessRole(stack, 'Access', { broker });
const principal = (stack: Stack) => TenantPrincipal.accessRole(accessRole(stack));

const inStack = (call: (stack: Stack) => SoundCall) => () => call(newStack());
const granted = inStack((stack) => callOn(docsIn(stack).tenantGrants, principal(stack)));

const SOUND = {
  'new MultiTenantTable': inStack((stack) => callOn(MultiTenantTable, stack, 'Docs', PROPS)),
  'MultiTenantTable.grantTenantIsolatedAccess': inStack((stack) => callOn(docsIn(stack), principal(stack))),
  'MultiTenantTable.addGlobalIndex': inStack((stack) => callOn(docsIn(stack), 'status', { partitionKey: STATUS })),
  'MultiTenantTable.addLocalIndex': inStack((stack) => callOn(docsIn(stack), 'status', { sortKey: STATUS })),
  'MultiTenantTable.validateModelCompatibility': inStack((stack) => callOn(docsIn(stack), models())),
  'MultiTenantTable.publishShape': inStack((stack) => callOn(docsIn(stack), {})),
  'new TenantGrants': inStack((stack) =>
    callOn(TenantGrants, stack, 'Grants', {
      isolation: PROPS.isolation,
      table: TableV2.fromTableName(stack, 'Table', 'docs'),
      shape: SHAPE,
    }),
  ),
  'TenantGrants.read': granted,
  'TenantGrants.write': granted,
  'TenantGrants.readWrite': granted,
  'TenantGrants.grantTenantIsolatedAccess': granted,
  'TenantGrant.applyBefore': inStack((stack) => callOn(docsIn(stack).tenantGrants.read(principal(stack)), role(stack))),
  'TenantPrincipal.accessRole': inStack((stack) => callOn(TenantPrincipal, accessRole(stack))),
  'TenantPrincipal.taggedSessions': inStack((stack) => callOn(TenantPrincipal, role(stack))),
  'TenantIsolation.prefixedPartitionKey': () => callOn(TenantIsolation, { prefix: 'TENANT#' }),
  'TenantIsolation.index': () => callOn(TenantIsolation, {}),
  'TenantIsolation.tablePerTenant': () => callOn(TenantIsolation, { tableNamePrefix: 'docs-' }),
  'new TenantAccessRole': inStack((stack) => callOn(TenantAccessRole, stack, 'Access', { broker: handler(stack) })),
  'TenantAccessRole.grantAssume': inStack((stack) => callOn(accessRole(stack), role(stack))),
  'TenantAccessRole.connectBroker': inStack((stack) => {
    const broker = handler(stack);
    return callOn(accessRole(stack, broker), broker, [docsIn(stack)], {});
  }),
  'TenantFederation.cognitoIdentityPool': () => callOn(TenantFederation, 'eu-west-1:pool'),
  'TenantFederation.openIdConnect': inStack((stack) =>
    callOn(TenantFederation, new OpenIdConnectProvider(stack, 'Provider', { url: 'https://login.example.com' }), {
      issuer: 'login.example.com',
      audience: ['docs-app'],
    }),
  ),
  'TenantFederation.saml': inStack((stack) =>
    callOn(
      TenantFederation,
      new SamlProvider(stack, 'Provider', { metadataDocument: SamlMetadataDocument.fromXml('<xml/>') }),
      'https://docs.example.com/saml',
    ),
  ),
};

/** What plain JavaScript lets through: types do not hold there. */
const untyped = <T>(value: unknown): T => value as T;

describe('DYN-V007', () => {
  it('is said of every wrong value of every call, or another code that names the value', () => {
    expect(rawErrors(publicCalls('multi-tenant'), SOUND)).toEqual([]);
  });

  it.each<[string, (stack: Stack) => unknown]>([
    ['TenantPrincipal.taggedSessions: `role` is missing, but takes a role.', () => TenantPrincipal.taggedSessions(untyped(undefined))],
    [
      'but takes a TenantAccessRole; for another role, use TenantPrincipal.taggedSessions.',
      (stack) => TenantPrincipal.accessRole(untyped(role(stack))),
    ],
    [
      '`broker` is the text `arn:aws:iam::111122223333:role/broker`, but takes a grantee',
      (stack) => accessRole(stack).grantAssume(untyped('arn:aws:iam::111122223333:role/broker')),
    ],
    [
      '`props.table` is the text `docs`, but takes a table.',
      (stack) => new TenantGrants(stack, 'Grants', { isolation: PROPS.isolation, table: untyped('docs') }),
    ],
    [
      'TenantGrant.applyBefore: `constructs[0]` is a list, but takes a construct.',
      (stack) => docsIn(stack).tenantGrants.read(principal(stack)).applyBefore(untyped([])),
    ],
  ])('says: %s', (sentence, call) => {
    expect(() => call(newStack())).toThrow(/DYN-V007/);
    expect(() => call(newStack())).toThrow(sentence);
  });

  it('says nothing of null: it is the same as nothing', () => {
    const stack = newStack();
    const broker = handler(stack);
    const role = accessRole(stack, broker);
    expect(role.connectBroker(broker, [docsIn(stack)], untyped(null)).success).toBe(true);
    expect(Stack.of(broker).resolve(untyped<{ environment: unknown }>(broker.node.defaultChild).environment)).toHaveProperty(
      'variables.TENANT_ROLE_ARN',
    );
  });
});
