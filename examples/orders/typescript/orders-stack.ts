import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

export interface OrdersStackProps extends StackProps {
  /** The model document, from the working directory. */
  readonly modelsFile: string;
}

/** Two tables made from one model document, and the role of the service that uses them. */
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

    const service = new Role(this, 'ServiceRole', { assumedBy: new AccountRootPrincipal() });
    orders.grants.readWrite(service);
    inventory.grants.readWrite(service);

    new CfnOutput(this, 'OrdersTableName', { value: orders.tableName });
    new CfnOutput(this, 'InventoryTableName', { value: inventory.tableName });
    new CfnOutput(this, 'ServiceRoleArn', { value: service.roleArn });
  }
}
