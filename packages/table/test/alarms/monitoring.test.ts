import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { expect, test } from 'vitest';
import { IN_EUROPE, newStack, number, ordersTable, resourcesOf, text } from '../synthesis';
import { monitor } from './monitored-table';

const PAGE = join(__dirname, '..', '..', 'docs', 'monitoring.md');

test('cdk-monitoring-constructs watches a table and each of its global indexes', () => {
  const stack = newStack(IN_EUROPE);
  const orders = ordersTable({ globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] }, stack);
  orders.addGlobalIndex('email', { partitionKey: text('email') });
  orders.addLocalIndex('total', { sortKey: number('total') });

  monitor(stack, orders, new Topic(stack, 'OnCall'));

  const alarms = resourcesOf(stack, 'AWS::CloudWatch::Alarm').map(
    ({ Properties }) => Properties as { AlarmName: string; AlarmActions: unknown[] },
  );
  expect(alarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(
    [
      'Orders-Read-Throttled-Events-Warning',
      'Orders-SystemError-Count-Critical',
      'Orders-Write-Throttled-Events-Warning',
      ...['gsi-email', 'gsi-status'].flatMap((name) => ['Read', 'Write'].map((kind) => `Orders-${name}-${kind}-Throttled-Events-Warning`)),
    ].map((name) => `Shop-${name}`),
  );
  expect(alarms.every(({ AlarmActions }) => AlarmActions.length === 1)).toBe(true);
  const [dashboard] = resourcesOf(stack, 'AWS::CloudWatch::Dashboard');
  expect(JSON.stringify(dashboard.Properties.DashboardBody)).toContain('gsi-email');
});

test('the page shows the very program', () => {
  const program = readFileSync(join(__dirname, 'monitored-table.ts'), 'utf8');

  expect(readFileSync(PAGE, 'utf8')).toContain(`\`\`\`ts\n${program}\`\`\``);
});
