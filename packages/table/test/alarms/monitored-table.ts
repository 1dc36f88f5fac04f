import { IndexKind } from '@dynamorm-cdk/model-spec';
import type { DynamORMTable } from '@dynamorm-cdk/table';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Stack } from 'aws-cdk-lib/core';
import { MonitoringFacade, SnsAlarmActionStrategy } from 'cdk-monitoring-constructs';

/** A dashboard and alarms for a table and all of its global indexes. */
export function monitor(stack: Stack, orders: DynamORMTable, onAlarmTopic: ITopic): MonitoringFacade {
  const monitoring = new MonitoringFacade(stack, 'Monitoring', {
    alarmFactoryDefaults: {
      actionsEnabled: true,
      alarmNamePrefix: stack.stackName,
      action: new SnsAlarmActionStrategy({ onAlarmTopic }),
    },
  });
  monitoring.monitorDynamoTable({
    table: orders.table,
    humanReadableName: 'Orders',
    alarmFriendlyName: 'Orders',
    addReadThrottledEventsCountAlarm: { Warning: { maxThrottledEventsThreshold: 10 } },
    addWriteThrottledEventsCountAlarm: { Warning: { maxThrottledEventsThreshold: 10 } },
    addSystemErrorCountAlarm: { Critical: { maxErrorCount: 1 } },
  });
  for (const { name, kind } of orders.shape.indexes ?? []) {
    if (kind !== IndexKind.GLOBAL) continue;
    monitoring.monitorDynamoTableGlobalSecondaryIndex({
      table: orders.table,
      globalSecondaryIndexName: name,
      alarmFriendlyName: `Orders-${name}`,
      addReadThrottledEventsCountAlarm: { Warning: { maxThrottledEventsThreshold: 10 } },
      addWriteThrottledEventsCountAlarm: { Warning: { maxThrottledEventsThreshold: 10 } },
    });
  }
  return monitoring;
}
