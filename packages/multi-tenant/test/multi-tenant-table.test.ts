import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable, NamingConvention, TableAccess } from '@dynamorm-cdk/table';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { App, Annotations as CdkAnnotations } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { MultiTenantTable, type MultiTenantTableProps, TenantGrants, TenantIsolation, TenantPrincipal } from '../src';
import { DeployedApp, logicalId } from './synth/deployed-app';
import { accessRole, functionOf, lambdaRole, stackOf, synthesisError, text } from './synth/fixture';

const KEYS = { partitionKey: text('PK'), sortKey: text('SK') };

function tableOf(props: Partial<MultiTenantTableProps> & Pick<MultiTenantTableProps, 'isolation'>, app = new App()) {
  const stack = stackOf(app);
  return { app, stack, table: new MultiTenantTable(stack, 'Docs', { ...KEYS, ...props } as MultiTenantTableProps) };
}

function models(tenant: { attribute: string; type: string } | undefined, convention?: string): ModelDocument {
  return ModelDocument.fromObject({
    dms_version: '0.1',
    models: [
      {
        name: 'Doc',
        table: { name: 'docs' },
        ...(convention ? { naming: { convention } } : {}),
        keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'SK', type: 'S' } },
        attributes: [
          { attribute: 'PK', type: 'S', required: true, roles: ['pk'] },
          { attribute: 'SK', type: 'S', required: true, roles: ['sk'] },
          ...(tenant ? [{ ...tenant, required: true }] : []),
        ],
      },
    ],
  });
}

describe('the tenant index', () => {
  test.each([
    [undefined, 'tenantID'],
    [NamingConvention.SNAKE_CASE, 'tenant_id'],
    [NamingConvention.PASCAL_CASE, 'TenantID'],
  ])('is made with the attribute that %s names', (namingConvention, attribute) => {
    const { stack, table } = tableOf({ isolation: TenantIsolation.index({ sortKey: text('createdAt') }), namingConvention });
    expect(table.tenantAttribute).toBe(attribute);
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi-tenant',
          KeySchema: [
            { AttributeName: attribute, KeyType: 'HASH' },
            { AttributeName: 'createdAt', KeyType: 'RANGE' },
          ],
        },
      ],
      Replicas: [Match.objectLike({ Tags: Match.arrayWith([{ Key: 'MultiTenant', Value: 'true' }]) })],
    });
  });

  test.each([
    [undefined, 'tenantShard'],
    [NamingConvention.SNAKE_CASE, 'tenant_shard'],
    [NamingConvention.PASCAL_CASE, 'TenantShard'],
  ])('with shards is keyed by the attribute of tenant and shard that %s names', (namingConvention, attribute) => {
    const { stack, table } = tableOf({ isolation: TenantIsolation.index({ shards: 8 }), namingConvention });
    expect(table.tenantAttribute).toBe(attribute);
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [Match.objectLike({ KeySchema: [{ AttributeName: attribute, KeyType: 'HASH' }] })],
    });
  });

  test('with shards wants the attribute of tenant and shard in every model', () => {
    const isolation = TenantIsolation.index({ shards: 8 });
    expect(() => tableOf({ isolation, models: models({ attribute: 'tenantID', type: 'S' }, 'camelCase') })).toThrow(
      /DYN-V050.*`tenantShard`/s,
    );
  });

  test('may have any name, and stands beside others', () => {
    const { stack } = tableOf({
      isolation: TenantIsolation.index({ indexName: 'tenant-created-index' }),
      globalSecondaryIndexes: [{ indexName: 'gsi-email', partitionKey: text('email') }],
    });
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: [Match.objectLike({ IndexName: 'gsi-email' }), Match.objectLike({ IndexName: 'tenant-created-index' })],
    });
  });

  test('is not made where no design asks for it', () => {
    const { stack } = tableOf({ isolation: TenantIsolation.partitionKey() });
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', { GlobalSecondaryIndexes: Match.absent() });
  });

  test('every model must have the attribute as a string; the nearest is named', () => {
    const isolation = TenantIsolation.index();
    const of = (document: ModelDocument) =>
      tableOf({ models: document.forTable('docs'), isolation, partitionKey: undefined, sortKey: undefined });
    expect(of(models({ attribute: 'tenantID', type: 'S' }, 'camelCase')).table.tenantAttribute).toBe('tenantID');
    expect(of(models({ attribute: 'TenantID', type: 'S' })).table.tenantAttribute).toBe('TenantID');
    expect(() => of(models({ attribute: 'tenantId', type: 'S' }, 'camelCase'))).toThrow(/^DYN-V050.*: `Doc` has `tenantId`\.$/);
    expect(() => of(models({ attribute: 'tenantID', type: 'N' }, 'camelCase'))).toThrow(/^DYN-V050.*: `Doc` has it with type N\.$/);
  });
});

describe('isolation by key', () => {
  test('the tenant attribute is the partition key', () => {
    expect(tableOf({ isolation: TenantIsolation.partitionKey() }).table.tenantAttribute).toBe('PK');
    expect(() => tableOf({ isolation: TenantIsolation.partitionKey(), tenantAttribute: 'tenantID' })).toThrow(/DYN-V050.*`PK`.*`tenantID`/);
  });

  test('indexes that are added after the grant are told apart', () => {
    const { app, stack, table } = tableOf({ isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' }), tableName: 'docs' });
    const role = accessRole(stack);
    table.grantTenantIsolatedAccess(TenantPrincipal.accessRole(role));
    table.addGlobalIndex('by-date', { partitionKey: text('PK'), sortKey: text('date') });
    table.addGlobalIndex('status', { partitionKey: text('status') });
    const [policy] = new DeployedApp(app).policiesOf(stack, logicalId(role, stack));
    const about = (index: string) =>
      policy.Statement.filter(({ Resource }) => JSON.stringify(Resource).includes(index)).map(({ Effect }) => Effect);
    expect(about('gsi-by-date')).toEqual(['Allow']);
    expect(about('gsi-status')).toEqual(['Deny']);
  });

  test('an index that comes in past the construct stops the synthesis', () => {
    const { app, table } = tableOf({ isolation: TenantIsolation.partitionKey() });
    table.wholeTable.table.addGlobalSecondaryIndex({ indexName: 'gsi-past', partitionKey: text('status') });
    expect(synthesisError(app)).toContain('gsi-past');
  });

  test('replicas and customer keys are covered', () => {
    const app = new App();
    const { stack, table } = tableOf(
      { isolation: TenantIsolation.partitionKey(), tableName: 'docs', replicas: [{ region: 'us-east-1' }] },
      app,
    );
    const role = accessRole(stack);
    table.tenantGrants.read(TenantPrincipal.accessRole(role));
    expect(JSON.stringify(new DeployedApp(app).policiesOf(stack, logicalId(role, stack)))).toContain(
      'arn:aws:dynamodb:us-east-1:111111111111:table/docs',
    );
  });
});

describe('a table per tenant', () => {
  const isolation = TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });

  test('bears the name of its tenant', () => {
    const { stack } = tableOf({ isolation, tenantId: 'acme' });
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', { TableName: 'docs-acme' });
  });

  test.each([[{ tenantId: undefined }], [{ tenantId: 'a/b' }], [{ tenantId: 'acme', tableName: 'other' }]])('%j is refused', (props) => {
    expect(() => tableOf({ isolation, ...props })).toThrow('DYN-V051');
  });

  test('a shared table has no tenant id', () => {
    expect(() => tableOf({ isolation: TenantIsolation.partitionKey(), tenantId: 'acme' })).toThrow('DYN-V051');
  });
});

describe('grants', () => {
  test('under a tenant index writes are refused with the reason, and grantTenantIsolatedAccess says so', () => {
    const { app, stack, table } = tableOf({ isolation: TenantIsolation.index() });
    const principal = TenantPrincipal.accessRole(accessRole(stack));
    expect(() => table.tenantGrants.write(principal)).toThrow(/DYN-V030.*cannot be isolated/);
    expect(() => table.tenantGrants.readWrite(principal)).toThrow('DYN-V030');
    table.grantTenantIsolatedAccess(principal);
    expect(synthesisError(app)).toBe('');
    Annotations.fromStack(stack).hasInfo('*', Match.stringLikeRegexp('DYN-V030.*writes to'));
  });

  test('grants on the whole table warn by name, unless they are stated to be for all tenants', () => {
    const { stack, table } = tableOf({ isolation: TenantIsolation.partitionKey() });
    table.wholeTable.grants.readWrite(lambdaRole(stack, 'Trusted'), { allTenants: true });
    table.wholeTable.grants.read(lambdaRole(stack, 'Plain'));
    table.wholeTable.connect(functionOf(stack, 'Handler'), TableAccess.READ);
    const warnings = Annotations.fromStack(stack)
      .findWarning('*', Match.stringLikeRegexp('DYN-V035'))
      .map(({ entry }) => entry.data as string);
    expect(warnings.some((warning) => warning.includes('`Docs/Plain`'))).toBe(true);
    expect(warnings.some((warning) => warning.includes('`Docs/Handler`'))).toBe(true);
    expect(warnings.some((warning) => warning.includes('`Docs/Trusted`'))).toBe(false);
  });

  test('a tenant grant and a grant of the whole table to one role are refused', () => {
    const { app, stack, table } = tableOf({ isolation: TenantIsolation.partitionKey() });
    const role = accessRole(stack);
    table.tenantGrants.read(TenantPrincipal.accessRole(role));
    table.wholeTable.grants.read(role, { allTenants: true });
    expect(synthesisError(app)).toContain('DYN-V031');
  });

  test('the logical id of the table is that of a raw TableV2', () => {
    const { stack } = tableOf({ isolation: TenantIsolation.partitionKey() });
    const raw = stackOf(new App());
    new dynamodb.TableV2(raw, 'Docs', KEYS);
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources)).toEqual(Object.keys(Template.fromStack(raw).toJSON().Resources));
  });
});

describe('the table within', () => {
  const isolation = TenantIsolation.partitionKey();

  test('has the resource, the outputs and the environment of the whole', () => {
    const { stack, table } = tableOf({ isolation, environmentVariableName: 'DOCS_TABLE' });
    const { wholeTable } = table;
    expect(table.node.defaultChild).toBe(wholeTable.table);
    expect([table.tableName, table.tableArn]).toEqual([wholeTable.table.tableName, wholeTable.table.tableArn]);
    expect(table.environmentVariables).toEqual({ DOCS_TABLE: table.tableName });
    expect(table.containerEnvironmentVariables).toEqual({ DOCS_TABLE: table.tableName, AWS_REGION: stack.region });
    expect(table.validateModelCompatibility(models(undefined)).findings).toEqual([]);
  });

  test('is named nowhere: shape, contract and description say what a person wrote', () => {
    const { table } = tableOf({ isolation });
    table.addGlobalIndex('status', { partitionKey: text('status') });
    expect(table.shape.label).toBe('Docs/Docs');
    expect(ModelDocument.fromString(table.toDms()).models[0]).toMatchObject({ name: 'Docs', tableName: 'Docs' });
    expect(JSON.parse(table.tenantGrants.describe().json)).toMatchObject({ subject: 'Docs/Docs' });
    expect(() => table.addGlobalIndex('status', { partitionKey: text('status') })).toThrow(/DynamORMTable `Docs\/Docs`/);
  });

  test('is named nowhere in what synthesis refuses', () => {
    const { app, stack, table } = tableOf({ isolation });
    table.wholeTable.grants.read(lambdaRole(stack), { indexes: ['gsi-none'], allTenants: true });
    expect(synthesisError(app)).toContain('[Docs/Docs] DYN-T060');
  });

  test.each([
    [false, ['/Docs/Docs']],
    [true, []],
  ])('is named nowhere in a warning, which can be acknowledged where it stands: %s', (acknowledged, expected) => {
    const globalSecondaryIndexes = [{ indexName: 'gsi-email', partitionKey: text('email') }];
    const { stack, table } = tableOf({ isolation, models: models(undefined), globalSecondaryIndexes });
    if (acknowledged) CdkAnnotations.of(table).acknowledgeWarning('@dynamorm-cdk/table:DYN-M087');
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('DYN-M087'));
    expect(warnings.map(({ id }) => id)).toEqual(expected);
  });

  test('publishes its shape under what a person wrote', () => {
    const { stack, table } = tableOf({ isolation });
    table.publishShape();
    expect(() => table.publishShape()).toThrow('DynamORMTable `Docs/Docs`');
    Template.fromStack(stack).hasResourceProperties('AWS::SSM::Parameter', {
      Description: 'Keys and indexes of the DynamoDB table Docs/Docs',
    });
  });

  test('says what it says of a function under what a person wrote', () => {
    const { stack, table } = tableOf({ isolation });
    const handler = functionOf(stack, 'Handler');
    handler.addEnvironment('DYNAMODB_TABLE_NAME', 'other');
    expect(() => table.wholeTable.connect(handler, TableAccess.READ)).toThrow('to table `Docs/Docs`');
  });
});

describe('a table that exists already', () => {
  test('has TenantGrants for its tenants, and DynamORMTable.fromExisting for services that see all of them', () => {
    const app = new App();
    const stack = stackOf(app);
    const legacy = new dynamodb.TableV2(stack, 'Legacy', KEYS);
    const props = { table: legacy, ...KEYS };
    const tenants = new TenantGrants(stack, 'Tenants', { table: legacy, isolation: TenantIsolation.partitionKey() });
    tenants.read(TenantPrincipal.accessRole(accessRole(stack)));
    DynamORMTable.fromExisting(stack, 'Trusted', props).grants.read(lambdaRole(stack, 'Service'));
    expect(synthesisError(app)).toBe('');
  });
});

describe('the environment variable of the models', () => {
  const ofDocs = ModelDocument.fromObject({
    dms_version: '0.1',
    models: [
      {
        name: 'Doc',
        table: { name: 'docs', environment_variable: 'DOCS_TABLE' },
        keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'SK', type: 'S' } },
        attributes: [
          { attribute: 'PK', type: 'S', roles: ['pk'] },
          { attribute: 'SK', type: 'S', roles: ['sk'] },
        ],
      },
    ],
  });
  const isolation = TenantIsolation.partitionKey();

  test('is that of the table', () => {
    const { table } = tableOf({ isolation, models: ofDocs });
    expect(Object.keys(table.environmentVariables)).toEqual(['DOCS_TABLE']);
  });

  test('cannot be contradicted', () => {
    expect(() => tableOf({ isolation, models: ofDocs, environmentVariableName: 'TABLE_NAME' })).toThrow(
      "DYN-T031 environmentVariableName: The models read the table's name from `DOCS_TABLE`",
    );
  });
});
