import { canonical, type Properties, recordsOf, sameValue } from '@dynamorm-cdk/core/cloudformation';
import { IndexKind } from '@dynamorm-cdk/model-spec';
import { ROLLOUT_METADATA } from '../tables/rollout-to-come';
import type { Resource } from '../template/parse-template';
import { denialsAhead } from './denials-ahead';
import { changesOf, memoryOf, type RolloutMemory, type StagedTable } from './staged-table';
import type { TableChange } from './table-change';
import { waveTemplate } from './wave-template';
import type { WholeTemplate } from './whole-template';

/** What is deployed next. */
export interface NextWave {
  /** From 1. */
  readonly number: number;
  /** How many there are in all, as far as anybody remembers. */
  readonly of: number;
  /** One change of each table; none in the last wave, which has everything else. */
  readonly changes: TableChange[];
  readonly template: WholeTemplate;
  /** Later waves, in their order. */
  readonly later: TableChange[][];
  /** What differs beside the waves, by logical id or section: it belongs to the last wave. */
  readonly rest: string[];
  /** Policies that deny an index which the wave creates. */
  readonly ahead: string[];
  /** Whether the template is that of the app, in full. */
  readonly isLast: boolean;
}

/**
 * Computes the next wave from what is live and what the app is: changes of tables come one by one with the code that is deployed, everything else
 * comes last.
 *
 * @returns undefined where everything is deployed
 */
export function nextWave(tables: StagedTable[], deployed: WholeTemplate, wanted: WholeTemplate): NextWave | undefined {
  const lists = tables.map(changesOf);
  const length = Math.max(0, ...lists.map((list) => list.length));
  const waves = Array.from({ length }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1)));
  const region = tables[0]?.region ?? '';
  const end = waves.reduce((template, changes) => waveTemplate(template, wanted, changes, region), deployed);
  const rest = differences(withoutMemory(end), wanted);
  if (length === 0 && rest.length === 0 && tables.every((table) => memoryOf(table) === undefined)) return undefined;
  const [changes, ...later] = rest.length > 0 || length === 0 ? [...waves, []] : waves;
  const remaining = later.length + 1;
  const remembered = tables.flatMap((table) => memoryOf(table) ?? []);
  // The longest memory of a table is that of the rollout; what was added to the app meanwhile makes it longer.
  const done = Math.max(0, ...remembered.map((one) => one.done));
  const of = Math.max(done + remaining, 0);
  const isLast = later.length === 0;
  if (isLast) return { number: done + 1, of, changes, template: wanted, later, rest, ahead: [], isLast };
  const denials = denialsAhead(deployed, wanted, changes);
  const wave = waveTemplate({ ...deployed, Resources: { ...deployed.Resources, ...denials } }, wanted, changes, region);
  const template = withMemory(wave, tables, { waves: of, done: done + 1 }, changes, later);
  const ahead = Object.keys(denials);
  return { number: done + 1, of, changes, template, later, rest, ahead, isLast };
}

/** What a change set may have to change beside resources. */
const sections = ['Parameters', 'Mappings', 'Conditions', 'Transform', 'Outputs'];

/** Logical ids of resources, and names of other sections, that differ. What the CDK notes about itself is no difference. */
export function differences(one: WholeTemplate, other: WholeTemplate): string[] {
  const ids = [...new Set([...Object.keys(one.Resources), ...Object.keys(other.Resources)])];
  const resources = ids.filter((id) => !isNote(id) && !sameValue(ordered(one.Resources[id]), ordered(other.Resources[id])));
  return [...resources, ...sections.filter((name) => !sameValue(one[name], other[name]))];
}

/** A table whose lists are in one order: that of indexes and definitions means nothing. */
function ordered(resource: Resource | undefined): unknown {
  if (!resource?.Type?.startsWith('AWS::DynamoDB::')) return resource;
  const { GlobalSecondaryIndexes: indexes, AttributeDefinitions: definitions, Replicas: replicas, ...rest } = resource.Properties ?? {};
  const inOrder = (list: unknown) => (Array.isArray(list) ? list.map((item) => canonical(item)).sort() : list);
  const replica = ({ GlobalSecondaryIndexes: own, ...more }: Properties) => ({ ...more, own: inOrder(own) });
  const lists = { indexes: inOrder(indexes), definitions: inOrder(definitions), replicas: inOrder(recordsOf(replicas).map(replica)) };
  return { ...resource, Properties: { ...rest, ...lists } };
}

function isNote(id: string): boolean {
  return id === 'CDKMetadata';
}

function withMemory(
  template: WholeTemplate,
  tables: StagedTable[],
  { waves, done }: Omit<RolloutMemory, 'recreated'>,
  changes: TableChange[],
  later: TableChange[][],
): WholeTemplate {
  const resources = { ...template.Resources };
  for (const table of tables) {
    const own = changes.filter(({ logicalId }) => logicalId === table.logicalId);
    if (own.length === 0 && memoryOf(table) === undefined) continue;
    const comes = later.flat().filter(({ logicalId, kind }) => logicalId === table.logicalId && kind === 'create-index');
    const recreated = own
      .filter(({ kind, subject }) => kind === 'delete-index' && comes.some((one) => one.subject === subject))
      .map(({ subject }) => subject);
    const resource = resources[table.logicalId];
    const wanted = (table.wantedShape.indexes ?? []).filter(({ kind }) => kind === IndexKind.GLOBAL).map(({ kind, ...index }) => index);
    const memory = { waves, done, recreated, wanted };
    resources[table.logicalId] = { ...resource, Metadata: { ...resource.Metadata, [ROLLOUT_METADATA]: memory } };
  }
  return { ...template, Resources: resources };
}

function withoutMemory(template: WholeTemplate): WholeTemplate {
  const clean = (resource: Resource): Resource => {
    if (resource?.Metadata?.[ROLLOUT_METADATA] === undefined) return resource;
    const { Metadata, ...rest } = resource;
    const { [ROLLOUT_METADATA]: _, ...metadata } = Metadata ?? {};
    return { ...rest, ...(Object.keys(metadata).length > 0 ? { Metadata: metadata } : {}) };
  };
  return { ...template, Resources: Object.fromEntries(Object.entries(template.Resources).map(([id, one]) => [id, clean(one)])) };
}
