import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { errorOf, newStack, number, ordersTable, resourcesOf, text } from '../synthesis';

interface Rendered {
  readonly AlarmDescription: string;
  readonly Threshold: number;
  readonly AlarmActions?: unknown[];
  readonly Metrics: {
    readonly Expression?: string;
    readonly MetricStat?: { readonly Metric: { readonly Dimensions: { Name: string; Value: unknown }[] } };
  }[];
}

const alarmsOf = (stack: Stack) => resourcesOf(stack, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties as unknown as Rendered);

test('watch the table, each global index, those added later, and DynamoDB itself', () => {
  const stack = newStack();
  const orders = ordersTable({ globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] }, stack);
  orders.addLocalIndex('total', { sortKey: number('total') });

  const made = orders.alarms();
  orders.addGlobalIndex('email', { partitionKey: text('email') });

  expect(made).toHaveLength(3);
  expect(alarmsOf(stack).map(({ AlarmDescription }) => AlarmDescription)).toEqual([
    'Requests to the table Shop/Orders are throttled',
    'DynamoDB fails requests to the table Shop/Orders',
    'Requests to the index gsi-status of Shop/Orders are throttled',
    'Requests to the index gsi-email of Shop/Orders are throttled',
  ]);
});

test('look at no more than ten metrics each, of the right table and index', () => {
  const stack = newStack();
  const globalSecondaryIndexes = Array.from({ length: 20 }, (_, i) => ({ indexName: `gsi-${i}`, partitionKey: text(`key${i}`) }));

  ordersTable({ globalSecondaryIndexes }, stack).alarms();

  const alarms = alarmsOf(stack);
  expect(alarms).toHaveLength(22);
  for (const { Metrics } of alarms) expect(Metrics.filter(({ MetricStat }) => MetricStat).length).toBeLessThanOrEqual(10);
  const [, first] = alarms[2].Metrics;
  expect(first.MetricStat?.Metric.Dimensions).toEqual([
    { Name: 'GlobalSecondaryIndexName', Value: 'gsi-0' },
    { Name: 'TableName', Value: { Ref: 'OrdersA9B65338' } },
  ]);
  expect(alarms[2].Metrics[0].Expression).toBe('FILL(m0, 0) + FILL(m1, 0)');
});

test('take thresholds and actions, and are made once', () => {
  const stack = newStack();
  const orders = ordersTable({}, stack);

  orders.alarms({ throttles: 10, systemErrors: 5, actions: [new SnsAction(new Topic(stack, 'OnCall'))] });

  expect(alarmsOf(stack).map(({ Threshold, AlarmActions }) => [Threshold, AlarmActions?.length])).toEqual([
    [10, 1],
    [5, 1],
  ]);
  expect(errorOf(() => orders.alarms())).toBe(
    'DynamORMTable `Shop/Orders`: DYN-T108 alarms: The table already has alarms. Keep the alarms that the first call returned.',
  );
});
