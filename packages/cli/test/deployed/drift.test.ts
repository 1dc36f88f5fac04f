import { CloudFormationClient, CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { KeyType } from '@dynamorm-cdk/model-spec';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { stateFindings } from '../../src/deployed/table-state';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';
import { clientOf, localCloud } from './cloud';

const cloud = localCloud();
const cwd = folderWith({
  'orders.yaml': documentOf({ name: 'Order', table: 'orders', indexes: ['gsi-email: email:S'], ttl: 'expiresAt' }),
  'expiring.yaml': documentOf({ name: 'Order', table: 'orders', indexes: ['gsi-email: email:S'], ttl: 'ttl' }),
  credentials: '[cloud]\naws_access_key_id = test\naws_secret_access_key = test\n',
  config: '[profile cloud]\nregion = us-east-1\n',
});
const drift = (...args: string[]) => dynamormCdk(['drift', ...args], { cwd, env: cloud.environment });

const table = (TableName: string, partitionKey = 'PK'): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: 'SK', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [partitionKey, 'SK', 'email'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
  GlobalSecondaryIndexes: [
    { IndexName: 'gsi-email', KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
  ],
});

beforeAll(async () => {
  const client = new DynamoDBClient(clientOf(cloud));
  for (const [name, key] of [['orders'], ['prod-orders', 'id']]) {
    await client.send(new CreateTableCommand(table(name, key)));
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } }),
    );
  }
  await client.send(
    new UpdateContinuousBackupsCommand({ TableName: 'orders', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
  );
});

describe('tables by name', () => {
  test('one that is as the models say has no findings', async () => {
    expect(await drift('--models', 'orders.yaml')).toEqual({ code: 0, out: 'No findings in 1 table.\n', err: '' });
  });

  test('a difference is found', async () => {
    const { code, out } = await drift('--models', 'orders.yaml', '--map', 'orders=prod-orders');

    expect(code).toBe(1);
    expect(out).toContain('but prod-orders has `id (S)`');
  });

  test('another time to live is found', async () => {
    const { code, out } = await drift('--models', 'expiring.yaml');

    expect(code).toBe(1);
    expect(out).toContain('DYN-M088');
  });

  test('a model table may have several tables', async () => {
    const { out } = await drift('--models', 'orders.yaml', '--map', 'orders=orders', '--map', 'orders=prod-orders');

    expect(out.match(/DYN-M080/g)).toHaveLength(1);
  });

  test('one that does not exist is an error', async () => {
    const { code, out } = await drift('--models', 'orders.yaml', '--map', 'orders=absent');

    expect(code).toBe(1);
    expect(out).toContain('error DYN-C101');
    expect(out).toContain('there is no `absent` in DynamoDB in us-east-1');
  });
});

describe('point-in-time recovery', () => {
  test('that is off is said', async () => {
    expect((await drift('--models', 'orders.yaml', '--map', 'orders=prod-orders')).out).toContain('info DYN-C120');
  });

  test('that is required and off is an error', async () => {
    const required = '--require-point-in-time-recovery';

    expect((await drift('--models', 'orders.yaml', '--map', 'orders=prod-orders', required)).out).toContain('error DYN-C120');
    expect((await drift('--models', 'orders.yaml', required)).code).toBe(0);
  });
});

describe('the state of a table', () => {
  const shape = { partitionKey: { name: 'PK', type: KeyType.STRING } };

  test('an index that is still being built is a finding', async () => {
    const GlobalSecondaryIndexes = [
      { IndexName: 'gsi-new', IndexStatus: 'CREATING' as const },
      { IndexName: 'gsi-email', IndexStatus: 'ACTIVE' as const },
    ];
    const deployed = { name: 'orders', shape, description: { TableStatus: 'UPDATING' as const, GlobalSecondaryIndexes } };

    expect(await stateFindings(new DynamoDBClient(clientOf(cloud)), deployed, true)).toMatchObject([
      { code: 'DYN-C122', message: 'The table `orders` is UPDATING.' },
      { code: 'DYN-C122', message: 'The index `gsi-new` of `orders` is CREATING.' },
    ]);
  });

  test.each([
    [false, 'info'],
    [true, 'error'],
  ])('backups that cannot be looked at are a finding (required: %s)', async (required, severity) => {
    const found = await stateFindings(new DynamoDBClient(clientOf(cloud)), { name: 'absent', shape, description: {} }, required);

    expect(found).toMatchObject([
      {
        code: 'DYN-C121',
        severity,
        message: expect.stringContaining(
          'cannot be read: Describing the backups of `absent` is refused: ResourceNotFoundException: Table absent not found.',
        ),
      },
    ]);
  });
});

describe('tables of a stack', () => {
  beforeAll(async () => {
    const client = new CloudFormationClient(clientOf(cloud));
    const { TableName, ...properties } = table('unused');
    const resource = (Properties: object) => ({ Type: 'AWS::DynamoDB::Table', Properties });
    const Resources = {
      OrdersTable0A1B2C3D: resource({ ...properties, TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } }),
      Sessions: resource(properties),
    };
    await client.send(new CreateStackCommand({ StackName: 'Shop', TemplateBody: JSON.stringify({ Resources }) }));
    await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName: 'Shop' });
  });

  test('are found by their logical ids, and one without models is a finding', async () => {
    const { code, out } = await drift('--models', 'orders.yaml', '--stack', 'Shop');

    expect(code).toBe(0);
    expect(out).toContain('warning DYN-C102');
    expect(out).toContain('`--ignore Shop/Sessions`');
    expect(out).toMatch(/Point-in-time recovery of the table `Shop-OrdersTable0A1B2C3D-\w+` is off/);
  });

  test('are named by --map and --ignore', async () => {
    const args = ['--models', 'orders.yaml', '--stack', 'Shop', '--map', 'orders=Sessions', '--ignore', 'OrdersTable0A1B2C3D'];
    const { code, out } = await drift(...args);

    expect(code).toBe(1);
    expect(out).toContain('has time to live off');
    expect(out).not.toContain('DYN-C102');
  });

  test('may be of several stacks, and --resource looks at one table alone', async () => {
    const client = new CloudFormationClient(clientOf(cloud));
    const { TableName, ...Properties } = table('unused');
    const Resources = { AuditTable: { Type: 'AWS::DynamoDB::Table', Properties } };
    await client.send(new CreateStackCommand({ StackName: 'Audit', TemplateBody: JSON.stringify({ Resources }) }));
    await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName: 'Audit' });
    const both = ['--models', 'orders.yaml', '--stack', 'Shop', '--stack', 'Audit'];

    expect((await drift(...both)).out).toMatch(/`--ignore Shop\/Sessions`[\s\S]*`--ignore Audit\/AuditTable`/);
    const { code, out } = await drift(...both, '--resource', 'OrdersTable0A1B2C3D');
    expect(code).toBe(0);
    expect(out).not.toContain('DYN-C102');
    expect((await drift(...both, '--resource', 'Nope')).out).toContain(
      '--resource names `Nope`, but there is no such table in the stacks `Shop`, `Audit`',
    );
  });

  test('a stack that does not exist is a failure', async () => {
    const { code, err } = await drift('--models', 'orders.yaml', '--stack', 'Absent');

    expect(code).toBe(2);
    expect(err).toContain('DYN-C002 The stack `Absent`');
  });
});

describe('credentials, region and endpoint', () => {
  const bare = (): NodeJS.ProcessEnv => ({
    ...Object.fromEntries(Object.keys(process.env).flatMap((name) => (name.startsWith('AWS_') ? [[name, undefined]] : []))),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: `${cwd}/config`,
    AWS_SHARED_CREDENTIALS_FILE: `${cwd}/credentials`,
  });

  test('come from a profile', async () => {
    const args = ['drift', '--models', 'orders.yaml', '--profile', 'cloud', '--endpoint-url', cloud.endpoint];

    expect(await dynamormCdk(args, { cwd, env: bare() })).toEqual({ code: 0, out: 'No findings in 1 table.\n', err: '' });
  });

  test.each([
    ['no region', [], 'DYN-C011 No AWS region is set.'],
    ['no credentials', ['--region', 'eu-west-1'], 'DYN-C010'],
    ['an unknown profile', ['--region', 'eu-west-1', '--profile', 'absent'], 'DYN-C010'],
    ['nobody at the endpoint', ['--endpoint-url', 'http://127.0.0.1:1'], 'DYN-C012'],
  ])('%s is a failure in one sentence', async (_, args, message) => {
    const { code, out, err } = await dynamormCdk(['drift', '--models', 'orders.yaml', ...args], { cwd, env: bare() });

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('that are not accepted are a failure', async () => {
    const env = { ...cloud.environment, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' };
    const { code, err } = await dynamormCdk(['drift', '--models', 'orders.yaml'], { cwd, env });

    expect(code).toBe(2);
    expect(err).toMatch(/^DYN-C01[03] /);
  });
});

describe('check --shape ssm:', () => {
  test('reads the parameter', async () => {
    const shape = { label: 'the shared table', partitionKey: { name: 'PK', type: 'S' }, sortKey: { name: 'SK', type: 'N' } };
    const client = new SSMClient(clientOf(cloud));
    await client.send(new PutParameterCommand({ Name: '/shared/orders', Type: 'String', Value: JSON.stringify(shape) }));

    const args = ['check', '--models', 'orders.yaml', '--shape', 'ssm:/shared/orders'];
    const { code, out } = await dynamormCdk(args, { cwd, env: cloud.environment });

    expect(code).toBe(1);
    expect(out).toContain('but the shared table has `SK (N)`');
  });

  test('a parameter that does not exist is a failure', async () => {
    const args = ['check', '--models', 'orders.yaml', '--shape', 'ssm:/absent'];
    const { code, err } = await dynamormCdk(args, { cwd, env: cloud.environment });

    expect(code).toBe(2);
    expect(err).toBe('DYN-C002 The parameter `/absent` does not exist in Systems Manager.\n');
  });
});
