import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IndexKind, RolloutState } from '@dynamorm-cdk/model-spec';
import { writeWholeFile } from '../inputs/write-file';
import { throughputOf } from '../plan/rollout/index-throughput';
import { CliError } from '../terminal/cli-error';
import type { NextWave } from './next-wave';
import { liveShape, type StagedTable } from './staged-table';
import type { TableChange } from './table-change';

/** By which synthesis finds the file: a command of somebody else's takes no context. */
export const FILE_VARIABLE = 'DYNAMORM_CDK_ROLLOUT_FILE';

/** What one synthesis is told: the waves of each table from what is live, of which the deployment has the first. */
export function handedState(tables: StagedTable[], wave: NextWave, stack: string): RolloutState {
  const entries = tables.flatMap((table) => {
    const changes = [wave.changes, ...wave.later].flat().filter((change) => change.logicalId === table.logicalId);
    return changes.length === 0 ? [] : [[constructPathOf(table), entryOf(table, changes, stack)]];
  });
  return RolloutState.fromString(JSON.stringify({ version: 1, tables: Object.fromEntries(entries) }));
}

function entryOf(table: StagedTable, changes: TableChange[], stack: string): object {
  const { region, name, logicalId, live } = table;
  const other = changes.find(({ index }) => index === undefined);
  if (other) {
    throw new CliError(
      'DYN-C607',
      `\`${table.label}\` has a wave that does not change an index (\`${other.subject}\`). A file cannot delay it. Use \`dynamorm-cdk rollout run\` without a command.`,
    );
  }
  const globals = (indexes: StagedTable['wantedShape']['indexes'] = []) => indexes.filter(({ kind }) => kind === IndexKind.GLOBAL);
  const [, , , , account] = live.TableArn?.split(':') ?? [];
  const old = changes.filter(({ kind }) => kind === 'delete-index').map(({ subject }) => subject);
  return {
    ...{ account, region, stack, tableName: name, logicalId },
    step: 1,
    waves: changes.map(({ kind, subject }) => (kind === 'create-index' ? { create: subject } : { delete: subject })),
    deployed: globals(liveShape(table).indexes).map(definitionOf),
    wanted: globals(table.wantedShape.indexes).map(definitionOf),
    throughput: throughputOf({ properties: table.deployed.Properties ?? {}, deployed: false }, old),
  };
}

function definitionOf({ kind: _, ...definition }: object & { readonly kind?: unknown }): object {
  return definition;
}

function constructPathOf(table: StagedTable): string {
  if (table.constructPath !== undefined) return table.constructPath;
  throw new CliError(
    'DYN-C608',
    `The template does not say the path of the construct of \`${table.label}\`, so no file can name it. Synthesize with path metadata.`,
  );
}

/** Writes the file, in a folder that git ignores where it is ours. */
export function writeHanded(file: string, text: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    if (basename(folder) === FOLDER) writeWholeFile(join(folder, '.gitignore'), '*\n');
    writeWholeFile(file, text);
  } catch (error) {
    throw new CliError('DYN-C022', `The state file \`${file}\` cannot be written: ${(error as Error).message}.`, error);
  }
}

const FOLDER = '.dynamorm-rollout';

/** Where the file of a stack is written, where nobody says. */
export function handedFileOf(stack: string): string {
  return join(FOLDER, `${stack.replaceAll('/', '-')}.json`);
}
