import type { ModelDocument, TableShape, ValidationReport } from '@dynamorm-cdk/model-spec';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Grant } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { IConstruct } from 'constructs';
import type { TableAlarmOptions } from '../alarms/table-alarm-options';
import type { ConnectOptions } from '../environment/connect-options';
import type { TableClient } from '../environment/table-client';
import type { DynamORMTableGrants } from '../grants/dynamorm-table-grants';
import type { TableAccess } from '../grants/table-access';
import type { PublishShapeOptions } from './publish-shape-options';

/**
 * A table whose keys and indexes are known, whether it was made here or exists already.
 */
export interface IDynamORMTable extends IConstruct {
  /** The table itself: metrics, and all else that CDK offers. */
  readonly table: ITable;

  /**
   * Physical name of the table.
   *
   * @attribute
   */
  readonly tableName: string;

  /**
   * ARN of the table in its own region.
   *
   * @attribute
   */
  readonly tableArn: string;

  /**
   * ARN of the table's stream.
   *
   * @default - the table has no stream
   *
   * @attribute
   */
  readonly tableStreamArn?: string;

  /** Keys, indexes, time to live and stream, as models are compared with them. */
  readonly shape: TableShape;

  /** Environment of a Lambda function: the table's name, and KMS_KEY_ARN where a field encryption key is given. */
  readonly environmentVariables: { [name: string]: string };

  /** Environment of a container or instance: that of a function and AWS_REGION, which Lambda reserves to itself. */
  readonly containerEnvironmentVariables: { [name: string]: string };

  /** Permissions on the table. */
  readonly grants: DynamORMTableGrants;

  /**
   * Grants a function access, and sets its environment.
   *
   * With a field encryption key, writers may generate data keys and readers may decrypt them.
   *
   * @param handler the function; aliases, versions and imported functions have no environment that could be set: use `connectClient`
   * @param access what it may do
   * @param options narrows the grant
   * @returns what was granted, on the table and on the field encryption key
   * @throws where the function has another value under the table's environment variable
   */
  connect(handler: LambdaFunction, access: TableAccess, options?: ConnectOptions): Grant;

  /**
   * Grants a container, a role or another client access, and sets its environment if it has one.
   *
   * With a field encryption key, writers may generate data keys and readers may decrypt them.
   *
   * @param client who works with the table
   * @param access what it may do
   * @param options narrows the grant
   * @returns what was granted, on the table and on the field encryption key
   * @throws where the client has another value under the table's environment variable
   */
  connectClient(client: TableClient, access: TableAccess, options?: ConnectOptions): Grant;

  /**
   * Makes CloudWatch alarms: for throttled requests of the table and of each global index, those added later too, and for errors of DynamoDB
   * itself. Each stays within the ten metrics that an alarm may look at.
   *
   * @param options thresholds, and what an alarm does
   * @returns those that were made by the call
   * @throws where the table has its alarms already
   */
  alarms(options?: TableAlarmOptions): Alarm[];

  /**
   * Compares models with the table as it is known at the call. Never throws: the report holds every finding.
   *
   * @param models the models of this table
   */
  validateModelCompatibility(models: ModelDocument): ValidationReport;

  /**
   * The table as a model document in YAML: its models, or without models one that holds what the table declares.
   *
   * Indexes with several attributes in a key are left out, since a model document cannot say them.
   *
   * @throws where an index includes attributes whose type no model tells, or a name is unknown until deployment
   */
  toDms(): string;

  /**
   * Writes the shape of the table, with its physical name, to a parameter. The repository of a service that uses the table checks its own
   * models against it: `dynamorm-cdk check --models models.dms.yaml --shape ssm:/orders/shape`.
   *
   * @param options where it is written
   * @returns the parameter; grant `ssm:GetParameter` on it to whoever checks
   * @throws where the table publishes its shape already
   */
  publishShape(options?: PublishShapeOptions): StringParameter;
}
