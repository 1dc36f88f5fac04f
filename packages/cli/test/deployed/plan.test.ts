import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  ListTablesCommand,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { stackTemplate } from '../../src/deployed/stack-template';
import { dynamormCdk } from '../command-line';
import { clientOf, localCloud } from './cloud';

const cloud = localCloud();

const index = (name: string, key: string) => ({
  IndexName: name,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' as const }],
  Projection: { ProjectionType: 'ALL' as const },
});
const definitions = (...names: string[]) => names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));
const table = (keys: string[], ...indexes: [string, string][]): Omit<CreateTableCommandInput, 'TableName'> => ({
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
  AttributeDefinitions: definitions('PK', ...keys),
  ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes.map(([name, key]) => index(name, key)) } : {}),
});
const template = (properties: object, replica: object = {}) =>
  JSON.stringify({
    Resources: {
      Orders0A1B2C3D: {
        Type: 'AWS::DynamoDB::GlobalTable',
        DeletionPolicy: 'Retain',
        Metadata: { 'aws:cdk:path': 'Shop/Orders/Resource' },
        Properties: { ...properties, Replicas: [{ Region: { Ref: 'AWS::Region' }, ...replica }] },
      },
    },
  });

const old = table(['email'], ['gsi-email', 'email']);
const changed = table(['email', 'status', 'owner'], ['gsi-email', 'email'], ['gsi-status', 'status'], ['gsi-owner', 'owner']);
const cwd = folderWith({
  'old.json': template(old),
  'changed.json': template(changed),
  'recovery.json': template(old, { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
  'no-table.json': JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
  'other-key.json': template({
    ...old,
    KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }],
    AttributeDefinitions: definitions('email'),
  }),
  'named.json': template({ ...old, TableName: 'prod-orders' }),
});
const plan = (...args: string[]) => dynamormCdk(['plan', ...args], { cwd, env: cloud.environment });

let client: DynamoDBClient;
beforeAll(async () => {
  client = new DynamoDBClient(clientOf(cloud));
  await client.send(new CreateTableCommand({ TableName: 'prod-orders', ...old }));
  const stacks = new CloudFormationClient(clientOf(cloud));
  await stacks.send(new CreateStackCommand({ StackName: 'Shop', TemplateBody: template(old) }));
  await waitUntilStackCreateComplete({ client: stacks, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName: 'Shop' });
});

describe('a deployed table by name', () => {
  const from = ['--from', 'table:prod-orders', '--map', 'prod-orders=Orders0A1B2C3D', '--to'];

  test('that is as the template says does not change', async () => {
    const { code, out } = await plan(...from, 'named.json');

    expect(code).toBe(0);
    expect(out).toContain('Shop/Orders, AWS::DynamoDB::GlobalTable: unchanged');
    expect(out).toContain('DYN-C315');
  });

  test('may be replaced by one without its name', async () => {
    const { out } = await plan(...from, 'old.json');

    expect(out).toContain('Shop/Orders, AWS::DynamoDB::GlobalTable: unknown');
    expect(out).toContain('whether the template had named the table');
  });

  test('needs its waves', async () => {
    const { code, out } = await plan(...from, 'changed.json');

    expect(code).toBe(1);
    expect(out).toContain('1. create the index gsi-status: status (S), ALL');
    expect(out).toContain('2. create the index gsi-owner: owner (S), ALL');
  });

  test('is replaced for other keys', async () => {
    expect((await plan(...from, 'other-key.json')).out).toContain('REPLACED, data loss');
  });

  test('that does not exist is a failure', async () => {
    const { code, err } = await plan('--from', 'table:absent', '--to', 'old.json');

    expect(code).toBe(2);
    expect(err).toContain('DYN-C002 There is no table `absent` in DynamoDB in us-east-1.');
  });
});

describe('a deployed stack', () => {
  test('is matched by logical ids', async () => {
    const { code, out } = await plan('--from', 'stack:Shop', '--to', 'old.json');

    expect(code).toBe(0);
    expect(out).toContain('Shop/Orders, AWS::DynamoDB::GlobalTable: unchanged');
  });

  test('keeps the waves, and goes on as they are deployed', async () => {
    const state = join(folderWith({}), 'dynamorm-rollout.json');
    const advance = async () => (await plan('--from', 'stack:Shop', '--state', state, '--advance')).out;
    const step = () => JSON.parse(readFileSync(state, 'utf8')).tables['Shop/Orders']?.step;
    const create = async (name: string, key: string) => {
      const { TableNames: names = [] } = await client.send(new ListTablesCommand({}));
      const TableName = names.find((one) => one.startsWith('Shop-'));
      await client.send(
        new UpdateTableCommand({
          TableName,
          AttributeDefinitions: definitions('PK', 'email', key),
          GlobalSecondaryIndexUpdates: [{ Create: index(name, key) }],
        }),
      );
    };

    expect((await plan('--from', 'stack:Shop', '--to', 'changed.json', '--state', state)).code).toBe(0);
    expect(step()).toBe(1);
    const { tables } = JSON.parse(readFileSync(state, 'utf8'));
    expect(tables['Shop/Orders']).toMatchObject({
      account: expect.stringMatching(/^\d{12}$/),
      region: expect.stringMatching(/^[a-z]+-[a-z]+-\d$/),
      stack: 'Shop',
      tableName: expect.stringMatching(/^Shop-/),
    });
    expect(await advance()).toContain('DYN-C324');
    // However little is printed, a rollout that is under way is never said to be none.
    for (const more of [['--quiet'], ['--silence', 'DYN-C324'], ['--format', 'markdown', '--silence', 'DYN-C324']]) {
      const { out } = await plan('--from', 'stack:Shop', '--state', state, '--advance', ...more);
      expect(out).toContain('`Shop/Orders` is at wave 1 of 2: create `gsi-status`.');
      expect(out).not.toContain('No rollout is under way');
    }
    const missing = await plan('--from', 'stack:Shop', '--state', `${state}.missing`, '--advance');
    expect(missing).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(
        `DYN-C021 The state file \`${state}.missing\` does not exist. Restore it from version control, or plan with --to first.`,
      ),
    });
    await create('gsi-status', 'status');
    expect(await advance()).toContain('DYN-C323');
    expect(step()).toBe(2);
    await create('gsi-owner', 'owner');
    const last = await advance();
    expect(last).toContain('DYN-C322');
    expect(last).toMatch(/\nNo rollout is under way\.\n$/);
    expect(existsSync(state)).toBe(true);
    expect(step()).toBeUndefined();
  });

  test('is compared with all that its template says', async () => {
    const { out } = await plan('--from', 'stack:Shop', '--to', 'recovery.json');

    expect(out).toContain('in place: Replicas.us-east-1, PointInTimeRecoverySpecification');
  });

  test('that was changed by hand is said so first', async () => {
    const { code, out } = await plan('--from', 'stack:Shop', '--to', 'old.json');

    expect(code).toBe(1);
    expect(out).toContain('Shop/Orders, AWS::DynamoDB::GlobalTable: unknown');
    expect(out.indexOf('warning DYN-C358')).toBeLessThan(out.indexOf('error DYN-C306'));
    expect(out).toContain('differ: the index `gsi-status` is not in the template.');
  });

  test('says what is retained, as its template says', async () => {
    const { code, out } = await plan('--from', 'stack:Shop', '--to', 'no-table.json');

    expect(code).toBe(0);
    expect(out).toContain(': removed and retained');
    expect(out).toContain('warning DYN-C304');
  });

  test('whose template may not be read has policies that are not known', async () => {
    for (const [name, value] of Object.entries(cloud.environment)) vi.stubEnv(name, value);

    expect((await stackTemplate('Shop', {}))?.template.Resources.Orders0A1B2C3D).toMatchObject({ DeletionPolicy: 'Retain' });
    expect(await stackTemplate('Absent', {})).toBeUndefined();
    vi.unstubAllEnvs();
  });

  test('that does not exist is a failure', async () => {
    expect((await plan('--from', 'stack:Absent', '--to', 'old.json')).err).toContain('DYN-C002 The stack `Absent`');
  });
});
