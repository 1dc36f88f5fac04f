import { errorAtCaller } from '@dynamorm-cdk/core/diagnostics';
import { sameIndex } from '@dynamorm-cdk/core/dynamodb';
import { kinds, shapeKind } from '@dynamorm-cdk/core/kinds';
import { quote } from '@dynamorm-cdk/core/text';
import { refuseKinds } from '../arguments/refuse-kinds';
import { IndexKind, type IndexShape, type TableShape } from '../shape/table-shape';
import { UnknownValue } from '../shape/unknown-value';
import { orderWaves } from './order-waves';
import { type RecordedWave, replay } from './replay';

/**
 * The change that a deployment makes to an index.
 */
export enum IndexChange {
  /** The index is created. */
  CREATE = 'create',
  /** The index is deleted. */
  DELETE = 'delete',
}

/**
 * One deployment of a rollout: it creates or deletes one index.
 */
export interface IndexWave {
  /** Whether the index is created or deleted. */
  readonly change: IndexChange;

  /** The index: its new definition if it is created, its old one if it is deleted. */
  readonly index: IndexShape;

  /**
   * Why the wave has this place in the order, in a few words.
   *
   * @default - not stated
   */
  readonly reason?: string;
}

/**
 * The deployments that change the global secondary indexes of a table to the ones that it should have.
 *
 * CloudFormation creates or deletes only one global secondary index of a table per update. It cannot change the keys or the projection of
 * an index, so the plan deletes such an index and recreates it under its name, in two waves. Creations come first, so that readers can
 * move to the new index before the old one is deleted. A deletion comes first only if it must: the index has the name of a new one, or
 * gives a shared key attribute another type. If the quotas of the table are used up, any deletion may come first.
 *
 * A table that does not exist yet needs no plan: it is created with all its indexes at once.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-globalsecondaryindexes
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-globalsecondaryindexes
 *
 * @example
 *
 * declare const deployed: TableShape;
 * declare const wanted: TableShape;
 *
 * const plan = RolloutPlan.between(deployed, wanted);
 * for (const wave of plan.waves) {
 *   console.log(`${wave.change} ${wave.index.name}`);
 * }
 */
export class RolloutPlan {
  /**
   * Plans the deployments from the table as it is to the table as it should be. Local indexes are ignored, because they cannot be changed.
   *
   * @param deployed the table as it is
   * @param wanted the table as it should be
   * @throws if an index is unknown until deployment, a name appears twice, or one attribute has two types in the indexes that the table
   * should have
   */
  public static between(deployed: TableShape, wanted: TableShape): RolloutPlan {
    refuseKinds('RolloutPlan.between', [...shapeKind(deployed, 'deployed'), ...shapeKind(wanted, 'wanted')]);
    const before = globalIndexes(deployed);
    const after = globalIndexes(wanted);
    for (const indexes of [before, after]) refuseUnplannable(indexes);
    const local = (wanted.indexes ?? []).filter((index) => index.kind === IndexKind.LOCAL);
    const projected = local.reduce((sum, index) => sum + (index.nonKeyAttributes?.length ?? 0), 0);
    const ordered = orderWaves(before, after, projected);
    if (!Array.isArray(ordered)) {
      throw errorAtCaller(
        `DYN-M100 The index ${quote(ordered.name)} can never be created: another index that the table should have gives one of its key ` +
          'attributes another type. Give the attribute one type, or the index another attribute.',
      );
    }
    const waves = ordered.map(({ kind, index, reason }) => ({
      change: kind === 'create' ? IndexChange.CREATE : IndexChange.DELETE,
      index,
      reason,
    }));
    return new RolloutPlan(before, after, waves);
  }

  /**
   * The plan that a file tells, in the order that stands there: an order that was begun is kept, whatever this version would plan.
   *
   * @internal
   */
  public static _recorded(deployed: IndexShape[], wanted: IndexShape[], waves: RecordedWave[]): RolloutPlan {
    for (const indexes of [deployed, wanted]) refuseUnplannable(indexes);
    return new RolloutPlan(
      deployed,
      wanted,
      replay(deployed, wanted, waves).map(({ change, index }) => ({
        change: change === 'create' ? IndexChange.CREATE : IndexChange.DELETE,
        index,
      })),
    );
  }

  /** The global secondary indexes that the table has. */
  public readonly deployed: IndexShape[];

  /** The global secondary indexes that the table should have. */
  public readonly wanted: IndexShape[];

  /** The waves, in the order in which they are deployed. There are no waves if the indexes are the same. */
  public readonly waves: IndexWave[];

  private constructor(deployed: IndexShape[], wanted: IndexShape[], waves: IndexWave[]) {
    this.deployed = deployed;
    this.wanted = wanted;
    this.waves = waves;
  }

  /**
   * The global secondary indexes that the table has after a number of waves.
   *
   * @param step how many waves are deployed: 0 is the table as it is, the number of waves is the table as it should be
   * @throws if there are fewer waves
   */
  public indexesAt(step: number): IndexShape[] {
    if (!Number.isInteger(step) || step < 0 || step > this.waves.length) {
      const { length } = this.waves;
      throw errorAtCaller(`DYN-M100 The rollout has ${length} ${length === 1 ? 'wave' : 'waves'}; there is no step ${String(step)}.`);
    }
    const done = this.waves.slice(0, step);
    const deleted = done.filter(({ change }) => change === IndexChange.DELETE).map(({ index }) => index);
    const created = done.filter(({ change }) => change === IndexChange.CREATE).map(({ index }) => index);
    return [...this.deployed.filter((index) => !deleted.some((one) => sameIndex(one, index))), ...created];
  }
}

function globalIndexes(shape: TableShape): IndexShape[] {
  return (shape.indexes ?? []).filter((index) => index.kind === IndexKind.GLOBAL).map((index) => kinds.withoutNulls(index));
}

function refuseUnplannable(indexes: IndexShape[]): void {
  const unknown = indexes.find((index) => JSON.stringify(index).includes(JSON.stringify(UnknownValue.TEXT).slice(1, -1)));
  if (unknown) {
    const name = unknown.name === UnknownValue.TEXT ? 'with a name' : quote(unknown.name);
    throw errorAtCaller(
      `DYN-M100 The index ${name} is unknown until deployment, so no order can be planned. Write names and keys as literal text.`,
    );
  }
  const twice = indexes.find((index, at) => indexes.findIndex(({ name }) => name === index.name) !== at);
  if (twice) throw errorAtCaller(`DYN-M100 The index name ${quote(twice.name)} appears twice. Give each index a different name.`);
}
