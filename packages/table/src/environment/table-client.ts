import { type KindMistake, kinds } from '@dynamorm-cdk/core/kinds';
import type { ContainerDefinition, TaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { refuseKinds } from '../findings/kind-findings';
import { containerHolder, containersOf, type EnvironmentHolder, functionHolder, singletonHolder } from './holder';

const FUNCTION = kinds.made(
  'a Function; for an alias, a version or an imported function, use TableClient.withoutEnvironment',
  'addEnvironment',
);
const SINGLE_FUNCTION = kinds.made('a Function; for a SingletonFunction, use TableClient.singletonFunction', 'defaultChild');
const SINGLETON = kinds.made('a SingletonFunction', 'constructName');
const CONTAINER = kinds.made('a ContainerDefinition', 'taskDefinition');
const TASK = kinds.made('a TaskDefinition', 'taskRole');
const GRANTEE = kinds.made('a grantee, such as a role', 'grantPrincipal');

/**
 * A client of a table: the grantee, and the environment that tells the client where the table is.
 *
 * Each kind of client has a factory method.
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
   * A function. Its role gets the grant, and its environment gets the table's variables.
   *
   * @param handler the function. Aliases, versions and imported functions have no environment to set
   */
  public static lambdaFunction(handler: LambdaFunction): TableClient {
    refuse(FUNCTION(handler, 'handler'));
    // A singleton has the methods of a function, and the resource of none.
    refuse(handler.node.defaultChild ? [] : SINGLE_FUNCTION(handler, 'handler'));
    return new TableClient(handler, [functionHolder(handler)], false);
  }

  /**
   * A container. The role of its task gets the grant, and the container gets the table's variables with AWS_REGION.
   *
   * @param container one container of a task definition; connect each container that uses the table
   */
  public static container(container: ContainerDefinition): TableClient {
    refuse(CONTAINER(container, 'container'));
    return new TableClient(container.taskDefinition.taskRole, [containerHolder(container)], true);
  }

  /**
   * All containers of a task. Its role gets the grant, and each container that it already has gets the table's variables with AWS_REGION.
   *
   * @param task a task definition; add its containers before
   */
  public static taskDefinition(task: TaskDefinition): TableClient {
    refuse(TASK(task, 'task'));
    return new TableClient(task.taskRole, containersOf(task).map(containerHolder), true, task);
  }

  /**
   * A singleton function. Its role gets the grant, and its environment gets the table's variables.
   *
   * @param handler the singleton function
   */
  public static singletonFunction(handler: SingletonFunction): TableClient {
    refuse(SINGLETON(handler, 'handler'));
    return new TableClient(handler, [singletonHolder(handler)], false);
  }

  /**
   * A grantee without an environment to set: a role, a service account, an alias, a version, or an imported function.
   *
   * @param grantee the grantee
   */
  public static withoutEnvironment(grantee: IGrantable): TableClient {
    refuse(GRANTEE(grantee, 'grantee'));
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

function refuse(mistakes: readonly KindMistake[]): void {
  refuseKinds('A client of a table', mistakes);
}
