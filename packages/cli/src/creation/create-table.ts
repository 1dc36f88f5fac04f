import type {
  CreateTableCommandInput,
  DynamoDBClient,
  KeySchemaElement,
  LocalSecondaryIndex,
  ProjectionType,
  ScalarAttributeType,
} from '@aws-sdk/client-dynamodb';
import { keysOf } from '@dynamorm-cdk/core/dynamodb';
import { IndexKind, type IndexShape, type KeyAttribute } from '@dynamorm-cdk/model-spec';
import { asked } from '../aws/refusal';
import type { WantedTable } from './wanted-table';

/** Creates a table and waits for it. False where it exists already: somebody else may have been faster. */
export async function createTable(client: DynamoDBClient, wanted: WantedTable): Promise<boolean> {
  const { CreateTableCommand, waitUntilTableExists } = await import('@aws-sdk/client-dynamodb');
  let created = true;
  try {
    await asked(`Creating the table \`${wanted.name}\``, () => client.send(new CreateTableCommand(requestOf(wanted))), [
      'ResourceInUseException',
    ]);
  } catch (error) {
    if ((error as Error).name !== 'ResourceInUseException') throw error;
    created = false;
  }
  await asked(`Waiting for the table \`${wanted.name}\``, () =>
    waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: wanted.name }),
  );
  return created;
}

/** Deletes a table and waits until it does not exist. */
export async function deleteTable(client: DynamoDBClient, name: string): Promise<void> {
  const { DeleteTableCommand, waitUntilTableNotExists } = await import('@aws-sdk/client-dynamodb');
  await asked(`Deleting the table \`${name}\``, () => client.send(new DeleteTableCommand({ TableName: name })));
  await asked(`Waiting until the table \`${name}\` is deleted`, () =>
    waitUntilTableNotExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { TableName: name }),
  );
}

/** Turns the time to live on that the models ask for. */
export async function enableTimeToLive(client: DynamoDBClient, { name, shape }: WantedTable): Promise<void> {
  const { UpdateTimeToLiveCommand } = await import('@aws-sdk/client-dynamodb');
  await asked(`Turning on the time to live of \`${name}\``, () =>
    client.send(
      new UpdateTimeToLiveCommand({
        TableName: name,
        TimeToLiveSpecification: { Enabled: true, AttributeName: shape.timeToLiveAttribute },
      }),
    ),
  );
}

function requestOf({ name, shape }: WantedTable): CreateTableCommandInput {
  const indexes = shape.indexes ?? [];
  const keys = [shape, ...indexes].flatMap((one) =>
    'partitionKey' in one ? [one.partitionKey, ...(one.sortKey ? [one.sortKey] : [])] : keysOf(one),
  );
  const types = new Map(keys.map((key) => [key.name, key.type]));
  const ofKind = (kind: IndexKind) => indexes.filter((index) => index.kind === kind).map(indexRequest);
  const global = ofKind(IndexKind.GLOBAL);
  const local = ofKind(IndexKind.LOCAL);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: schemaOf([shape.partitionKey], shape.sortKey ? [shape.sortKey] : []),
    AttributeDefinitions: [...types].map(([AttributeName, type]) => ({ AttributeName, AttributeType: type as ScalarAttributeType })),
    ...(global.length > 0 ? { GlobalSecondaryIndexes: global } : {}),
    ...(local.length > 0 ? { LocalSecondaryIndexes: local } : {}),
  };
}

function indexRequest(index: IndexShape): LocalSecondaryIndex {
  return {
    IndexName: index.name,
    KeySchema: schemaOf(index.partitionKeys, index.sortKeys ?? []),
    Projection: {
      ProjectionType: (index.projection ?? 'ALL') as ProjectionType,
      ...(index.nonKeyAttributes ? { NonKeyAttributes: index.nonKeyAttributes } : {}),
    },
  };
}

function schemaOf(partition: KeyAttribute[], sort: KeyAttribute[]): KeySchemaElement[] {
  return [
    ...partition.map(({ name }) => ({ AttributeName: name, KeyType: 'HASH' as const })),
    ...sort.map(({ name }) => ({ AttributeName: name, KeyType: 'RANGE' as const })),
  ];
}
