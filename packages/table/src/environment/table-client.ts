import type { ContainerDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { containerHolder, containersOf, type EnvironmentHolder, functionHolder, singletonHolder } from './holder';

/**
 * Who works with a table: who is granted, and what environment says where the table is.
 *
 * Each kind of client has a factory, so that new kinds need no new method of a table.
 *
 * @example
 *
 * declare const orders: DynamORMTable;
 * declare const container: ecs.ContainerDefinition;
 * declare const alias: lambda.Alias;
 *
 * orders.connectClient(TableClient.container(container), TableAccess.READ_WRITE);
 * orders.connectClient(TableClient.withoutEnvironment(alias), TableAccess.READ); // its function has the variables
 */
export class TableClient {
  /**
   * A function: its role is granted, and its environment gets the table's variables.
   *
   * @param handler the function; aliases, versions and imported functions have no environment that could be set
   */
  public static lambdaFunction(handler: LambdaFunction): TableClient {
    return new TableClient(handler, [functionHolder(handler)], false);
  }

  /**
   * A container: the role of its task is granted, and the container gets the table's variables with AWS_REGION.
   *
   * @param container one container of a task definition; connect each that works with the table
   */
  public static container(container: ContainerDefinition): TableClient {
    return new TableClient(container.taskDefinition.taskRole, [containerHolder(container)], true);
  }

  /**
   * All containers of a task: its role is granted, and each container that it has by now gets the table's variables with AWS_REGION.
   *
   * @param task a task definition; add its containers first
   */
  public static taskDefinition(task: TaskDefinition): TableClient {
    return new TableClient(task.taskRole, containersOf(task).map(containerHolder), true, task);
  }

  /**
   * A singleton function: its role is granted, and its environment gets the table's variables.
   *
   * @param handler the function, of which a stack has one
   */
  public static singletonFunction(handler: SingletonFunction): TableClient {
    return new TableClient(handler, [singletonHolder(handler)], false);
  }

  /**
   * A grantee whose environment is set elsewhere: a role, a service account, an alias, a version, or a function that is imported.
   *
   * @param grantee who is granted
   */
  public static withoutEnvironment(grantee: IGrantable): TableClient {
    return new TableClient(grantee, [], false);
  }

  private constructor(
    /** Who is granted. */
    public readonly grantee: IGrantable,
    /** @internal */
    public readonly _environments: readonly EnvironmentHolder[],
    /** @internal */
    public readonly _needsRegion: boolean,
    /** @internal */
    public readonly _task?: TaskDefinition,
  ) {}

  /**
   * Where the client runs, as far as it says so.
   *
   * @internal
   */
  public get _place(): IConstruct | undefined {
    return this._environments[0]?.construct ?? this._task;
  }
}
