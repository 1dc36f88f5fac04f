import { Alarm, ComparisonOperator, type IMetric, MathExpression, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { TableAlarmOptions } from './table-alarm-options';

/** The operations that DynamORM calls: an alarm may look at ten metrics at most, and DynamoDB counts errors by operation. */
const OPERATIONS = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
];

/** Alarms of one table: its throttles, those of each global index, and errors of DynamoDB itself. */
export class TableAlarms extends Construct {
  public readonly alarms: Alarm[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly tableName: string,
    private readonly label: string,
    private readonly options: TableAlarmOptions,
  ) {
    super(scope, id);
    this.add('Throttles', `Requests to the table ${label} are throttled`, this.throttles({}), options.throttles);
    this.add('SystemErrors', `DynamoDB fails requests to the table ${label}`, this.systemErrors(), options.systemErrors);
  }

  /** An index has throughput of its own, and a full one throttles the writes of its table. */
  public addIndex(name: string): void {
    const metric = this.throttles({ GlobalSecondaryIndexName: name });
    this.add(`Throttles-${name}`, `Requests to the index ${name} of ${this.label} are throttled`, metric, this.options.throttles);
  }

  private throttles(dimensions: Record<string, string>): IMetric {
    return this.sum(['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => this.metric(name, dimensions)));
  }

  private systemErrors(): IMetric {
    return this.sum(OPERATIONS.map((Operation) => this.metric('SystemErrors', { Operation })));
  }

  /** Without requests there are no data at all: they count as none. */
  private sum(metrics: Metric[]): IMetric {
    const usingMetrics = Object.fromEntries(metrics.map((metric, at) => [`m${at}`, metric]));
    const expression = Object.keys(usingMetrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + ');
    return new MathExpression({ expression, usingMetrics, period: this.period, label: 'Requests' });
  }

  private metric(metricName: string, dimensions: Record<string, string>): Metric {
    const dimensionsMap = { TableName: this.tableName, ...dimensions };
    return new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic: 'Sum', period: this.period });
  }

  private add(id: string, alarmDescription: string, metric: IMetric, threshold = 1): void {
    const alarm = new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: this.options.evaluationPeriods ?? 3,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(...(this.options.actions ?? []));
    this.alarms.push(alarm);
  }

  private get period(): Duration {
    return this.options.period ?? Duration.minutes(1);
  }
}
