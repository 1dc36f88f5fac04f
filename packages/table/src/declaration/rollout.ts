/**
 * Where a staged rollout takes its waves from.
 */
export interface StagedRolloutOptions {
  /**
   * The file that `dynamorm-cdk plan --state` writes, relative to the working directory of the app. Environments that are not at the same step
   * have a file each.
   *
   * @default dynamorm-rollout.json
   */
  readonly stateFile?: string;
}

/**
 * How changes of the global secondary indexes reach a deployed table.
 *
 * CloudFormation creates or deletes one index of a table in one update, and can change neither keys nor projection of one that exists. A staged
 * rollout therefore synthesizes only the indexes that the current step may have: new ones come and old ones go wave by wave, each in a deployment
 * of its own, and the last one has the full table. The first deployment of a table has no such limit and needs no waves.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-globalsecondaryindexes
 *
 * @example
 *
 * declare const models: ModelDocument;
 *
 * new DynamORMTable(this, 'Orders', { models, rollout: Rollout.staged() });
 */
export class Rollout {
  /**
   * The context value that a pipeline may give in place of the step that stands in the state file: the number of waves that the deployment
   * includes, or `full` for the full table. A table with fewer waves has all of them.
   */
  public static readonly STEP_CONTEXT = '@dynamorm-cdk/table:rolloutStep';

  /**
   * The context value that names a file which `dynamorm-cdk rollout` wrote for one deployment. It counts for every table without
   * `Rollout.atOnce()`, in place of a committed state file. The environment variable `DYNAMORM_CDK_ROLLOUT_FILE` does the same for commands
   * that take no context.
   */
  public static readonly FILE_CONTEXT = '@dynamorm-cdk/table:rolloutFile';

  /** Every index is synthesized, whatever is deployed. CloudFormation refuses an update that creates or deletes more than one. */
  public static atOnce(): Rollout {
    return new Rollout();
  }

  /**
   * The indexes of the current step are synthesized. The step is the context value `STEP_CONTEXT`, or stands in the state file, which
   * `dynamorm-cdk plan --state` writes and advances. Without a file, or where it says nothing of the table, every index is synthesized.
   *
   * @param options where the waves stand
   */
  public static staged(options: StagedRolloutOptions = {}): Rollout {
    return new Rollout(options.stateFile ?? 'dynamorm-rollout.json');
  }

  /**
   * The file that holds the waves.
   *
   * @default - all indexes are synthesized at once
   */
  public readonly stateFile?: string;

  private constructor(stateFile?: string) {
    this.stateFile = stateFile;
  }
}
