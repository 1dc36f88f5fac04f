import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { recordsOf } from '@dynamorm-cdk/core/cloudformation';
import { withoutCode } from '@dynamorm-cdk/core/diagnostics';
import { CloudFormationTable, IndexChange, RolloutPlan, type TableShape } from '@dynamorm-cdk/model-spec';
import { ROLLOUT_METADATA } from '../tables/rollout-to-come';
import type { Resource } from '../template/parse-template';
import { CliError } from '../terminal/cli-error';
import type { LiveTimeToLive } from './live-table';
import type { TableChange } from './table-change';
import { regionOf } from './wave-template';

/** A table of the stack that is deployed and stays: as it is, as its stack has it, and as it should be. */
export interface StagedTable {
  readonly logicalId: string;
  /** What messages call it. */
  readonly label: string;
  /** The path of its construct; without it no file can name the table. */
  readonly constructPath?: string;
  readonly name: string;
  readonly region: string;
  readonly live: TableDescription;
  readonly timeToLive: LiveTimeToLive;
  readonly deployed: Resource;
  readonly wanted: Resource;
  readonly wantedShape: TableShape;
}

/** What the stack remembers of a rollout that is under way. */
export interface RolloutMemory {
  /** How many waves the rollout had when it began. */
  readonly waves: number;
  /** How many of them are deployed. */
  readonly done: number;
  /** Indexes that are gone and come back at once. */
  readonly recreated: string[];
}

/** All changes that a table needs before everything else can be deployed, in their order. */
export function changesOf(table: StagedTable): TableChange[] {
  return [...indexChanges(table), ...timeToLiveChanges(table), ...replicaChanges(table)];
}

/** The shape of a table as DynamoDB describes it; an index that is being deleted is as good as gone. */
export function liveShape({ live, name }: Pick<StagedTable, 'live' | 'name'>): TableShape {
  const indexes = (live.GlobalSecondaryIndexes ?? []).filter(({ IndexStatus: status }) => status !== 'DELETING');
  return CloudFormationTable.shapeOf({ ...live, GlobalSecondaryIndexes: indexes }, name);
}

/** What the resource of a table says of the rollout. */
export function memoryOf({ deployed }: Pick<StagedTable, 'deployed'>): RolloutMemory | undefined {
  const { waves, done, recreated } = (deployed.Metadata?.[ROLLOUT_METADATA] ?? {}) as Partial<RolloutMemory>;
  if (!Number.isInteger(waves) || !Number.isInteger(done)) return undefined;
  return { waves: waves as number, done: done as number, recreated: Array.isArray(recreated) ? recreated.map(String) : [] };
}

function indexChanges(table: StagedTable): TableChange[] {
  const plan = planned(table);
  const recreated = memoryOf(table)?.recreated ?? [];
  const changes = plan.waves.map(
    ({ change, index, reason }): TableChange => ({
      ...common(table),
      kind: change === IndexChange.CREATE ? 'create-index' : 'delete-index',
      subject: index.name,
      index,
      reason,
    }),
  );
  // Until it is back, nobody can query it.
  const first = changes.filter(({ kind, subject }) => kind === 'create-index' && recreated.includes(subject));
  return [...first, ...changes.filter((change) => !first.includes(change))];
}

function planned(table: StagedTable): RolloutPlan {
  try {
    return RolloutPlan.between(liveShape(table), table.wantedShape);
  } catch (error) {
    throw new CliError(
      'DYN-C602',
      `The indexes of \`${table.label}\` cannot be rolled out: ${withoutCode((error as Error).message)}`,
      error,
    );
  }
}

/** An attribute that moves is turned off alone; the new one comes with everything else, once DynamoDB is done with the old one. */
function timeToLiveChanges(table: StagedTable): TableChange[] {
  const { attribute, status } = table.timeToLive;
  const wants = table.wantedShape.timeToLiveAttribute;
  const isOn = status === 'ENABLED' || status === 'ENABLING';
  if (!isOn || attribute === undefined || wants === undefined || wants === attribute) return [];
  return [{ ...common(table), kind: 'time-to-live-off', subject: attribute, reason: `\`${wants}\` takes its place` }];
}

/** One replica at a time, and nothing else with it; with strong consistency all come and go at once, so they are no waves. */
function replicaChanges(table: StagedTable): TableChange[] {
  const { deployed, wanted, region } = table;
  const properties = [deployed.Properties ?? {}, wanted.Properties ?? {}];
  if (deployed.Type !== 'AWS::DynamoDB::GlobalTable' || properties.some((one) => one.MultiRegionConsistency === 'STRONG')) return [];
  const [before, after] = properties.map(({ Replicas: replicas }) => recordsOf(replicas).map((one) => regionOf(one.Region, region)));
  if ([...before, ...after].includes(undefined)) return [];
  const removed = before.filter((one) => !after.includes(one) && one !== region) as string[];
  const added = after.filter((one) => !before.includes(one)) as string[];
  return [
    ...removed.map((subject): TableChange => ({ ...common(table), kind: 'remove-replica', subject })),
    ...added.map((subject): TableChange => ({ ...common(table), kind: 'add-replica', subject })),
  ];
}

function common({ logicalId, label }: StagedTable) {
  return { logicalId, table: label };
}
