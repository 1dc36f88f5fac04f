import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { CfnParameter, Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { errorOf, IN_EUROPE, newStack, ordersTable, renderedTable, text, warningsOf } from '../synthesis';

const SUBJECT = 'DynamORMTable `Shop/Orders`';

describe('recovery', () => {
  test.each([1, 35])('%i days are taken', (days) => {
    const stack = newStack();

    ordersTable({ recoveryPeriod: Duration.days(days) }, stack);

    expect(renderedTable(stack).Properties.Replicas).toMatchObject([{ PointInTimeRecoverySpecification: { RecoveryPeriodInDays: days } }]);
  });

  test.each([
    [Duration.days(0), '0'],
    [Duration.days(36), '36'],
    [Duration.hours(36), '1.5'],
  ])('%s are refused', (recoveryPeriod, days) => {
    expect(errorOf(() => ordersTable({ recoveryPeriod }))).toBe(
      `${SUBJECT}: DYN-T018 recoveryPeriod: The recovery period is ${days} days; DynamoDB allows 1 to 35 whole days.`,
    );
  });

  test('a period of a recovery that is off', () => {
    expect(errorOf(() => ordersTable({ pointInTimeRecovery: false, recoveryPeriod: Duration.days(1) }))).toBe(
      `${SUBJECT}: DYN-T018 recoveryPeriod: recoveryPeriod is set, but pointInTimeRecovery is off. Remove one of the two.`,
    );
  });
});

describe('time to live', () => {
  test.each(['PK', 'SK'])('on the key %s is a warning', (timeToLiveAttribute) => {
    const stack = newStack();

    ordersTable({ timeToLiveAttribute }, stack);

    expect(warningsOf(stack)).toEqual([
      `DYN-T019 timeToLiveAttribute: The time to live attribute \`${timeToLiveAttribute}\` is a key of the table. Use another attribute. A key cannot change after the item is written. [ack: @dynamorm-cdk/table:DYN-T019]`,
    ]);
  });

  test('on the key of an index is nothing', () => {
    const stack = newStack();

    ordersTable({ timeToLiveAttribute: 'expires', globalSecondaryIndexes: [{ indexName: 'gsi-a', partitionKey: text('expires') }] }, stack);

    expect(warningsOf(stack)).toEqual([]);
  });

  test('by an attribute with too long a name', () => {
    expect(errorOf(() => ordersTable({ timeToLiveAttribute: 't'.repeat(256) }))).toBe(
      `${SUBJECT}: DYN-T006 timeToLiveAttribute: The attribute name \`${'t'.repeat(40)}...\` has 256 bytes; DynamoDB allows 1 to 255.`,
    );
  });
});

describe('streams', () => {
  const replicas = [{ region: 'us-east-1' }];

  test.each([StreamViewType.KEYS_ONLY, StreamViewType.NEW_IMAGE, StreamViewType.OLD_IMAGE])('%s is not what replicas need', (stream) => {
    expect(errorOf(() => ordersTable({ replicas, stream }, newStack(IN_EUROPE)))).toBe(
      `${SUBJECT}: DYN-T020 stream: The stream has the view type ${stream}; replicas need NEW_AND_OLD_IMAGES.`,
    );
  });

  test.each([
    [undefined, 'no stream'],
    [StreamViewType.KEYS_ONLY, 'a stream of KEYS_ONLY'],
  ])('requiresStream with %s', (stream, found) => {
    expect(errorOf(() => ordersTable({ requiresStream: true, stream }))).toBe(
      `${SUBJECT}: DYN-T021 stream: requiresStream is set, but the table has ${found}. Set stream to StreamViewType.NEW_AND_OLD_IMAGES.`,
    );
  });

  test('requiresStream is met by new and old images, stated or brought by replicas', () => {
    const stated = ordersTable({ requiresStream: true, stream: StreamViewType.NEW_AND_OLD_IMAGES });
    const brought = ordersTable({ requiresStream: true, replicas }, newStack(IN_EUROPE));

    expect([stated, brought].map((table) => table.shape.streamViewType)).toEqual(['NEW_AND_OLD_IMAGES', 'NEW_AND_OLD_IMAGES']);
  });

  test('one that is unknown until deployment is not judged', () => {
    const stack = newStack(IN_EUROPE);
    const stream = new CfnParameter(stack, 'Stream').valueAsString as StreamViewType;

    ordersTable({ replicas, stream, requiresStream: true }, stack);

    expect(renderedTable(stack).Properties.StreamSpecification).toEqual({ StreamViewType: { Ref: 'Stream' } });
  });
});

describe('removal', () => {
  test('an explicit DESTROY of a protected table is a warning', () => {
    const stack = newStack();

    ordersTable({ removalPolicy: RemovalPolicy.DESTROY }, stack);

    expect(warningsOf(stack)).toEqual([
      'DYN-T026 removalPolicy: removalPolicy is DESTROY, but deletion protection is on, so deleting the stack will fail. Set deletionProtection to false, or removalPolicy to RETAIN. [ack: @dynamorm-cdk/table:DYN-T026]',
    ]);
  });

  test('of a table without protection it is not', () => {
    const stack = newStack();

    ordersTable({ removalPolicy: RemovalPolicy.DESTROY, deletionProtection: false }, stack);

    expect(warningsOf(stack)).toEqual([]);
  });
});
