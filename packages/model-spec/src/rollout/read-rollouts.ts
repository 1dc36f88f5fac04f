import { KeyType } from '../shape/key-type';
import { IndexKind, type IndexShape, type KeyAttribute, Projection } from '../shape/table-shape';
import type { IndexThroughput } from './index-throughput';
import { isThroughputs } from './read-throughput';
import type { RecordedWave } from './replay';

/** Where the table of an entry is deployed, as far as it is known. */
interface DeployedPlace {
  readonly account?: string;
  readonly region?: string;
  readonly stack?: string;
  readonly tableName?: string;
  readonly logicalId?: string;
}

const places = ['account', 'region', 'stack', 'tableName', 'logicalId'] as const;

/** An entry of a state file, as far as its form goes. */
export interface RolloutRecord extends DeployedPlace {
  readonly throughput?: { [index: string]: IndexThroughput };
  readonly step: number;
  readonly waves: RecordedWave[];
  readonly deployed: IndexShape[];
  readonly wanted: IndexShape[];
}

/** The version of the form; a file of a later one is refused, never half understood. */
export const STATE_VERSION = 1;

/** Reads the entries, or says the first thing that is wrong. */
export function readRollouts(value: unknown): Map<string, RolloutRecord> | string {
  if (!isRecord(value)) return 'it is not an object';
  if (value.version !== STATE_VERSION) return `\`version\` is ${shown(value.version)}, not ${STATE_VERSION}`;
  if (!isRecord(value.tables)) return '`tables` is not an object';
  const rollouts = new Map<string, RolloutRecord>();
  for (const [table, entry] of Object.entries(value.tables)) {
    const mistake = mistakeOf(entry, `tables.${table}`);
    if (mistake) return mistake;
    rollouts.set(table, recordOf(entry as Entry));
  }
  return rollouts;
}

interface Entry extends DeployedPlace {
  readonly throughput?: { [index: string]: IndexThroughput };
  readonly step: number;
  readonly waves: { readonly create?: string; readonly delete?: string }[];
  readonly deployed: Definition[];
  readonly wanted: Definition[];
}

type Definition = Omit<IndexShape, 'kind'>;

function recordOf({ throughput, step, waves, deployed, wanted, ...entry }: Entry): RolloutRecord {
  const shape = ({ name, partitionKeys, sortKeys, projection, nonKeyAttributes }: Definition): IndexShape => ({
    name,
    kind: IndexKind.GLOBAL,
    partitionKeys,
    ...(sortKeys ? { sortKeys } : {}),
    ...(projection ? { projection } : {}),
    ...(nonKeyAttributes ? { nonKeyAttributes } : {}),
  });
  return {
    ...Object.fromEntries(places.flatMap((place) => (entry[place] === undefined ? [] : [[place, entry[place]]]))),
    ...(throughput === undefined ? {} : { throughput }),
    step,
    waves: waves.map((wave) =>
      wave.create === undefined ? { change: 'delete', name: wave.delete as string } : { change: 'create', name: wave.create },
    ),
    deployed: deployed.map(shape),
    wanted: wanted.map(shape),
  };
}

function mistakeOf(entry: unknown, path: string): string | undefined {
  if (!isRecord(entry)) return `\`${path}\` is not an object`;
  if (!Number.isInteger(entry.step) || (entry.step as number) < 0)
    return `\`${path}.step\` is ${shown(entry.step)}, not a whole number, 0 or greater`;
  const place = places.find((one) => entry[one] !== undefined && typeof entry[one] !== 'string');
  if (place) return `\`${path}.${place}\` is no text`;
  if (entry.throughput !== undefined && !isThroughputs(entry.throughput)) return `\`${path}.throughput\` is not a throughput of indexes`;
  if (!Array.isArray(entry.waves)) return `\`${path}.waves\` is no list`;
  const wave = entry.waves.findIndex((one) => !isWave(one));
  if (wave >= 0) return `\`${path}.waves[${wave}]\` is neither { "create": name } nor { "delete": name }`;
  for (const list of ['deployed', 'wanted']) {
    const indexes = entry[list];
    if (!Array.isArray(indexes)) return `\`${path}.${list}\` is no list`;
    const wrong = indexes.findIndex((one) => !isDefinition(one));
    if (wrong >= 0) return `\`${path}.${list}[${wrong}]\` is not an index with a name, keys and a projection`;
  }
  return undefined;
}

function isWave(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const [[kind, name], ...more] = [...Object.entries(value), ['', '']];
  return more.length === 1 && (kind === 'create' || kind === 'delete') && typeof name === 'string' && name !== '';
}

function isDefinition(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, partitionKeys, sortKeys = [], projection = Projection.ALL, nonKeyAttributes = [] } = value;
  return (
    typeof name === 'string' &&
    isKeys(partitionKeys) &&
    (partitionKeys as KeyAttribute[]).length > 0 &&
    isKeys(sortKeys) &&
    (Object.values(Projection) as unknown[]).includes(projection) &&
    Array.isArray(nonKeyAttributes) &&
    nonKeyAttributes.every((one) => typeof one === 'string')
  );
}

function isKeys(value: unknown): boolean {
  const types = Object.values(KeyType) as unknown[];
  return Array.isArray(value) && value.every((key) => isRecord(key) && typeof key.name === 'string' && types.includes(key.type));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
