import { DynamORMTable, type ExistingTableProps, type IDynamORMTable, TableAccess } from '@dynamorm-cdk/table';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  type CfnTable,
  type ITable,
  StreamViewType,
  Table,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsFor, permissionsOf } from '../permissions';
import {
  errorOf,
  IN_EUROPE,
  informationOf,
  KEYS,
  newStack,
  number,
  orderModels,
  resourcesOf,
  STATUS_INDEX,
  synthesisErrors,
  text,
  warningsOf,
} from '../synthesis';

const STATUS = { indexName: 'gsi-status', partitionKey: text('status') };
const TOTAL = { indexName: 'lsi-total', sortKey: number('total') };

const ofClass1 = (stack: Stack): ITable => {
  const table = new Table(stack, 'Legacy', { ...KEYS, timeToLiveAttribute: 'ttl', stream: StreamViewType.NEW_IMAGE });
  table.addGlobalSecondaryIndex(STATUS);
  table.addLocalSecondaryIndex(TOTAL);
  return table;
};
const ofClass2 = (stack: Stack): ITable =>
  new TableV2(stack, 'Legacy', {
    ...KEYS,
    billing: Billing.onDemand(),
    timeToLiveAttribute: 'ttl',
    dynamoStream: StreamViewType.NEW_IMAGE,
    globalSecondaryIndexes: [STATUS],
    localSecondaryIndexes: [TOTAL],
  });
const DECLARED = {
  ...KEYS,
  timeToLiveAttribute: 'ttl',
  stream: StreamViewType.NEW_IMAGE,
  globalSecondaryIndexes: [STATUS],
  localSecondaryIndexes: [TOTAL],
};

const adopt = (table: ITable, stack: Stack, props: Partial<ExistingTableProps> = DECLARED): IDynamORMTable =>
  DynamORMTable.fromExisting(stack, 'Orders', { table, ...props });

describe.each([
  ['Table', ofClass1],
  ['TableV2', ofClass2],
])('a %s of the same app', (_class, make) => {
  test('that is as declared', () => {
    const stack = newStack();

    const table = adopt(make(stack), stack);

    expect(warningsOf(stack)).toEqual([]);
    expect(informationOf(stack)).toEqual([]);
    expect(table.shape.streamViewType).toBe('NEW_IMAGE');
    expect(stack.resolve(table.tableName)).toHaveProperty('Ref');
  });

  test('that differs from what is declared stops the synthesis with every difference', () => {
    const stack = newStack();

    adopt(make(stack), stack, {
      partitionKey: text('PK'),
      sortKey: number('SK'),
      stream: StreamViewType.KEYS_ONLY,
      globalSecondaryIndexes: [
        { indexName: 'gsi-status', partitionKey: text('state') },
        { indexName: 'gsi-spare', partitionKey: text('spare') },
      ],
    });

    expect(synthesisErrors(stack)).toEqual([
      '[Shop/Orders] DYN-T081 partitionKey: The template has the key PK (S), SK (S), not PK (S), SK (N). Declare the keys that the table has.',
      "[Shop/Orders] DYN-T082 timeToLiveAttribute: The template's time to live attribute is ttl, not none. Declare the time to live attribute that the table has.",
      "[Shop/Orders] DYN-T086 stream: The template's stream is NEW_IMAGE, not KEYS_ONLY. Set stream.",
      '[Shop/Orders] DYN-T083 indexes.gsi-status: The template has the index `gsi-status` as GSI status (S), ALL, not GSI state (S), ALL. Change the declaration of the index.',
      '[Shop/Orders] DYN-T080 indexes.lsi-total: The template has the index `lsi-total`, which is not declared. Declare it. Otherwise grants and models ignore it.',
      '[Shop/Orders] DYN-T083 indexes.gsi-spare: The template does not have the index `gsi-spare`. Remove its declaration.',
    ]);
  });

  test('takes keys and indexes from models', () => {
    const stack = newStack();
    const lsi = { name: 'lsi-total', type: 'LSI', partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'total', type: 'N' } };
    const models = orderModels({
      indexes: [STATUS_INDEX, { ...lsi, projection: { type: 'ALL' } }],
      attributes: [
        { attribute: 'PK', type: 'S', required: true },
        { attribute: 'SK', type: 'S', required: true },
        { attribute: 'status', type: 'S', required: true },
        { attribute: 'total', type: 'N', required: true },
        { attribute: 'ttl', type: 'N', roles: ['ttl'] },
      ],
    });

    const table = adopt(make(stack), stack, { models });

    expect(warningsOf(stack)).toEqual([]);
    expect(table.validateModelCompatibility(models).isValid).toBe(true);
  });

  test('can be granted and connected, stream and indexes included', () => {
    const stack = newStack();
    const existing = make(stack);
    const table = adopt(existing, stack);
    const handler = newHandler(stack);

    table.connect(handler, TableAccess.READ);
    table.grants.stream(handler);

    const [[id]] = Object.values(stack.resolve(existing.tableArn)) as [string, string][];
    expect(permissionsFor('dynamodb', stack)).toEqual([
      `dynamodb:BatchGetItem on {${id}.Arn}`,
      `dynamodb:DescribeStream on {${id}.StreamArn}`,
      `dynamodb:GetItem on {${id}.Arn}`,
      `dynamodb:GetRecords on {${id}.StreamArn}`,
      `dynamodb:GetShardIterator on {${id}.StreamArn}`,
      `dynamodb:ListStreams on {${id}.Arn}/stream/*`,
      `dynamodb:Query on {${id}.Arn}`,
      `dynamodb:Query on {${id}.Arn}/index/gsi-status`,
      `dynamodb:Query on {${id}.Arn}/index/lsi-total`,
    ]);
    expect(resourcesOf(stack, 'AWS::Lambda::Function')[0].Properties.Environment).toEqual({
      Variables: { DYNAMODB_TABLE_NAME: stack.resolve(existing.tableName) },
    });
  });
});

describe('streams', () => {
  test('a TableV2 without one has none to grant', () => {
    const stack = newStack();
    const table = adopt(new TableV2(stack, 'Legacy', KEYS), stack, KEYS);

    expect(table.tableStreamArn).toBeUndefined();
    expect(errorOf(() => table.grants.stream(newHandler(stack)))).toContain('DYN-T063');
  });

  test('one that is not declared is taken for what it is', () => {
    const { stream, ...undeclared } = DECLARED;
    const [wanted, unwanted, required] = [newStack(), newStack(), newStack()];

    adopt(ofClass2(unwanted), unwanted, undeclared);
    adopt(ofClass2(required), required, { ...undeclared, requiresStream: true });
    adopt(new TableV2(wanted, 'Legacy', { ...KEYS, dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES }), wanted, {
      ...KEYS,
      requiresStream: true,
    });

    expect(warningsOf(unwanted)).toEqual([]);
    expect(warningsOf(wanted)).toEqual([]);
    expect(synthesisErrors(required)).toEqual([
      '[Shop/Orders] DYN-T021 stream: requiresStream is set, but the table has a stream of NEW_IMAGE. Set stream to StreamViewType.NEW_AND_OLD_IMAGES.',
    ]);
  });

  test('one that is declared is held against requiresStream at once', () => {
    const stack = newStack();

    expect(errorOf(() => adopt(ofClass2(stack), stack, { ...DECLARED, requiresStream: true }))).toContain('DYN-T021 stream: ');
  });
});

describe('an imported table', () => {
  const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

  test.each([
    ['by name', (stack: Stack) => Table.fromTableName(stack, 'Imported', 'orders')],
    ['by ARN', (stack: Stack) => TableV2.fromTableArn(stack, 'Imported', ARN)],
  ])('%s is taken as stated, and that is said', (_how, make) => {
    const stack = newStack(IN_EUROPE);

    const table = adopt(make(stack), stack);

    expect(informationOf(stack)).toEqual([
      expect.stringMatching(/^DYN-T085 table: `Shop\/Orders` is imported, so its keys and indexes cannot be checked here\./),
    ]);
    expect(warningsOf(stack)).toEqual([]);
    expect(table.tableName).toBe('orders');
  });

  test('is granted with its indexes, its replicas and its key', () => {
    const stack = newStack(IN_EUROPE);
    const encryptionKey = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/own');
    const imported = TableV2.fromTableAttributes(stack, 'Imported', { tableArn: ARN, encryptionKey, tableStreamArn: `${ARN}/stream/2026` });
    const table = adopt(imported, stack, { ...KEYS, globalSecondaryIndexes: [STATUS], replicaRegions: ['us-east-1'] });

    table.grants.read(newHandler(stack));

    const permissions = permissionsOf(stack);
    expect(permissions.filter((permission) => permission.startsWith('dynamodb:Query'))).toEqual([
      'dynamodb:Query on arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      'dynamodb:Query on arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/gsi-status',
      'dynamodb:Query on arn:aws:dynamodb:us-east-1:111122223333:table/orders',
      'dynamodb:Query on arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/gsi-status',
    ]);
    expect(permissions.filter((permission) => permission.startsWith('kms:'))).toHaveLength(2);
    expect(table.tableStreamArn).toBe(`${ARN}/stream/2026`);
  });
});

describe('what is declared', () => {
  test('is checked like the props of a table, in one error', () => {
    const stack = newStack(IN_EUROPE);
    const table = ofClass2(stack);

    expect(
      errorOf(() =>
        adopt(table, stack, {
          partitionKey: text(''),
          sortKey: { name: 'SK', type: AttributeType.STRING },
          timeToLiveAttribute: '',
          globalSecondaryIndexes: [STATUS, STATUS],
          replicaRegions: ['eu-west-1', ''],
          environmentVariableName: 'AWS_REGION',
        }),
      ).match(/DYN-T\d+ [^:]+/g),
    ).toEqual([
      'DYN-T004 partitionKey.name',
      'DYN-T009 globalSecondaryIndexes[1].indexName',
      'DYN-T004 timeToLiveAttribute',
      'DYN-T023 replicaRegions[0]',
      'DYN-T004 replicaRegions[1]',
      'DYN-T025 environmentVariableName',
    ]);
  });

  test('must name the replicas that grants are to cover', () => {
    const stack = newStack(IN_EUROPE);
    const encryption = TableEncryptionV2.awsManagedKey();
    const table = new TableV2(stack, 'Legacy', { ...KEYS, encryption, replicas: [{ region: 'us-east-1' }, { region: 'us-west-2' }] });

    adopt(table, stack, { ...KEYS, stream: StreamViewType.NEW_AND_OLD_IMAGES, replicaRegions: ['us-east-1'] });

    expect(warningsOf(stack)).toEqual([
      'DYN-T084 replicaRegions: The template has a replica in `us-west-2`, which no grant covers. List it in replicaRegions. [ack: @dynamorm-cdk/table:DYN-T084]',
    ]);
  });
});

test('the customer keys of its replicas are granted with them', () => {
  const stack = newStack(IN_EUROPE);
  const keyIn = (region: string) => `arn:aws:kms:${region}:111122223333:key/orders`;
  const encryption = TableEncryptionV2.customerManagedKey(Key.fromKeyArn(stack, 'Key', keyIn('eu-west-1')), {
    'us-east-1': keyIn('us-east-1'),
  });
  const table = new TableV2(stack, 'Orders', { ...KEYS, encryption, replicas: [{ region: 'us-east-1' }] });
  const orders = DynamORMTable.fromExisting(stack, 'Existing', { ...KEYS, table, replicaRegions: ['us-east-1'] });
  orders.grants.read(new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  const keys = permissionsFor('kms', stack).map((permission) => permission.split(' when ')[0]);
  expect(keys).toEqual(
    ['kms:Decrypt', 'kms:DescribeKey'].flatMap((action) => ['eu-west-1', 'us-east-1'].map((region) => `${action} on ${keyIn(region)}`)),
  );
});

describe('an override of the key of a table that exists', () => {
  const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/other';
  test.each<[string, string, (stack: Stack) => ITable]>([
    [
      'a Table',
      'with the key `other`, not with the key that DynamoDB owns.',
      (stack) => {
        const table = new Table(stack, 'Orders', KEYS);
        (table.node.defaultChild as CfnTable).addPropertyOverride('SSESpecification', {
          SSEEnabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: KEY,
        });
        return table;
      },
    ],
    [
      'a TableV2',
      'with the key `other`, not with the key `own`.',
      (stack) => {
        const own = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/own');
        const table = new TableV2(stack, 'Orders', { ...KEYS, encryption: TableEncryptionV2.customerManagedKey(own) });
        (table.node.defaultChild as CfnGlobalTable).addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', KEY);
        return table;
      },
    ],
  ])('%s is told, since no grant covers it', (_, words, make) => {
    const stack = newStack(IN_EUROPE);
    DynamORMTable.fromExisting(stack, 'Existing', { ...KEYS, table: make(stack) });
    expect(warningsOf(stack)).toEqual([expect.stringContaining(`DYN-T134 table: The template encrypts the table ${words}`)]);
  });

  test('is not told where it changes something else', () => {
    const stack = newStack(IN_EUROPE);
    const key = new Key(stack, 'Key');
    const encryption = TableEncryptionV2.customerManagedKey(key, { 'us-east-1': 'arn:aws:kms:us-east-1:111122223333:key/a' });
    const table = new TableV2(stack, 'Orders', { ...KEYS, encryption, replicas: [{ region: 'us-east-1' }] });
    const plain = new Table(stack, 'Plain', { ...KEYS, encryptionKey: key });
    for (const one of [table, plain]) (one.node.defaultChild as CfnTable).addPropertyOverride('TableClass', 'STANDARD');
    DynamORMTable.fromExisting(stack, 'Existing', { ...KEYS, table, replicaRegions: ['us-east-1'] });
    DynamORMTable.fromExisting(stack, 'Other', { ...KEYS, table: plain });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is not told of a replica that is not declared at all', () => {
    const stack = newStack(IN_EUROPE);
    const encryption = TableEncryptionV2.customerManagedKey(new Key(stack, 'Key'), {
      'us-east-1': 'arn:aws:kms:us-east-1:111122223333:key/a',
    });
    const table = new TableV2(stack, 'Orders', { ...KEYS, encryption, replicas: [{ region: 'us-east-1' }] });
    (table.node.defaultChild as CfnTable).addPropertyOverride('TableClass', 'STANDARD');
    DynamORMTable.fromExisting(stack, 'Existing', { ...KEYS, table });
    expect(warningsOf(stack)).toEqual([expect.stringContaining('DYN-T084')]);
  });
});
