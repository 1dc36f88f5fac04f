import { existsSync } from 'node:fs';
import { withoutCode } from '@dynamorm-cdk/core/diagnostics';
import { count } from '@dynamorm-cdk/core/text';
import { type Finding, IndexChange, IndexKind, RolloutPlan, RolloutState, type TableRollout } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { writeWholeFile } from '../../inputs/write-file';
import { isNamed } from '../../tables/names';
import { CliError } from '../../terminal/cli-error';
import type { Side } from '../sides/sides';
import type { TablePlan } from '../sides/table-plan';
import type { DeployedPlace, TableSide } from '../sides/table-side';
import { throughputOf } from './index-throughput';

/** A state, and what was done to it. */
export interface StateChange {
  readonly state: RolloutState;
  readonly findings: Finding[];
}

/** The state of a file; a file that is not there is one in which nothing is under way. */
export function readState(file: string): RolloutState {
  if (!existsSync(file)) return new RolloutState([]);
  try {
    return RolloutState.fromFile(file);
  } catch (error) {
    throw new CliError('DYN-C021', withoutCode((error as Error).message), error);
  }
}

/** The state of a file that must be there: without it nobody knows whether a rollout is under way. */
export function readStateThatExists(file: string): RolloutState {
  if (existsSync(file)) return readState(file);
  throw new CliError('DYN-C021', `The state file \`${file}\` does not exist. Restore it from version control, or plan with --to first.`);
}

/** How far the rollouts of a state are, whatever else is printed or silenced. */
export function progressOf({ rollouts }: RolloutState): string {
  if (rollouts.length === 0) return 'No rollout is under way.';
  return rollouts
    .map(({ table, step, plan: { waves } }) => {
      const { change, index } = waves[Math.max(step - 1, 0)];
      return `\`${table}\` is at wave ${step} of ${waves.length}: ${change} \`${index.name}\`.`;
    })
    .join('\n');
}

/** Writes a state where it differs from what the file holds. */
export function writeState(file: string, before: RolloutState, after: RolloutState): void {
  if (existsSync(file) && before.toJson() === after.toJson()) return;
  try {
    writeWholeFile(file, after.toJson());
  } catch (error) {
    throw new CliError('DYN-C022', `The state file ${(error as Error).message}`, error);
  }
}

/** Whether a table could be one that synthesizes its waves: a DynamORMTable is a GlobalTable with the path of its construct. */
export function canBeStaged({ type }: TableSide): boolean {
  return type === 'AWS::DynamoDB::GlobalTable';
}

/** Takes the waves of the planned tables into a state. A rollout that is under way and still leads to the same table goes on. */
export function withPlans(before: RolloutState, plans: TablePlan[]): StateChange {
  let state = before;
  const findings: Finding[] = [];
  for (const { from, to, rollout } of plans) {
    if (!from || !to || !rollout) continue;
    const table = to.constructPath;
    if (table === undefined || !canBeStaged(to)) {
      if (rollout.waves.length > 1) findings.push(cannotBeKept(to));
      continue;
    }
    const own = state.rolloutOf(table);
    if (own && isElsewhere(own, from)) {
      findings.push(elsewhere(own, from));
      continue;
    }
    const step = own && stepReached(own, to);
    if (own && step !== undefined && step > 0 && step < own.plan.waves.length) {
      findings.push(halfATable(own, step));
    } else if (own && leadsNowhere(own.plan.wanted, to) && stepReached(own, from) !== undefined) {
      const change = advanced(state, own, from);
      state = change.state;
      findings.push(...change.findings);
    } else if (rollout.waves.length > 1) {
      const old = rollout.waves.filter(({ change }) => change === IndexChange.DELETE).map(({ index }) => index.name);
      state = state.withRollout({
        table,
        ...from.place,
        logicalId: to.logicalId,
        plan: rollout,
        step: 1,
        throughput: throughputOf(from, old),
      });
      findings.push(written(table, rollout));
    } else if (own) {
      state = state.withoutRollout(table);
      findings.push(complete(table));
    }
  }
  return { state, findings };
}

/** Brings the rollouts of a state to where their deployed tables are. */
export function withDeployed(before: RolloutState, side: Side, map: ReadonlyMap<string, string[]>): StateChange {
  let state = before;
  const findings: Finding[] = [];
  for (const own of before.rollouts) {
    const from = deployedTableOf(own, side, map, before.rollouts);
    if (!from) continue;
    const change = advanced(state, own, from);
    state = change.state;
    findings.push(...change.findings);
  }
  if (findings.length === 0 && before.rollouts.length > 0) {
    const tables = before.rollouts.map(({ table }) => `\`${table}\``).join(', ');
    const message = `No rollout of the state belongs to a table of ${side.place}: it has ${tables}.`;
    const hint = `Say which is meant, such as \`--map ${side.tables[0]?.selector ?? '<deployed table>'}=${before.rollouts[0].table}\`.`;
    findings.push(finding('DYN-C104', { message, hint }));
  }
  return { state, findings };
}

function deployedTableOf(own: TableRollout, side: Side, map: ReadonlyMap<string, string[]>, all: TableRollout[]): TableSide | undefined {
  const mapped = side.tables.find((table) => [...map].some(([name, paths]) => isNamed(table, name) && paths.includes(own.table)));
  if (mapped || map.size > 0) return mapped;
  if (side.kind === 'table') return side.tables.length === 1 && all.length === 1 ? side.tables[0] : undefined;
  // Stages have the same logical ids: which is meant, the name of the stack must say.
  const alike = all.filter(({ logicalId }) => logicalId === own.logicalId).length > 1;
  return side.tables.find(({ logicalId, scope }) => logicalId === own.logicalId && (!alike || isBelow(own.table, scope)));
}

function isBelow(path: string, scope: string): boolean {
  return path.replaceAll('/', '-').startsWith(`${scope.replaceAll('/', '-')}-`);
}

/** Brings the step to where the table is: one wave more than it has. */
function advanced(state: RolloutState, own: TableRollout, from: TableSide): StateChange {
  const { table, plan, step } = own;
  const { length } = plan.waves;
  if (isElsewhere(own, from)) return { state, findings: [elsewhere(own, from)] };
  const placed = { ...own, ...from.place };
  const reached = stepReached(own, from);
  if (reached === undefined) return { state, findings: [offTheWay(own, from)] };
  if (from.building.length > 0) {
    const names = from.building.map((name) => `\`${name}\``).join(', ');
    return { state: state.withRollout(placed), findings: [notYet(own, `${names} of \`${table}\` is not active yet.`)] };
  }
  if (reached === length) return { state: state.withoutRollout(table), findings: [complete(table)] };
  if (reached === step - 1)
    return { state: state.withRollout(placed), findings: [notYet(own, `Wave ${step} of ${length} of \`${table}\` is not deployed yet.`)] };
  const { change, index } = plan.waves[reached];
  const message = `\`${table}\` has ${reached} of ${count(length, 'wave')}; the next deployment includes wave ${reached + 1}: ${change} \`${index.name}\`.`;
  return { state: state.withRollout({ ...placed, step: reached + 1 }), findings: [finding('DYN-C323', { message })] };
}

/** How many waves a table has, whoever deployed them; undefined where its indexes are those of no step. */
function stepReached({ plan }: TableRollout, from: TableSide): number | undefined {
  return [...plan.waves.keys(), plan.waves.length].find((step) => leadsNowhere(plan.indexesAt(step), from));
}

/** Whether no wave lies between these indexes and those of a table. */
function leadsNowhere(indexes: RolloutPlan['wanted'], { shape }: TableSide): boolean {
  try {
    return RolloutPlan.between({ partitionKey: shape.partitionKey, indexes }, shape).waves.length === 0;
  } catch {
    return false;
  }
}

/** What both know and say otherwise: the state of one environment must not lead the table of another. */
function isElsewhere(own: TableRollout, { place = {} }: TableSide): boolean {
  return (['account', 'region', 'stack', 'tableName'] as const).some(
    (one) => own[one] !== undefined && place[one] !== undefined && own[one] !== place[one],
  );
}

function elsewhere(own: TableRollout, { label, place = {} }: TableSide): Finding {
  return finding('DYN-C327', {
    message: `The rollout of \`${own.table}\` belongs to ${placeInWords(own)}, but \`${label}\` is ${placeInWords(place)}.`,
    hint: 'Keep one state file for each environment, or remove the table from the file to plan it again.',
    expected: placeInWords(own),
    found: placeInWords(place),
  });
}

function placeInWords({ account, region, stack, tableName }: DeployedPlace): string {
  const parts = [tableName && `the table ${tableName}`, stack && `stack ${stack}`, account && `account ${account}`, region];
  return parts.filter(Boolean).join(', ');
}

function written(table: string, { waves }: RolloutPlan): Finding {
  const message = `The state has ${count(waves.length, 'wave')} of \`${table}\`; the next deployment includes the first: ${waves[0].change} \`${waves[0].index.name}\`.`;
  return finding('DYN-C321', { message });
}

function complete(table: string): Finding {
  return finding('DYN-C322', { message: `The rollout of \`${table}\` is complete. All waves are deployed.` });
}

function notYet({ step }: TableRollout, message: string): Finding {
  return finding('DYN-C324', { message, hint: `Deploy step ${step}, wait until every index is active, and run this again.` });
}

function offTheWay({ table, plan, step }: TableRollout, from: TableSide): Finding {
  const names = (indexes: { name: string }[]): string => indexes.map(({ name }) => name).join(', ') || 'none';
  const present = (from.shape.indexes ?? []).filter(({ kind }) => kind === IndexKind.GLOBAL);
  return finding('DYN-C325', {
    message: `\`${from.label}\` has the indexes ${names(present)}, which do not match any step of the rollout of \`${table}\`.`,
    hint:
      'An update that was rolled back may have left an index: CloudFormation does not delete it, so delete it by hand. ' +
      'Otherwise plan again with --from and --to.',
    expected: names(plan.indexesAt(step)),
  });
}

function halfATable({ table, plan }: TableRollout, step: number): Finding {
  return finding('DYN-C320', {
    message: `--to has the indexes of step ${step} of ${plan.waves.length} of \`${table}\`, not of the full table.`,
    hint: 'Synthesize it with `-c @dynamorm-cdk/table:rolloutStep=full`. Where the rollout is to end here, remove the table from the state file.',
  });
}

function cannotBeKept(to: TableSide): Finding {
  const reason = canBeStaged(to) ? 'its template does not say the path of its construct' : `it is an ${to.type}, not a DynamORMTable`;
  return finding('DYN-C326', {
    message: `The waves of \`${to.label}\` cannot be kept: ${reason}.`,
    hint: canBeStaged(to)
      ? 'Synthesize it with `cdk synth`, which adds path metadata.'
      : 'Deploy them one by one, by edits of its template.',
  });
}
