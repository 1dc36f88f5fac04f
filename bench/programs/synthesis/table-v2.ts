import { AttributeType, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy, Tags } from 'aws-cdk-lib/core';
import { INDEXES } from './key-names';
import type { TableMaker } from './layout';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** What somebody without the construct writes by hand to get the same template. */
export const make: TableMaker = (stack, id, role) => {
  const table = new TableV2(stack, id, {
    partitionKey: string('PK'),
    sortKey: string('SK'),
    globalSecondaryIndexes: INDEXES.map((name) => ({
      indexName: `gsi-${name}`,
      partitionKey: string(name),
      sortKey: string('createdAt'),
      projectionType: ProjectionType.ALL,
    })),
    timeToLiveAttribute: 'ttl',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    encryption: TableEncryptionV2.awsManagedKey(),
  });
  const tags = { Framework: 'DynamORM', ManagedBy: 'CDK', Environment: stack.stackName };
  for (const [key, value] of Object.entries(tags)) Tags.of(table).add(key, value);
  const items = ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'];
  Grant.addToPrincipal({ grantee: role, actions: items.map((item) => `dynamodb:${item}`), resourceArns: [table.tableArn] });
  const indexes = INDEXES.map((name) => `${table.tableArn}/index/gsi-${name}`);
  Grant.addToPrincipal({ grantee: role, actions: ['dynamodb:Query'], resourceArns: [table.tableArn, ...indexes] });
};
