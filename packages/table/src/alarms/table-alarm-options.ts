import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { Duration } from 'aws-cdk-lib/core';

/**
 * Thresholds and actions of the alarms of a table.
 */
export interface TableAlarmOptions {
  /**
   * Number of throttled requests within a period that triggers the alarm, for the table or for one index.
   *
   * @default 1
   */
  readonly throttles?: number;

  /**
   * Number of DynamoDB system errors within a period that triggers the alarm.
   *
   * @default 1
   */
  readonly systemErrors?: number;

  /**
   * Length of a period.
   *
   * @default Duration.minutes(1)
   */
  readonly period?: Duration;

  /**
   * Number of consecutive periods above the threshold.
   *
   * @default 3
   */
  readonly evaluationPeriods?: number;

  /**
   * Action of the alarms, such as a message to a topic.
   *
   * @default - no action; the alarm changes its state
   */
  readonly actions?: IAlarmAction[];
}
