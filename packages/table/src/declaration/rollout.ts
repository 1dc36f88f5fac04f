import { kinds } from '@dynamorm-cdk/core/kinds';
import { refuseKinds } from '../findings/kind-findings';

/**
 * The source of the waves of a staged rollout.
 */
export interface StagedRolloutOptions {
  /**
   * The file that `dynamorm-cdk plan --state` writes, relative to the working directory of the app. Use a separate file for each
   * environment.
   *
   * @default dynamorm-rollout.json
   */
  readonly stateFile?: string;
}

const OPTIONS = kinds.propsOf<StagedRolloutOptions>({ stateFile: kinds.filledText });

/**
 * How changes of the global secondary indexes are deployed to an existing table.
 *
 * CloudFormation creates or deletes only one index of a table per update, and cannot change the keys or projection of an existing index.
 * A staged rollout therefore synthesizes only the indexes of the current step. New indexes are created and old ones deleted wave by wave,
 * each in a separate deployment, and the last deployment has the full table. The first deployment of a table has no such limit and needs
 * no waves.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-globalsecondaryindexes
 *
 * @example
 *
 * declare const models: ModelDocument;
 *
 * new DynamORMTable(this, 'Orders', { models, rollout: Rollout.staged() });
 */
export class Rollout {
  /**
   * The context value with which a pipeline overrides the step in the state file: the number of waves that the deployment includes, or
   * `full` for the full table. A table with fewer waves includes all of them.
   */
  public static readonly STEP_CONTEXT = '@dynamorm-cdk/table:rolloutStep';

  /**
   * The context value with the file that `dynamorm-cdk rollout` writes for one deployment. It replaces a committed state file for every
   * table without `Rollout.atOnce()`. For commands without context, use the environment variable `DYNAMORM_CDK_ROLLOUT_FILE`.
   */
  public static readonly FILE_CONTEXT = '@dynamorm-cdk/table:rolloutFile';

  /**
   * Synthesizes every index, independent of the deployed table. CloudFormation refuses an update that creates or deletes more than one
   * index.
   */
  public static atOnce(): Rollout {
    return new Rollout();
  }

  /**
   * Synthesizes the indexes of the current step. The step is the context value `STEP_CONTEXT`, or the step in the state file, which
   * `dynamorm-cdk plan --state` writes and advances. Without a file, or if the file has no rollout of the table, every index is
   * synthesized.
   *
   * @param options the state file
   */
  public static staged(options: StagedRolloutOptions = {}): Rollout {
    const stated = kinds.withoutNulls(options);
    refuseKinds('Rollout.staged', OPTIONS(stated, 'options'));
    return new Rollout(stated.stateFile ?? 'dynamorm-rollout.json');
  }

  /**
   * The file with the waves.
   *
   * @default - all indexes are synthesized at once
   */
  public readonly stateFile?: string;

  private constructor(stateFile?: string) {
    this.stateFile = stateFile;
  }
}
