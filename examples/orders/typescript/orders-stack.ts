import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { MultiTenantTable, TenantAccessRole, TenantIsolation, TenantPrincipal } from '@dynamorm-cdk/multi-tenant';
import { DynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface OrdersStackProps extends StackProps {
  /** The model document of orders and inventory, from the working directory. */
  readonly modelsFile: string;
}

/** Two tables made from one model document and who uses them, and a table that sellers share without seeing one another. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, props: OrdersStackProps) {
    super(scope, id, props);
    const models = ModelDocument.fromFile(props.modelsFile);

    // Keys, indexes and time to live all come from the models.
    const orders = new DynamORMTable(this, 'OrdersTable', {
      models: models.forTable('orders'),
      environmentVariableName: 'ORDERS_TABLE_NAME',
      fieldEncryptionKey: new Key(this, 'FieldKey', { enableKeyRotation: true }),
    });

    // Here the keys are stated, and must agree with the models.
    const inventory = new DynamORMTable(this, 'InventoryTable', {
      models: models.forTable('inventory'),
      partitionKey: { name: 'warehouse', type: AttributeType.NUMBER },
      sortKey: { name: 'item', type: AttributeType.STRING },
      environmentVariableName: 'INVENTORY_TABLE_NAME',
      tags: { Team: 'fulfilment' },
    });

    // A role is granted exactly what DynamORM calls; a function is told the tables' names as well.
    const service = new Role(this, 'ServiceRole', { assumedBy: new AccountRootPrincipal() });
    orders.grants.readWrite(service);
    inventory.grants.readWrite(service);

    const checkout = this.function('Checkout');
    orders.connect(checkout, TableAccess.READ_WRITE);
    inventory.connect(checkout, TableAccess.READ);

    // Sellers share a table. The function that knows who is calling opens sessions of one seller each.
    const catalog = new MultiTenantTable(this, 'CatalogTable', {
      models: ModelDocument.fromFile('../catalog.dms.yaml'),
      isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'SELLER#' }),
      environmentVariableName: 'CATALOG_TABLE_NAME',
    });
    const sellers = new TenantAccessRole(this, 'SellerRole', { broker: this.function('SellerLogin') });
    catalog.tenantGrants.readWrite(TenantPrincipal.accessRole(sellers));

    new CfnOutput(this, 'OrdersTableName', { value: orders.tableName });
    new CfnOutput(this, 'InventoryTableName', { value: inventory.tableName });
    new CfnOutput(this, 'CatalogTableName', { value: catalog.tableName });
    new CfnOutput(this, 'ServiceRoleArn', { value: service.roleArn });
    new CfnOutput(this, 'SellerRoleArn', { value: sellers.roleArn });
  }

  /** Stands in for a function of yours. */
  private function(id: string): LambdaFunction {
    return new LambdaFunction(this, id, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => Object.keys(process.env);'),
    });
  }
}
