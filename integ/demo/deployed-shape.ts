import { DescribeTableCommand, DescribeTimeToLiveCommand, type DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import type { IndexKind, IndexShape, KeyAttribute, KeyType, Projection, TableShape } from '@dynamorm-cdk/model-spec';

/** The shape of a deployed table, as DynamoDB itself describes it. */
export async function deployedShape(client: DynamoDBClient, tableName: string): Promise<TableShape> {
  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const { TimeToLiveDescription: ttl } = await client.send(new DescribeTimeToLiveCommand({ TableName: tableName }));
  if (!table) throw new Error(`DescribeTable knows no table \`${tableName}\`.`);
  return {
    label: tableName,
    tableName,
    partitionKey: keys(table, table.KeySchema, 'HASH')[0],
    sortKey: keys(table, table.KeySchema, 'RANGE')[0],
    indexes: [
      ...(table.GlobalSecondaryIndexes ?? []).map((index) => indexShape(table, index, 'GSI' as IndexKind)),
      ...(table.LocalSecondaryIndexes ?? []).map((index) => indexShape(table, index, 'LSI' as IndexKind)),
    ],
    timeToLiveAttribute: ttl?.TimeToLiveStatus?.startsWith('ENABL') ? ttl.AttributeName : undefined,
    streamViewType: table.StreamSpecification?.StreamViewType,
  };
}

type Described = NonNullable<TableDescription['GlobalSecondaryIndexes']>[number];

function indexShape(table: TableDescription, index: Described, kind: IndexKind): IndexShape {
  return {
    name: index.IndexName ?? '',
    kind,
    partitionKeys: keys(table, index.KeySchema, 'HASH'),
    sortKeys: keys(table, index.KeySchema, 'RANGE'),
    projection: index.Projection?.ProjectionType as Projection | undefined,
    nonKeyAttributes: index.Projection?.NonKeyAttributes,
  };
}

function keys(table: TableDescription, schema: TableDescription['KeySchema'], kind: string): KeyAttribute[] {
  const types = new Map((table.AttributeDefinitions ?? []).map((item) => [item.AttributeName, item.AttributeType]));
  return (schema ?? [])
    .filter((item) => item.KeyType === kind)
    .map((item) => ({ name: item.AttributeName ?? '', type: types.get(item.AttributeName) as string as KeyType }));
}
