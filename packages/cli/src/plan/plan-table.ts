import type { Finding, RolloutPlan } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { placeOf } from '../tables/found-table';
import { definitionFindings } from '../tables/missing-definitions';
import { indexFindings, indexSettings, waveChanges, wavesOf } from './rules/indexes';
import { converted, replaced } from './rules/replaced';
import { replacementOf } from './rules/replacement';
import { replicaChanges, replicaFindings } from './rules/replicas';
import { inPlaceChanges, sameExpressions, settingFindings } from './rules/settings';
import { movedFinding, timeToLiveChange } from './rules/time-to-live';
import type { Change, Deployment, Judgement, Pair, TablePlan } from './sides/table-plan';
import type { TableSide } from './sides/table-side';

/** What will happen to a table that is on both sides. */
export function planTable(pair: Pair, judgement: Judgement): TablePlan {
  const { from, to } = pair;
  const common = { table: to.label, type: to.type, from, to };
  const undefinedKeys = definitionFindings(to);
  if (undefinedKeys.length > 0) return { ...common, outcome: 'refused', dataLoss: false, deployments: [], findings: undefinedKeys };
  const findings = unknownFindings(pair);
  if (from.type !== undefined && to.type !== undefined && from.type !== to.type) {
    const answer = converted(pair, judgement.allowReplacement ?? false);
    return { ...common, ...answer, findings: [...answer.findings, ...findings] };
  }
  if (!from.comparable || !to.comparable) return { ...common, outcome: 'unknown', dataLoss: false, deployments: [], findings };
  const { reasons, unknown } = replacementOf(pair);
  findings.push(...unknown.map((what) => unknownFinding(to, what)));
  if (reasons.length > 0) {
    const answer = replaced(pair, reasons, judgement.allowReplacement ?? false);
    return { ...common, ...answer, findings: [...answer.findings, ...findings] };
  }
  const rollout = wavesOf(pair);
  if (typeof rollout === 'string') {
    findings.push(finding('DYN-C311', { message: `The indexes of \`${to.label}\` cannot be planned: ${rollout}`, ...placeOf(to) }));
    return { ...common, outcome: 'unknown', dataLoss: false, deployments: [], findings };
  }
  return { ...common, ...updated(pair, rollout, judgement, findings), rollout };
}

/** A table that is new has no waves: it is made with all its indexes at once. */
export function planCreation(to: TableSide): TablePlan {
  const findings = definitionFindings(to);
  if (findings.length > 0) return { table: to.label, type: to.type, to, outcome: 'refused', dataLoss: false, deployments: [], findings };
  const indexes = to.shape.indexes?.length ?? 0;
  const detail = indexes === 0 ? 'without indexes' : `with ${indexes === 1 ? 'its index' : `all its ${indexes} indexes at once`}`;
  const deployments = [{ changes: [{ kind: 'create-table' as const, subject: to.label, detail }] }];
  return { table: to.label, type: to.type, to, outcome: 'created', dataLoss: false, deployments, findings };
}

function updated(pair: Pair, rollout: RolloutPlan, judgement: Judgement, findings: Finding[]): Omit<TablePlan, 'table'> {
  const { to } = pair;
  const replicas = replicaChanges(pair);
  const inPlace = [...inPlaceChanges(pair), ...replicas.settings, ...indexSettings(pair, rollout)];
  const timeToLive = timeToLiveChange(pair);
  findings.push(
    ...settingFindings(pair, inPlace),
    ...indexFindings(pair, rollout, judgement),
    ...replicaFindings(pair, replicas, inPlace.length + rollout.waves.length > 0),
  );
  if (timeToLive === 'unknown') findings.push(unknownFinding(to, 'the time to live'));
  if (replicas.unknown) findings.push(unknownFinding(to, 'the replicas'));
  if (timeToLive === 'moved') findings.push(movedFinding(pair));
  const waves = waveChanges(rollout);
  const first = [...inPlace, ...firstTimeToLive(pair, timeToLive), ...waves.slice(0, 1)];
  const deployments: Deployment[] = [
    ...(first.length > 0 ? [{ changes: first }] : []),
    ...waves.slice(1).map((change, at) => ({ after: waitFor(waves[at]), changes: [change] })),
    // Nothing else should change in an update that adds or removes a replica.
    ...[
      ...replicas.removed.map((subject) => ['remove-replica', subject] as const),
      ...replicas.added.map((subject) => ['add-replica', subject] as const),
    ].map(([kind, subject]) => ({ changes: [{ kind, subject }] })),
    ...(timeToLive === 'moved' ? [{ after: 'the time to live is off, an hour at most', changes: [timeToLiveOn(to)] }] : []),
  ];
  const refused = findings.some(({ code }) => code === 'DYN-C302');
  return { outcome: refused ? 'refused' : deployments.length > 0 ? 'updated' : 'unchanged', dataLoss: false, deployments, findings };
}

/**
 * CloudFormation does not wait for an index, and takes no other change of the table before it is active.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-globalsecondaryindexes
 */
function waitFor({ kind, subject }: Change): string {
  return kind === 'create-index' ? `\`${subject}\` is active` : `\`${subject}\` is gone`;
}

function firstTimeToLive({ from, to }: Pair, change: ReturnType<typeof timeToLiveChange>): Change[] {
  if (change === 'on') return [timeToLiveOn(to)];
  if (change !== 'off' && change !== 'moved') return [];
  return [{ kind: 'time-to-live-off', subject: from.shape.timeToLiveAttribute as string }];
}

function timeToLiveOn(to: TableSide): Change {
  return { kind: 'time-to-live-on', subject: to.shape.timeToLiveAttribute as string };
}

function unknownFindings({ from, to }: Pair): Finding[] {
  const findings: Finding[] = [];
  if (!from.comparable || !to.comparable) {
    const side = from.comparable ? to : from;
    findings.push(
      finding('DYN-C311', {
        message: `The keys of \`${side.label}\` are unknown until deployment: nothing was planned.`,
        ...placeOf(side),
      }),
    );
  }
  if (to.condition !== undefined) findings.push(unknownFinding(to, `whether its condition \`${String(to.condition)}\` holds`));
  const expressions = sameExpressions({ from, to });
  if (expressions.length > 0) findings.push(unknownFinding(to, `${expressions.join(', ')}, the same expression before and after`));
  return findings;
}

function unknownFinding(to: TableSide, what: string): Finding {
  return finding('DYN-C310', { message: `Unknown until deployment of \`${to.label}\`: ${what}.`, ...placeOf(to) });
}
