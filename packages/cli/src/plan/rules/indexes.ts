import { IndexChange, IndexRolloutPlan, type IndexShape } from '@dynamorm-cdk/model-spec';
import type { Change, Pair } from '../table-plan';
import { listOf, type Properties, same } from '../values';

/** The waves of a table's global indexes, or why none can be planned. */
export function wavesOf({ from, to }: Pair): IndexRolloutPlan | string {
  try {
    return IndexRolloutPlan.between(from.shape, to.shape);
  } catch (error) {
    return (error as Error).message.replace(/^DYN-M100 /, '');
  }
}

/** Each wave as the change of one deployment. */
export function waveChanges(plan: IndexRolloutPlan): Change[] {
  return plan.waves.map(({ change, index, reason }) =>
    change === IndexChange.CREATE
      ? { kind: 'create-index', subject: index.name, detail: `${indexText(index)}${reason === 'new' ? '' : `; ${reason}`}` }
      : { kind: 'delete-index', subject: index.name, detail: reason },
  );
}

/** Names that are deleted and created. */
export function madeAnew(plan: IndexRolloutPlan): string[] {
  const created = plan.waves.filter(({ change }) => change === IndexChange.CREATE).map(({ index }) => index.name);
  return plan.waves
    .filter(({ change, index }) => change === IndexChange.DELETE && created.includes(index.name))
    .map(({ index }) => index.name);
}

/**
 * Indexes that stay and whose throughput or insights change: in place, any number of them.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-globalsecondaryindexes
 */
export function indexSettings({ from, to }: Pair, plan: IndexRolloutPlan): Change[] {
  // DescribeTable tells the throughput of the moment, which is not what a template with scaling says.
  if (from.deployed) return [];
  const touched = new Set(plan.waves.map(({ index }) => index.name));
  const before = new Map(listOf(from.properties.GlobalSecondaryIndexes).map((index) => [index.IndexName, settingsOf(index)]));
  return listOf(to.properties.GlobalSecondaryIndexes)
    .filter(({ IndexName: name }) => typeof name === 'string' && !touched.has(name) && before.has(name))
    .filter((index) => !same(before.get(index.IndexName), settingsOf(index)))
    .map((index) => {
      const had = before.get(index.IndexName) ?? {};
      const has = settingsOf(index);
      const names = [...new Set([...Object.keys(had), ...Object.keys(has)])].filter((name) => !same(had[name], has[name]));
      return { kind: 'in-place', subject: `GlobalSecondaryIndexes.${index.IndexName}`, detail: names.join(', ') };
    });
}

function settingsOf({ IndexName, KeySchema, Projection, ...settings }: Properties): Properties {
  return settings;
}

function indexText({
  partitionKeys,
  sortKeys = [],
  projection = 'ALL' as IndexShape['projection'],
  nonKeyAttributes = [],
}: IndexShape): string {
  const keys = [...partitionKeys, ...sortKeys].map(({ name, type }) => `${name} (${type})`);
  return [...keys, [projection, ...nonKeyAttributes].join(' ')].join(', ');
}
