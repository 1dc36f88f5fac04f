import { DynamORMTable } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { INDEXES } from './key-names';
import type { TableMaker } from './layout';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** The construct with its keys given. */
export const make: TableMaker = (stack, id, role) => {
  const table = new DynamORMTable(stack, id, {
    partitionKey: string('PK'),
    sortKey: string('SK'),
    globalSecondaryIndexes: INDEXES.map((name) => ({
      indexName: `gsi-${name}`,
      partitionKey: string(name),
      sortKey: string('createdAt'),
    })),
    timeToLiveAttribute: 'ttl',
  });
  table.grants.readWrite(role);
};
