import { known, recordsOf } from '@dynamorm-cdk/core/cloudformation';
import {
  consistencyFacts,
  disassociationFacts,
  indexQuotaFacts,
  isOpenEnded,
  type PropertyChange,
  propertyChanges,
  protectionFacts,
  type ReplicaChanges,
  regionText,
  replacementOf,
  replicaChanges,
  settingFacts,
  sourceChangeFacts,
  streamChangeFacts,
  streamPolicyFacts,
  type TableFact,
  type TimeToLiveChange,
  tableFacts,
  timeToLiveChange,
  unknownPropertyFacts,
  type VectorChanges,
  vectorChanges,
  warmThroughputFacts,
  withAlignedRegions,
} from '@dynamorm-cdk/core/updates';
import type { Finding, RolloutPlan } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { definitionFindings } from '../../tables/missing-definitions';
import type { Change, Deployment, Judgement, Pair, TablePlan } from '../sides/table-plan';
import { unknownFinding } from '../worlds/unknown-finding';
import { definitionOf, factFinding } from './facts';
import { deletedIndexFindings, indexFindings, waveChanges, wavesOf } from './indexes';
import { liveFindings } from './live-state';
import { policyChanges } from './policies';
import { converted, replaced } from './replaced';
import { replicaResourceChanges } from './replica-resources';
import { replicaFindings } from './replicas';
import { inPlaceChanges, isCompared, sameExpressions } from './settings';
import { movedFinding } from './time-to-live';

/** What will happen to a table that is on both sides, whose conditions are settled. */
export function planUpdate(pair: Pair, judgement: Judgement): TablePlan {
  const { to } = pair;
  const missing = to.properties.GlobalTableSourceArn === undefined && !isOpenEnded(to) ? definitionFindings(to) : [];
  const plan = planDefined(pair, judgement);
  if (missing.length === 0) return plan;
  // Only what vector searches lack leaves the keys of everything else known.
  const ofSearches = (to.missingDefinitions ?? []).every(({ index }) => index !== undefined && to.vectorIndexes?.includes(index));
  const { rollout, ...others } = plan;
  return {
    ...others,
    outcome: 'refused',
    dataLoss: false,
    deployments: ofSearches ? plan.deployments : [],
    findings: [...missing, ...plan.findings.filter(({ code }) => code !== 'DYN-C311')],
  };
}

function planDefined(pair: Pair, judgement: Judgement): TablePlan {
  const { from, to } = pair;
  const common = { table: to.label, type: to.type, from, to };
  const refused = { ...common, outcome: 'refused' as const, dataLoss: false, deployments: [] };
  const update = withAlignedRegions({
    before: { ...definitionOf(from), type: from.type ?? to.type, described: from.deployed && !from.templateRead },
    after: definitionOf(to),
  });
  if (isOpenEnded(from) || isOpenEnded(to)) {
    const findings = [unknownFinding(to, 'the properties that the macro in `Fn::Transform` adds')];
    return { ...common, outcome: 'unknown', dataLoss: false, deployments: [], findings };
  }
  const expressions = sameExpressions(pair);
  const findings = expressions.length > 0 ? [sameExpressionFinding(pair, expressions)] : [];
  if (from.type !== undefined && to.type !== undefined && from.type !== to.type) {
    const answer = converted(pair, judgement.allowReplacement ?? false);
    return { ...common, ...answer, findings: [...answer.findings, ...findings] };
  }
  const standing = [...tableFacts(update.after), ...indexQuotaFacts(update.after, indexCount(pair), judgement.indexQuota)];
  const { reasons, unknown } = replacementOf(update);
  findings.push(...unknown.map((what) => unknownFinding(to, what)));
  if (reasons.length > 0) {
    const answer = replaced(pair, reasons, judgement.allowReplacement ?? false);
    const found = [...answer.findings, ...findings, ...standing.map((fact) => factFinding(to, fact))];
    return standing.some(({ outcome }) => outcome === 'refused')
      ? { ...refused, findings: found }
      : { ...common, ...answer, findings: found };
  }
  const rollout = wavesOf(pair);
  if (typeof rollout === 'string') {
    findings.push(finding('DYN-C311', { message: `The indexes of \`${to.label}\` cannot be planned: ${rollout}`, ...placeOf(to) }));
    return { ...common, outcome: 'unknown', dataLoss: false, deployments: [], findings };
  }
  const changes = propertyChanges(update).filter((change) => isCompared(pair, change));
  const replicas = replicaChanges(update);
  const timeToLive = timeToLiveChange(update);
  const vectors = vectorChanges(update);
  const facts = [
    ...standing,
    ...settingFacts(update, changes),
    ...warmThroughputFacts(update),
    ...timeToLive.facts,
    ...consistencyFacts(update),
    ...protectionFacts(update),
    ...streamChangeFacts(update),
    ...streamPolicyFacts(update.after, update.before),
    ...replicas.facts,
    ...vectors.facts,
    ...sourceChangeFacts(update),
    ...disassociationFacts(
      update.after,
      changes.map(({ path }) => path.join('.')),
    ),
    ...unknownPropertyFacts(to, changes),
  ];
  return { ...common, rollout, ...arranged({ pair, rollout, changes, replicas, timeToLive, vectors, facts, judgement, findings }) };
}

/** What was found of an update. */
interface Found {
  readonly pair: Pair;
  readonly rollout: RolloutPlan;
  readonly changes: PropertyChange[];
  readonly replicas: ReplicaChanges;
  readonly timeToLive: TimeToLiveChange;
  readonly vectors: VectorChanges;
  readonly facts: TableFact[];
  readonly judgement: Judgement;
  readonly findings: Finding[];
}

/** The changes in the deployments that they need, and what to know of them. */
function arranged({ pair, rollout, changes, replicas, timeToLive, vectors, facts, judgement, findings: before }: Found) {
  const { from, to } = pair;
  const resources = replicaResourceChanges(from, to);
  const policies = policyChanges(pair);
  const inPlace = [...inPlaceChanges(changes, rollout), ...policies.changes, ...resources.changes];
  const waves = [...waveChanges(rollout), ...vectorWaves(vectors)];
  const isStrong = known(to.properties.MultiRegionConsistency) === 'STRONG';
  const [withFirst, afterwards] = isStrong ? [replicaChangesOf(replicas), []] : [[], replicaDeployments(replicas)];
  const first = [...inPlace, ...firstTimeToLive(timeToLive), ...waves.slice(0, 1), ...withFirst];
  const deployments: Deployment[] = [
    ...(first.length > 0 ? [{ changes: first }] : []),
    ...waves.slice(1).map((change, at) => ({ after: waitFor(waves[at]), changes: [change] })),
    ...afterwards,
    ...(timeToLive.kind === 'moved' ? [{ after: 'the time to live is off, an hour at most', changes: [timeToLiveOn(timeToLive)] }] : []),
  ];
  const unknown = [
    ...(timeToLive.kind === 'unknown' ? [unknownFinding(to, 'the time to live')] : []),
    ...(replicas.unknown ? [unknownFinding(to, 'the replicas')] : []),
    ...(vectors.unknown ? [unknownFinding(to, 'the vector indexes')] : []),
    ...before.filter(({ code }) => code === 'DYN-C310'),
  ];
  const live = liveFindings(from, deployments, timeToLive);
  const findings = [
    ...live.differences,
    ...before.filter(({ code }) => code !== 'DYN-C310'),
    ...facts.map((fact) => factFinding(to, fact)),
    ...live.busy,
    ...indexFindings(pair, rollout, waves.length, judgement),
    ...deletedIndexFindings(to, waves),
    ...replicaFindings(to, replicas, !isStrong && first.length + waves.length > 0),
    ...policies.findings,
    ...resources.findings,
    ...(timeToLive.kind === 'moved' ? [movedFinding(to, timeToLive)] : []),
    ...unknown,
  ];
  const isRefused = facts.some(({ outcome }) => outcome === 'refused') || live.busy.length > 0;
  const isUnknown = unknown.length + live.differences.length > 0 || facts.some(isOpen);
  const outcome: TablePlan['outcome'] = isRefused ? 'refused' : isUnknown ? 'unknown' : deployments.length > 0 ? 'updated' : 'unchanged';
  return { outcome, dataLoss: false, deployments, findings };
}

/** The quota and the account of a policy do not change what happens to the table, only whether it works. */
function isOpen({ outcome, rule }: TableFact): boolean {
  return outcome === 'unknown' && rule !== 'global-index-quota' && rule !== 'foreign-principal';
}

/**
 * CloudFormation does not wait for an index, and takes no other change of the table before it is active.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-globalsecondaryindexes
 */
function waitFor({ kind, subject }: Change): string {
  return kind.startsWith('create-') ? `\`${subject}\` is active` : `\`${subject}\` is gone`;
}

/** One change at a time, as of the other indexes; what replaces an index is there before the old one goes. */
function vectorWaves({ created, deleted }: VectorChanges): Change[] {
  return [
    ...created.map((subject) => ({ kind: 'create-vector-index' as const, subject })),
    ...deleted.map((subject) => ({ kind: 'delete-vector-index' as const, subject })),
  ];
}

/** Nothing else should change in an update that adds or removes a replica. Strong consistency comes with all its replicas at once. */
function replicaDeployments(replicas: ReplicaChanges): Deployment[] {
  return replicaChangesOf(replicas).map((change) => ({ changes: [change] }));
}

function replicaChangesOf({ added, removed }: ReplicaChanges): Change[] {
  return [
    ...removed.map((region) => ({ kind: 'remove-replica' as const, subject: regionText(region) })),
    ...added.map((region) => ({ kind: 'add-replica' as const, subject: regionText(region) })),
  ];
}

function firstTimeToLive(change: TimeToLiveChange): Change[] {
  if (change.kind === 'on') return [timeToLiveOn(change)];
  return change.kind === 'off' || change.kind === 'moved' ? [{ kind: 'time-to-live-off', subject: change.before ?? '' }] : [];
}

function timeToLiveOn({ after = '' }: TimeToLiveChange): Change {
  return { kind: 'time-to-live-on', subject: after };
}

function indexCount({ from }: Pair): number {
  return recordsOf(from.properties.GlobalSecondaryIndexes).length;
}

function sameExpressionFinding({ to }: Pair, names: string[]): Finding {
  const message = `${names.join(', ')} of \`${to.label}\` is the same expression before and after: it stays the same as long as what it refers to does.`;
  return finding('DYN-C329', { message, ...placeOf(to) });
}
