import {
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';
import { clientOf, localCloud } from './cloud';

const cloud = localCloud();
let client: DynamoDBClient;
beforeAll(() => {
  client = new DynamoDBClient(clientOf(cloud));
});

const orders = { name: 'Order', table: 'orders', indexes: ['gsi-email: email:S', 'lsi-total: LSI PK:S total:N'], ttl: 'expiresAt' };
const cwd = folderWith({
  'orders.yaml': documentOf(orders, { name: 'Stock', table: 'stock', keys: ['warehouse:N'] }),
  'notes.yaml': documentOf({ name: 'Note', table: 'orders', indexes: ['gsi-tag: tag:S'] }),
  'contrary.yaml': documentOf({ name: 'Note', table: 'orders', keys: ['id:S'] }),
  'changed.yaml': documentOf({ ...orders, keys: ['PK:S', 'SK:N'] }, { name: 'New', table: 'new' }),
});
const create = (models: string[], ...args: string[]) =>
  dynamormCdk(['create-tables', '--models', ...models, '--endpoint-url', cloud.endpoint, ...args], { cwd, env: cloud.environment });
const names = async () => (await client.send(new ListTablesCommand({}))).TableNames;

test('creates the tables, and leaves them as they are the next time', async () => {
  const first = await create(['orders.yaml']);
  const second = await create(['orders.yaml']);

  expect(first.code).toBe(0);
  expect(first.out.match(/DYN-C140/g)).toHaveLength(2);
  expect(second.code).toBe(0);
  expect(second.out.match(/DYN-C141/g)).toHaveLength(2);
  expect(await names()).toEqual(['orders', 'stock']);
});

test('they are what the models ask for', async () => {
  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: 'orders' }));
  const { TimeToLiveDescription: ttl } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'orders' }));

  expect(table?.KeySchema).toEqual([
    { AttributeName: 'PK', KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ]);
  expect(table?.GlobalSecondaryIndexes).toMatchObject([{ IndexName: 'gsi-email', Projection: { ProjectionType: 'ALL' } }]);
  expect(table?.LocalSecondaryIndexes).toMatchObject([{ IndexName: 'lsi-total' }]);
  expect(table?.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST');
  expect(ttl).toEqual({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' });
});

test('drift finds none on them', async () => {
  const { code, out } = await dynamormCdk(['drift', '--models', 'orders.yaml', '--endpoint-url', cloud.endpoint], {
    cwd,
    env: cloud.environment,
  });

  expect(code).toBe(0);
  expect(out).toContain('0 errors, 0 warnings');
});

test('refuses a table of another shape, and creates none at all', async () => {
  const { code, out } = await create(['changed.yaml']);

  expect(code).toBe(1);
  expect(out).toContain('DYN-M081');
  expect(out).toContain('error DYN-C142');
  expect(await names()).toEqual(['orders', 'stock']);
});

test('--map gives other names', async () => {
  const { code } = await create(['changed.yaml'], '--map', 'orders=test-orders', '--map', 'new=test-new');

  expect(code).toBe(0);
  expect(await names()).toEqual(['orders', 'stock', 'test-new', 'test-orders']);
});

test('models of one table in several documents are united', async () => {
  await client.send(new DeleteTableCommand({ TableName: 'orders' }));

  expect((await create(['orders.yaml', 'notes.yaml'])).code).toBe(0);

  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: 'orders' }));
  expect(table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).sort()).toEqual(['gsi-email', 'gsi-tag']);
});

test('documents that contradict each other are refused', async () => {
  const { code, out } = await create(['orders.yaml', 'contrary.yaml'], '--map', 'orders=contrary');

  expect(code).toBe(1);
  expect(out).toContain('contrary.yaml');
  expect(await names()).not.toContain('contrary');
});

test('--recreate deletes a table of another shape, and the endpoint may come from the environment', async () => {
  const args = ['create-tables', '--models', 'changed.yaml', '--map', 'orders=raced', '--map', 'new=test-new'];
  await create(['notes.yaml'], '--map', 'orders=raced');
  const env = { ...cloud.environment, AWS_ENDPOINT_URL: cloud.endpoint };
  expect((await dynamormCdk(args, { cwd, env })).out).toContain('Use --recreate to delete it with its items');

  const { code, out } = await dynamormCdk([...args, '--recreate'], { cwd, env });
  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: 'raced' }));

  expect(code).toBe(0);
  expect(out.match(/DYN-C14\d(?= *$)/gm)).toEqual(['DYN-C143', 'DYN-C140', 'DYN-C141']);
  expect(table?.AttributeDefinitions).toContainEqual({ AttributeName: 'SK', AttributeType: 'N' });
  await client.send(new DeleteTableCommand({ TableName: 'raced' }));
});

test('several at the same time do not get in each other’s way', async () => {
  const ended = await Promise.all([1, 2, 3].map(() => create(['notes.yaml'], '--map', 'orders=raced')));

  expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(await names()).toContain('raced');
});

describe('refused', () => {
  test.each([
    [['--endpoint-url', 'https://dynamodb.eu-west-1.amazonaws.com'], 'DYN-C014', 'is not on this machine'],
    [['--endpoint-url', 'http://localhost.example.com'], 'DYN-C014', 'is not on this machine'],
    [['--endpoint-url', 'localhost:8000'], 'DYN-C012', 'got: `localhost:8000`'],
    [[], 'DYN-C005', '`--endpoint-url http://localhost:8000`'],
  ])('%j', async (args, code, part) => {
    const ended = await dynamormCdk(['create-tables', '--models', 'orders.yaml', ...args], { cwd });

    expect(ended.code).toBe(2);
    expect(ended.err).toContain(code);
    expect(ended.err).toContain(part);
  });

  test('not with --allow-remote', async () => {
    // A name that nothing can have: that it cannot be reached shows that it was tried.
    const args = ['create-tables', '--models', 'orders.yaml', '--endpoint-url', 'http://nowhere.invalid', '--allow-remote'];
    const { code, err } = await dynamormCdk(args, { cwd, env: cloud.environment });

    expect(code).toBe(2);
    expect(err).toContain('DYN-C012');
  });
});
