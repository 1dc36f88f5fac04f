import { readFileSync } from 'node:fs';
import { errorAtCaller, withoutCode } from '@dynamorm-cdk/core/diagnostics';
import { kinds } from '@dynamorm-cdk/core/kinds';
import { count, quote } from '@dynamorm-cdk/core/text';
import { refuseKinds } from '../arguments/refuse-kinds';
import type { IndexShape } from '../shape/table-shape';
import type { IndexThroughput } from './index-throughput';
import { type RolloutRecord, readRollouts, STATE_VERSION } from './read-rollouts';
import { RolloutPlan } from './rollout-plan';

/**
 * The progress of the rollout of one table.
 */
export interface TableRollout {
  /** The table: the path of its construct, such as `Shop/Orders`. */
  readonly table: string;

  /**
   * The account that the table is deployed in. A state belongs to one table of one environment.
   *
   * @default - not known yet
   */
  readonly account?: string;

  /**
   * The region that the table is deployed in.
   *
   * @default - not known yet
   */
  readonly region?: string;

  /**
   * The deployed stack that holds the table; of a nested stack, the names from the outermost one, such as `Shop/Data`.
   *
   * @default - not known yet
   */
  readonly stack?: string;

  /**
   * Physical name of the table.
   *
   * @default - not known yet
   */
  readonly tableName?: string;

  /**
   * The logical id of the table's resource, by which a deployed stack knows it.
   *
   * @default - not known
   */
  readonly logicalId?: string;

  /**
   * Throughput of the old indexes, by name.
   *
   * @default - the throughput of the table
   */
  readonly throughput?: { [index: string]: IndexThroughput };

  /** The plan: all waves of the rollout. */
  readonly plan: RolloutPlan;

  /** How many waves the next deployment includes, from 0 to the number of waves. Each deployment adds one. */
  readonly step: number;
}

const ROLLOUT = kinds.propsOf<TableRollout>(
  {
    table: kinds.text,
    account: kinds.text,
    region: kinds.text,
    stack: kinds.text,
    tableName: kinds.text,
    logicalId: kinds.text,
    plan: kinds.made('a RolloutPlan, such as RolloutPlan.between(deployed, wanted)', 'waves', 'wanted'),
    step: kinds.number,
  },
  'a rollout',
  ['table', 'plan', 'step'],
);
const ROLLOUTS = kinds.listOf(ROLLOUT, 'a list of rollouts');

/**
 * The rollouts in progress, as a file next to the code. `dynamorm-cdk plan --state` writes it. A table with `Rollout.staged()`
 * synthesizes the indexes of its current step.
 *
 * The file is JSON: `{ "version": 1, "tables": { "Shop/Orders": { "account": "111122223333", "region": "eu-west-1", "stack": "Shop",
 * "tableName": "Shop-Orders0A1B", "step": 1, "waves": [{ "create": "gsi-status" }, { "delete": "gsi-old" }], "deployed": [...], "wanted":
 * [...] } } }`, where `deployed` and `wanted` list every global secondary index in full. The command line adds the account, region and
 * stack of a table as soon as it sees the table. A table has no entry after its rollout is complete.
 *
 * @example
 *
 * const state = RolloutState.fromString('{ "version": 1, "tables": {} }');
 * const orders = state.rolloutOf('Shop/Orders');
 */
export class RolloutState {
  /**
   * Reads a file.
   *
   * @param path the file, relative to the working directory
   * @throws if it cannot be read or is not a state file
   */
  public static fromFile(path: string): RolloutState {
    // A number would be read as a file that is open already.
    refuseKinds('RolloutState.fromFile', kinds.text(path, 'path'));
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      throw errorAtCaller(`DYN-M101 The state file ${quote(path)} cannot be read: ${(error as Error).message}.`);
    }
    return RolloutState.read(text, quote(path));
  }

  /**
   * Reads the text of such a file.
   *
   * @param text the JSON
   * @throws if it is not a state file
   */
  public static fromString(text: string): RolloutState {
    refuseKinds('RolloutState.fromString', kinds.text(text, 'text'));
    return RolloutState.read(text, 'The text');
  }

  private static read(text: string, what: string): RolloutState {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw errorAtCaller(`DYN-M101 ${what} is not JSON: ${(error as Error).message}.`);
    }
    const records = readRollouts(value);
    const refuse = (mistake: string) =>
      errorAtCaller(
        `DYN-M101 ${what} is not a state file of index rollouts: ${mistake}. To write it again, run \`dynamorm-cdk plan --state\`.`,
      );
    if (typeof records === 'string') throw refuse(records);
    return new RolloutState([...records].map(([table, record]) => rolloutOf(table, record, refuse)));
  }

  /** The rollouts in progress, one for each table. */
  public readonly rollouts: TableRollout[];

  /**
   * @param rollouts one for each table; without rollouts, nothing is in progress
   */
  constructor(rollouts: TableRollout[]) {
    refuseKinds('RolloutState', ROLLOUTS(rollouts, 'rollouts'));
    this.rollouts = [...rollouts];
  }

  /**
   * The rollout of a table; undefined if no rollout is in progress.
   *
   * @param table the path of its construct
   */
  public rolloutOf(table: string): TableRollout | undefined {
    return this.rollouts.find((rollout) => rollout.table === table);
  }

  /**
   * This state with another rollout of a table.
   *
   * @param rollout replaces the rollout of the same table
   */
  public withRollout(rollout: TableRollout): RolloutState {
    refuseKinds('RolloutState.withRollout', ROLLOUT(rollout, 'rollout'));
    return new RolloutState([...this.withoutRollout(rollout.table).rollouts, rollout]);
  }

  /**
   * This state without the rollout of a table, because it is complete or abandoned.
   *
   * @param table the path of its construct
   */
  public withoutRollout(table: string): RolloutState {
    return new RolloutState(this.rollouts.filter((rollout) => rollout.table !== table));
  }

  /** The text of the file. Tables are sorted by name, so unchanged lines stay as they are. */
  public toJson(): string {
    const sorted = [...this.rollouts].sort((one, other) => (one.table < other.table ? -1 : 1));
    const tables = Object.fromEntries(
      sorted.map(({ table, account, region, stack, tableName, logicalId, throughput, step, plan }) => [
        table,
        {
          // What is not known is left out of the JSON.
          ...{ account, region, stack, tableName, logicalId },
          step,
          waves: plan.waves.map(({ change, index }) => ({ [change]: index.name })),
          deployed: plan.deployed.map(definitionOf),
          wanted: plan.wanted.map(definitionOf),
          ...(Object.keys(throughput ?? {}).length === 0 ? {} : { throughput }),
        },
      ]),
    );
    return `${JSON.stringify({ version: STATE_VERSION, tables }, undefined, 2)}\n`;
  }
}

function rolloutOf(table: string, record: RolloutRecord, refuse: (mistake: string) => Error): TableRollout {
  const { deployed, wanted, waves, ...rest } = record;
  if (record.step > waves.length) throw refuse(`${quote(table)} is at step ${record.step}, and has ${count(waves.length, 'wave')}`);
  try {
    return { table, ...rest, plan: RolloutPlan._recorded(deployed, wanted, waves) };
  } catch (error) {
    throw refuse(`${quote(table)}: ${withoutCode((error as Error).message).replace(/\.$/, '')}`);
  }
}

function definitionOf({ name, partitionKeys, sortKeys, projection, nonKeyAttributes }: IndexShape) {
  return {
    name,
    partitionKeys,
    ...(sortKeys?.length ? { sortKeys } : {}),
    projection: projection ?? 'ALL',
    ...(nonKeyAttributes?.length ? { nonKeyAttributes } : {}),
  };
}
