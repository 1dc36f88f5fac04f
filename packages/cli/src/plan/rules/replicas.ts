import { canonical, isIntrinsic, type Properties, present, recordsOf, sameValue } from '@dynamorm-cdk/core/cloudformation';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { Change, Pair } from '../sides/table-plan';

/** Replicas that come and go, and settings of those that stay. */
export interface ReplicaChanges {
  readonly added: string[];
  readonly removed: string[];
  readonly settings: Change[];
  readonly refused: string[];
  readonly unknown: boolean;
}

const GLOBAL = 'AWS::DynamoDB::GlobalTable';

/**
 * One replica is added or removed in an update, and nothing else should change with it; with strong consistency up to three are. The replica in
 * the region of the stack stays.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-replicas
 */
export function replicaChanges({ from, to }: Pair): ReplicaChanges {
  // A table of the older kind has none in its template; DescribeTable does not list the region that is asked.
  const none = { added: [], removed: [], settings: [], refused: [], unknown: false };
  if (to.type !== GLOBAL || from.deployed || from.type !== GLOBAL) return none;
  const lists = [from, to].map(({ properties }) => properties.Replicas);
  if (!lists.every((list) => Array.isArray(list) && list.every((item) => !isIntrinsic(item)))) {
    return { ...none, unknown: !sameValue(lists[0], lists[1]) };
  }
  const before = byRegion(from.properties.Replicas);
  const after = byRegion(to.properties.Replicas);
  const removed = [...before.keys()].filter((region) => !after.has(region));
  const own = canonical({ Ref: 'AWS::Region' });
  return {
    added: [...after.keys()].filter((region) => !before.has(region)).map(regionText),
    removed: removed.filter((region) => region !== own).map(regionText),
    settings: [...after]
      .filter(([region]) => before.has(region))
      .flatMap(([region, replica]) => settings(region, before.get(region), replica)),
    refused: removed.includes(own) ? ['The replica in the region of the stack cannot be removed.'] : [],
    unknown: false,
  };
}

/** What is refused of them, and what should not be deployed together. */
export function replicaFindings(pair: Pair, { added, removed, refused }: ReplicaChanges, withOthers: boolean): Finding[] {
  const { to } = pair;
  const place = placeOf(to);
  const most = to.properties.MultiRegionConsistency === 'STRONG' ? 3 : 1;
  const changed = [...removed, ...added];
  const keyless = replicasWithoutKey(pair);
  return [
    ...refused.map((message) => finding('DYN-C302', { message: `\`${to.label}\`: ${message}`, ...place })),
    ...(keyless.length > 0
      ? [
          finding('DYN-C302', {
            message: `\`${to.label}\`: the replicas in ${keyless.join(', ')} have no customer key, and others have one.`,
            hint: 'Give a key for every replica.',
            ...place,
          }),
        ]
      : []),
    ...(changed.length > 0 && withOthers
      ? [
          finding('DYN-C316', {
            message: `Replicas of \`${to.label}\` come or go (${changed.join(', ')}) together with other changes.`,
            hint: 'Deploy them on their own, when everything else is deployed: an update that fails may leave a replica behind.',
            ...place,
          }),
        ]
      : []),
    ...(changed.length > most
      ? [
          finding('DYN-C309', {
            message: `${changed.length} replicas of \`${to.label}\` come or go (${changed.join(', ')}): an update takes ${most}.`,
            hint: 'Deploy them one after the other.',
            ...place,
          }),
        ]
      : []),
  ];
}

/**
 * Customer keys are given for every replica or for none.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-ssespecification
 */
function replicasWithoutKey({ to }: Pair): string[] {
  if (to.type !== GLOBAL) return [];
  const replicas = [...byRegion(to.properties.Replicas)];
  const without = replicas.filter(([, replica]) => present(replica.SSESpecification) === undefined);
  return without.length === replicas.length ? [] : without.map(([region]) => regionText(region));
}

function settings(region: string, had: Properties = {}, has: Properties): Change[] {
  const names = [...new Set([...Object.keys(had), ...Object.keys(has)])].filter(
    (name) => !sameValue(settingOf(had, name, has), settingOf(has, name, had)),
  );
  return names.length === 0 ? [] : [{ kind: 'in-place', subject: `Replicas.${regionText(region)}`, detail: names.join(', ') }];
}

/** A replica lists its indexes too: those that come or go are no settings. */
function settingOf(replica: Properties, name: string, other: Properties): unknown {
  if (name !== 'GlobalSecondaryIndexes') return present(replica[name]);
  const others = recordsOf(other[name]).map(({ IndexName }) => canonical(IndexName));
  const kept = recordsOf(replica[name]).filter(({ IndexName }) => others.includes(canonical(IndexName)));
  return Object.fromEntries(kept.map((index) => [canonical(index.IndexName), index]));
}

function byRegion(replicas: unknown): Map<string, Properties> {
  return new Map(recordsOf(replicas).map((replica) => [canonical(replica.Region), replica]));
}

function regionText(region: string): string {
  const value = JSON.parse(region) as unknown;
  return typeof value === 'string' ? value : region === canonical({ Ref: 'AWS::Region' }) ? 'own region' : region;
}
