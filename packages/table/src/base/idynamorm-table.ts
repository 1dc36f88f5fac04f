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
 * A table with known keys and indexes, created by this app or already existing.
 */
export interface IDynamORMTable extends IConstruct {
  /** The table as CDK knows it, for metrics and everything else that CDK offers. */
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

  /** Keys, indexes, time to live and stream. Models are compared with this shape. */
  readonly shape: TableShape;

  /** Environment of a Lambda function: the table's name, and KMS_KEY_ARN if the table has a field encryption key. */
  readonly environmentVariables: { [name: string]: string };

  /** Environment of a container or instance: the variables of a function, and AWS_REGION, which Lambda sets itself. */
  readonly containerEnvironmentVariables: { [name: string]: string };

  /** Permissions on the table. */
  readonly grants: DynamORMTableGrants;

  /**
   * Grants a function access, and sets its environment.
   *
   * With a field encryption key, writers can generate data keys and readers can decrypt them.
   *
   * @param handler the function. For aliases, versions and imported functions, which have no environment to set, use `connectClient`
   * @param access what it may do
   * @param options narrows the grant
   * @returns the grants on the table and on the field encryption key
   * @throws if the function already has another value under the table's environment variable
   */
  connect(handler: LambdaFunction, access: TableAccess, options?: ConnectOptions): Grant;

  /**
   * Grants a container, a role or another client access, and sets its environment if it has one.
   *
   * With a field encryption key, writers can generate data keys and readers can decrypt them.
   *
   * @param client the client that uses the table
   * @param access what it may do
   * @param options narrows the grant
   * @returns the grants on the table and on the field encryption key
   * @throws if the client already has another value under the table's environment variable
   */
  connectClient(client: TableClient, access: TableAccess, options?: ConnectOptions): Grant;

  /**
   * Creates CloudWatch alarms for throttled requests of the table and of each global index, including indexes that you add later, and for
   * DynamoDB system errors. Each alarm uses at most ten metrics, the maximum of CloudWatch.
   *
   * @param options thresholds and actions
   * @returns the alarms that this call created
   * @throws if the table already has alarms
   */
  alarms(options?: TableAlarmOptions): Alarm[];

  /**
   * Compares models with the table in its current state. Never throws: the report has every finding.
   *
   * @param models the models of this table
   */
  validateModelCompatibility(models: ModelDocument): ValidationReport;

  /**
   * The table as a model document in YAML: its models, or, without models, a document of the declared keys and indexes.
   *
   * Indexes with several attributes in a key are omitted, because a model document cannot describe them.
   *
   * @throws if an index includes attributes without a known type, or a name is unknown until deployment
   */
  toDms(): string;

  /**
   * Writes the shape of the table, with its physical name, to a parameter. Services in other repositories check their models against it:
   * `dynamorm-cdk check --models models.dms.yaml --shape ssm:/orders/shape`.
   *
   * @param options name of the parameter
   * @returns the parameter; grant `ssm:GetParameter` on it to the roles that run the check
   * @throws if the table already publishes its shape
   */
  publishShape(options?: PublishShapeOptions): StringParameter;
}
