import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CreateTableCommand, type CreateTableCommandInput, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { CloudFormationTable, type TableShape } from '@dynamorm-cdk/model-spec';
import { DynamoDBLocal } from './dynamodb-local';

const tests = resolve(__dirname, '../tests');

/** A table of a synthesized template. */
interface TemplateTable {
  readonly label: string;
  readonly properties: Record<string, unknown>;
}

/** What DynamoDB Local said of a table: `undefined` where it takes it and describes it as the template does. */
export interface Opinion {
  readonly label: string;
  readonly objection?: string;
}

/** Asks DynamoDB Local about every table of every integration test: is it accepted, and is it described as the template has it? */
export async function secondOpinion(): Promise<Opinion[]> {
  const local = await DynamoDBLocal.start();
  try {
    const opinions: Opinion[] = [];
    for (const [number, table] of templateTables().entries()) {
      const objection = await objectionTo(local, table, `table-${number}`).catch((error: Error) => `${error.name}: ${error.message}`);
      opinions.push({ label: table.label, objection });
    }
    return opinions;
  } finally {
    await local.stop();
  }
}

async function objectionTo(local: DynamoDBLocal, table: TemplateTable, name: string): Promise<string | undefined> {
  await local.client.send(new CreateTableCommand(createInput(table.properties, name)));
  const { Table: described } = await local.client.send(new DescribeTableCommand({ TableName: name }));
  if (!described) return 'DescribeTable knows nothing of it';
  // DescribeTable and CloudFormation have the same words for keys, indexes and streams.
  const [theirs, ours] = [described, table.properties].map((properties) => comparable(CloudFormationTable.shapeOf(properties)));
  return theirs === ours ? undefined : `the template has ${ours}, DynamoDB Local ${theirs}`;
}

function templateTables(): TemplateTable[] {
  return readdirSync(tests)
    .filter((folder) => folder.endsWith('.snapshot'))
    .flatMap((folder) => readdirSync(join(tests, folder)).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => {
      const { Resources: resources = {} } = JSON.parse(readFileSync(join(tests, file), 'utf8'));
      return Object.entries<{ Type: string; Properties: Record<string, unknown> }>(resources)
        .filter(([, { Type: type }]) => /^AWS::DynamoDB::(Global)?Table$/.test(type))
        .map(([id, { Properties: properties }]) => ({ label: `${file.split('.ts.')[0]} ${id}`, properties }));
    });
}

/** The part of a template's table that makes keys and indexes; capacity, which has another form there, is left out. */
function createInput(properties: Record<string, unknown>, name: string): CreateTableCommandInput {
  const table = properties as unknown as CreateTableCommandInput;
  const key = ({ IndexName, KeySchema, Projection }: NonNullable<CreateTableCommandInput['LocalSecondaryIndexes']>[number]) => ({
    IndexName,
    KeySchema,
    Projection,
  });
  const stream = properties.StreamSpecification as { StreamViewType?: 'NEW_AND_OLD_IMAGES' } | undefined;
  return {
    TableName: name,
    AttributeDefinitions: table.AttributeDefinitions,
    KeySchema: table.KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes?.map(key),
    LocalSecondaryIndexes: table.LocalSecondaryIndexes?.map(key),
    StreamSpecification: stream && { StreamEnabled: true, StreamViewType: stream.StreamViewType },
  };
}

/** Keys, indexes and stream in one order: time to live and names are not a part of CreateTable. */
function comparable(shape: TableShape): string {
  const indexes = [...(shape.indexes ?? [])]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ name, kind, partitionKeys, sortKeys, projection, nonKeyAttributes }) => ({
      name,
      kind,
      partitionKeys,
      sortKeys: sortKeys ?? [],
      projection: projection ?? 'ALL',
      nonKeyAttributes: [...(nonKeyAttributes ?? [])].sort(),
    }));
  const { partitionKey, sortKey, streamViewType } = shape;
  return JSON.stringify({ partitionKey, sortKey, indexes, streamViewType });
}
