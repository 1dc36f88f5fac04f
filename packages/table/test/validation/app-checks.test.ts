import { DynamORMTable } from '@dynamorm-cdk/table';
import { type CfnGlobalTable, CfnTable, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { App, RemovalPolicies, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { IN_EUROPE, KEYS, newStack, ordersTable, resourcesOf, synthesisErrors, warningsOf } from '../synthesis';

describe('a removal policy that comes past the props', () => {
  const said = (protection: string) =>
    `DYN-T104 removalPolicy: The template deletes the table with its stack, but removalPolicy is RETAIN.${protection} Set removalPolicy of the table, or exclude it from RemovalPolicies. [ack: @dynamorm-cdk/table:DYN-T104]`;

  test('by the table, with deletion protection', () => {
    const stack = newStack();

    ordersTable({}, stack).table.applyRemovalPolicy(RemovalPolicy.DESTROY);

    expect(warningsOf(stack)).toEqual([said(' Deletion protection is on, so deleting the stack will fail.')]);
  });

  test('by an override', () => {
    const stack = newStack();

    (ordersTable({ deletionProtection: false }, stack).table.node.defaultChild as CfnGlobalTable).addOverride('DeletionPolicy', 'Delete');

    expect(warningsOf(stack)).toEqual([said('')]);
  });

  test('by an aspect, without protection', () => {
    const stack = newStack();
    ordersTable({ deletionProtection: false }, stack);

    RemovalPolicies.of(stack).destroy();

    expect(warningsOf(stack)).toEqual([said('')]);
  });

  test('that is the declared one, or keeps more, is no finding', () => {
    const stack = newStack();
    ordersTable({ deletionProtection: false, removalPolicy: RemovalPolicy.DESTROY }, stack);

    RemovalPolicies.of(stack).retain();

    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('an event source', () => {
  const source = (table: DynamORMTable) => new DynamoEventSource(table.table, { startingPosition: StartingPosition.LATEST });

  test('of a table without a stream', () => {
    const stack = newStack();

    newHandler(stack).addEventSource(source(ordersTable({}, stack)));

    expect(synthesisErrors(stack)).toEqual([
      expect.stringMatching(
        /^\[Shop\/Orders\] DYN-T105 stream: `Shop\/Handler\/DynamoDBEventSource:\w+` reads the stream of the table, but the table has no stream, so the deployment would fail\. Set stream to StreamViewType\.NEW_AND_OLD_IMAGES\.$/,
      ),
    ]);
  });

  test('of a table with one', () => {
    const stack = newStack();

    newHandler(stack).addEventSource(source(ordersTable({ stream: StreamViewType.NEW_IMAGE }, stack)));

    expect(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping')).toHaveLength(1);
  });
});

describe('two tables of one name', () => {
  const said = (other: string, more = '') =>
    `DYN-T106 tableName: \`${other}\` also has the table name \`orders\`${more}. Rename one of them. Two tables of an account and region cannot have the same name.`;

  test.each([
    ['ours', (stack: Stack) => new DynamORMTable(stack, 'Archive', { ...KEYS, tableName: 'orders' })],
    ['a TableV2', (stack: Stack) => new TableV2(stack, 'Archive', { ...KEYS, tableName: 'orders' })],
    [
      'a CfnTable',
      (stack: Stack) => new CfnTable(stack, 'Archive', { tableName: 'orders', keySchema: [{ attributeName: 'PK', keyType: 'HASH' }] }),
    ],
  ])('in one stack, the other being %s', (_what, other) => {
    const stack = newStack();
    ordersTable({ tableName: 'orders' }, stack);

    other(stack);

    expect(synthesisErrors(stack)).toContain(`[Shop/Orders] ${said('Shop/Archive')}`);
  });

  const inTwo = (first: object, second: object) => {
    const app = new App();
    const stacks = [new Stack(app, 'Shop', first), new Stack(app, 'Other', second)];
    for (const stack of stacks) ordersTable({ tableName: 'orders' }, stack);
    return stacks[0];
  };

  test('in two stacks of one account and region', () => {
    expect(synthesisErrors(inTwo(IN_EUROPE, IN_EUROPE))).toContain(`[Shop/Orders] ${said('Other/Orders')}`);
  });

  test('in two stacks that name neither is a warning', () => {
    expect(warningsOf(inTwo({}, {}))).toEqual([
      `${said('Other/Orders', ', and their stacks set no account and region')} [ack: @dynamorm-cdk/table:DYN-T106]`,
    ]);
  });

  test('in two regions, and in two stages that are deployed elsewhere, are two tables', () => {
    expect(warningsOf(inTwo(IN_EUROPE, { env: { ...IN_EUROPE.env, region: 'us-east-1' } }))).toEqual([]);
    const app = new App();
    const [dev, prod] = ['Dev', 'Prod'].map((id) => new Stack(new Stage(app, id), 'Shop'));
    for (const stack of [dev, prod]) ordersTable({ tableName: 'orders' }, stack);
    expect(warningsOf(dev)).toEqual([]);
  });
});
