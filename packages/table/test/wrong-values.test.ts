import { DynamORMTable, DynamORMTableGrants, PublishedShape, Rollout, TableAccess, TableClient } from '@dynamorm-cdk/table';
import { StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Runtime, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { SHAPE } from '../../../tools/testing/full-shape';
import { publicCalls } from '../../../tools/testing/public-calls';
import { callOn, rawErrors, type SoundCall } from '../../../tools/testing/wrong-values';
import { newHandler } from './handler';
import { errorOf, IN_EUROPE, KEYS, newStack, orderModels, ordersTable, text } from './synthesis';

const PROPS = {
  ...KEYS,
  globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKeys: [text('status')], nonKeyAttributes: ['total'] }],
  indexOptions: { 'gsi-status': { maxReadRequestUnits: 10 } },
  replicas: [{ region: 'us-east-1', tags: [{ key: 'team', value: 'orders' }], globalSecondaryIndexOptions: { 'gsi-status': {} } }],
  compositeFields: { PK: ['tenant'] },
  tags: { team: 'orders' },
};

const role = (scope: Construct) => new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const orders = () => ordersTable({ stream: StreamViewType.NEW_AND_OLD_IMAGES }, newStack(IN_EUROPE));

const onOrders =
  (...args: unknown[]) =>
  () =>
    callOn(orders(), ...args);
const granted =
  (...args: unknown[]) =>
  () => {
    const table = orders();
    return callOn(table.grants, role(Stack.of(table)), ...args);
  };
const inStack = (call: (stack: Stack) => SoundCall) => () => call(newStack(IN_EUROPE));

const SOUND = {
  'new DynamORMTable': inStack((stack) => callOn(DynamORMTable, stack, 'Orders', PROPS)),
  'DynamORMTable.fromExisting': inStack((stack) =>
    callOn(DynamORMTable, stack, 'Existing', { table: new TableV2(stack, 'Table', KEYS), shape: SHAPE }),
  ),
  'DynamORMTable.addGlobalIndex': onOrders('status', { partitionKey: text('status') }),
  'DynamORMTable.addLocalIndex': onOrders('status', { sortKey: text('status') }),
  'DynamORMTableBase.connect': () => {
    const table = orders();
    return callOn(table, newHandler(Stack.of(table)), TableAccess.READ, {});
  },
  'DynamORMTableBase.connectClient': () => {
    const table = orders();
    return callOn(table, TableClient.lambdaFunction(newHandler(Stack.of(table))), TableAccess.READ, {});
  },
  'DynamORMTableBase.validateModelCompatibility': onOrders(orderModels()),
  'DynamORMTableBase.publishShape': onOrders({}),
  'DynamORMTableBase.alarms': onOrders({}),
  'DynamORMTableGrants.fromTable': inStack((stack) => callOn(DynamORMTableGrants, new TableV2(stack, 'Table', KEYS), { shape: SHAPE })),
  'DynamORMTableGrants.read': granted({ indexes: [], leadingKeys: ['ORDER#*'], indexLeadingKeys: { 'gsi-status': ['OPEN'] } }),
  'DynamORMTableGrants.write': granted({}),
  'DynamORMTableGrants.readWrite': granted({}),
  'DynamORMTableGrants.query': granted({}),
  'DynamORMTableGrants.scan': granted({}),
  'DynamORMTableGrants.searchVectors': granted({ indexes: ['vectors'] }),
  'DynamORMTableGrants.actions': granted(['dynamodb:DescribeTable'], {}),
  'DynamORMTableGrants.stream': granted({}),
  'PublishedShape.fromFile': () => callOn(PublishedShape, 'shape.json'),
  'PublishedShape.fromParameter': inStack((stack) => callOn(PublishedShape, stack, '/orders/shape')),
  'Rollout.staged': () => callOn(Rollout, {}),
  'TableClient.lambdaFunction': inStack((stack) => callOn(TableClient, newHandler(stack))),
  'TableClient.container': inStack((stack) =>
    callOn(TableClient, new FargateTaskDefinition(stack, 'Task').addContainer('App', { image: ContainerImage.fromRegistry('app') })),
  ),
  'TableClient.taskDefinition': inStack((stack) => callOn(TableClient, new FargateTaskDefinition(stack, 'Task'))),
  'TableClient.singletonFunction': inStack((stack) =>
    callOn(
      TableClient,
      new SingletonFunction(stack, 'Single', {
        uuid: 'orders',
        runtime: Runtime.NODEJS_22_X,
        handler: 'index.handler',
        code: Code.fromInline('exports.handler = async () => {};'),
      }),
    ),
  ),
  'TableClient.withoutEnvironment': inStack((stack) => callOn(TableClient, role(stack))),
};

/** What plain JavaScript lets through: types do not hold there. */
const untyped = <T>(value: unknown): T => value as T;

test('every wrong value of every call is refused by a sentence with a code', () => {
  expect(rawErrors(publicCalls('table'), SOUND)).toEqual([]);
});

describe('options that are null', () => {
  const none = untyped<undefined>(null);

  test('are the same as none', () => {
    const table = orders();
    const stack = Stack.of(table);
    expect(table.connect(newHandler(stack), TableAccess.READ, none).success).toBe(true);
    expect(table.grants.scan(role(stack), none).success).toBe(true);
    expect(Rollout.staged(none).stateFile).toBe('dynamorm-rollout.json');
    expect(Rollout.staged({ stateFile: none }).stateFile).toBe('dynamorm-rollout.json');
  });

  test('name no index to search', () => {
    const table = orders();
    expect(errorOf(() => table.grants.searchVectors(role(Stack.of(table)), untyped(null)))).toContain('DYN-T068');
  });
});

test.each<[string, () => unknown]>([
  ['DYN-T039 options.stateFile: `options.stateFile` is `5`, but takes a text', () => Rollout.staged({ stateFile: untyped(5) })],
  [
    'DYN-T039 options.embedModels: `options.embedModels` is the text `yes`, but takes true or false.',
    () => {
      const table = orders();
      return table.connect(newHandler(Stack.of(table)), TableAccess.READ, { embedModels: untyped('yes') });
    },
  ],
  [
    'DYN-T039 props.shape: `props.shape` is missing',
    () => DynamORMTableGrants.fromTable(new TableV2(newStack(), 'Table', KEYS), { shape: untyped(null) }),
  ],
])('says: %s', (sentence, call) => {
  expect(errorOf(call)).toContain(sentence);
});
