import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import type { Duration } from 'aws-cdk-lib/core';

/**
 * When the alarms of a table ring, and what they do then.
 */
export interface TableAlarmOptions {
  /**
   * How many throttled requests of the table, or of one index, within a period ring.
   *
   * @default 1
   */
  readonly throttles?: number;

  /**
   * How many errors of DynamoDB itself within a period ring.
   *
   * @default 1
   */
  readonly systemErrors?: number;

  /**
   * Over how long requests are counted.
   *
   * @default Duration.minutes(1)
   */
  readonly period?: Duration;

  /**
   * How many periods in a row it takes.
   *
   * @default 3
   */
  readonly evaluationPeriods?: number;

  /**
   * What an alarm does when it rings, such as a message to a topic.
   *
   * @default - it is only shown
   */
  readonly actions?: IAlarmAction[];
}
