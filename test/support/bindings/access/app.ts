import { join } from 'node:path';
import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { DynamORMTable, DynamORMTableGrants, PublishedShape, TableAccess, TableClient } from '@dynamorm-cdk/table';
import { AttributeType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';

/** Every way to give access to tables, written as `go/main.go` writes it, line by line. */
export function accessApp(outdir: string, modelsFile: string): App {
  const app = new App({ outdir });
  const env = { account: '111122223333', region: 'eu-west-1' };
  const data = new Stack(app, 'Data', { env });
  const services = new Stack(app, 'Services', { env });
  const models = ModelDocument.fromFile(modelsFile).forTable('orders');

  // Settings of an index that the models declare, a customer key by its alias, and a policy of the table itself.
  const orders = new DynamORMTable(data, 'Orders', {
    models,
    tableName: 'orders',
    environmentVariableName: 'ORDERS_TABLE',
    indexOptions: { 'gsi-status': { maxReadRequestUnits: 500, contributorInsights: { enabled: true } } },
    encryption: TableEncryptionV2.customerManagedKey(new Key(data, 'TableKey').addAlias('orders-table')),
    fieldEncryptionKey: new Key(data, 'FieldKey').addAlias('orders-fields'),
    resourcePolicy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          effect: Effect.DENY,
          principals: [new AnyPrincipal()],
          actions: ['dynamodb:DeleteTable'],
          resources: ['*'],
          conditions: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
        }),
      ],
    }),
  });
  orders.alarms({ throttles: 10 });
  orders.publishShape({ parameterName: '/orders/shape' });
  orders.grants.read(new AccountPrincipal('444455556666'));

  // Grants as narrow as a service needs them.
  const handler = functionOf(services, 'Handler');
  orders.connect(handler, TableAccess.READ_WRITE, { indexes: ['gsi-email'] });
  const shipping = functionOf(services, 'Shipping');
  orders.grants.readWrite(shipping, {
    indexes: ['gsi-status'],
    leadingKeys: ['CUSTOMER#*'],
    indexLeadingKeys: { 'gsi-status': ['OPEN', 'PAID'] },
  });
  const reporting = new Role(services, 'Reporting', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  orders.grants.query(reporting, { indexes: ['gsi-status'] });
  orders.grants.actions(reporting, ['dynamodb:DescribeTable']);

  // Clients that are no functions.
  const worker = new Role(services, 'Worker', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  orders.connectClient(TableClient.withoutEnvironment(worker), TableAccess.READ);
  const task = new FargateTaskDefinition(services, 'Task');
  task.addContainer('App', { image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox') });
  orders.connectClient(TableClient.taskDefinition(task), TableAccess.WRITE).assertSuccess();

  // Tables that are made elsewhere: by a reference, and by a published shape.
  const archive = TableV2.fromTableName(services, 'Archive', 'archive');
  DynamORMTableGrants.fromTable(archive, { shape: models.toTableShape() }).read(handler);
  DynamORMTable.fromExisting(services, 'Elsewhere', {
    table: TableV2.fromTableName(services, 'ElsewhereTable', 'elsewhere'),
    shape: PublishedShape.fromFile(join(__dirname, 'orders.shape.json')),
    environmentVariableName: 'ELSEWHERE_TABLE',
  }).connect(handler, TableAccess.READ);

  // Tenants, and the function that opens their sessions.
  const docs = new MultiTenantTable(data, 'Docs', {
    partitionKey: { name: 'PK', type: AttributeType.STRING },
    isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' }),
    environmentVariableName: 'DOCS_TABLE',
  });
  const broker = functionOf(services, 'Broker');
  const role = new TenantAccessRole(broker, 'TenantRole', { broker });
  docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
  role.connectBroker(broker, [docs]).assertSuccess();
  return app;
}

function functionOf(stack: Stack, id: string): LambdaFunction {
  return new LambdaFunction(stack, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => undefined;'),
  });
}
