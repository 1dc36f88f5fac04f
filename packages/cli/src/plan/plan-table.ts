import { type Finding, type IndexRolloutPlan, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { placeOf } from '../tables/found-table';
import { isProtected, isRetained } from './removal';
import { indexSettings, madeAnew, waveChanges, wavesOf } from './rules/indexes';
import { editedAttributes, replacementOf } from './rules/replacement';
import { replicaChanges, replicasWithoutKey } from './rules/replicas';
import { inPlaceChanges, sameExpressions, settingFindings } from './rules/settings';
import { timeToLiveChange } from './rules/time-to-live';
import type { Change, Deployment, Pair, TablePlan } from './table-plan';
import type { TableSide } from './table-side';
import { known, UNKNOWN } from './values';

/** What the caller allows and keeps. */
export interface Judgement {
  readonly allowReplacement?: boolean;
  /** The waves are written to a state file, so they need not be deployed at once. */
  readonly staged?: boolean;
}

/** What will happen to a table that is on both sides. */
export function planTable(pair: Pair, judgement: Judgement): TablePlan {
  const { from, to } = pair;
  const common = { table: to.label, type: to.type, from, to };
  const findings = unknownFindings(pair);
  if (from.type !== undefined && to.type !== undefined && from.type !== to.type) {
    const answer = replaced(pair, [kindChange(from, to)], judgement);
    return { ...common, ...answer, findings: [...answer.findings, ...findings] };
  }
  if (!from.comparable || !to.comparable) return { ...common, outcome: 'unknown', dataLoss: false, deployments: [], findings };
  const { reasons, unknown } = replacementOf(pair);
  findings.push(...unknown.map((what) => unknownFinding(to, what)));
  if (reasons.length > 0) {
    const answer = replaced(pair, reasons, judgement);
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
  const indexes = to.shape.indexes?.length ?? 0;
  const detail = indexes === 0 ? 'without indexes' : `with ${indexes === 1 ? 'its index' : `all its ${indexes} indexes at once`}`;
  const deployments = [{ changes: [{ kind: 'create-table' as const, subject: to.label, detail }] }];
  return { table: to.label, type: to.type, to, outcome: 'created', dataLoss: false, deployments, findings: [] };
}

function updated(pair: Pair, rollout: IndexRolloutPlan, judgement: Judgement, findings: Finding[]): Omit<TablePlan, 'table'> {
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

/** CloudFormation does not wait for an index, and DynamoDB takes no other change of the table before it is active. */
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

function movedFinding({ from, to }: Pair): Finding {
  return finding('DYN-C308', {
    message:
      `The time to live attribute of \`${to.label}\` changes from \`${from.shape.timeToLiveAttribute}\` to \`${to.shape.timeToLiveAttribute}\`: ` +
      'deployed at once it is refused. In between no item expires.',
    hint: 'Deploy without time to live, wait an hour at most, and deploy with the new attribute.',
    ...placeOf(to),
  });
}

function indexFindings(pair: Pair, rollout: IndexRolloutPlan, { staged, allowReplacement }: Judgement): Finding[] {
  const { to } = pair;
  const { length } = rollout.waves;
  const place = placeOf(to);
  const edited = pair.from.type === 'AWS::DynamoDB::Table' && to.type === 'AWS::DynamoDB::Table' && !staged ? editedAttributes(pair) : [];
  return [
    ...edited.map((name) =>
      finding('DYN-C301', {
        ...(allowReplacement ? { severity: Severity.WARNING } : {}),
        message: `The type of the attribute \`${name}\` of \`${to.label}\` changes: deployed at once, CloudFormation replaces the table. Data loss.`,
        hint: 'Deploy the waves one by one: the attribute leaves with its last index before it comes again.',
        ...place,
      }),
    ),
    ...(length > 1
      ? [
          finding('DYN-C306', {
            ...(staged ? { severity: Severity.INFORMATION } : {}),
            message: `The indexes of \`${to.label}\` change in ${length} waves: CloudFormation creates or deletes one index in an update.`,
            ...(staged
              ? {}
              : { hint: 'Deploy the waves one by one: `indexRollout: IndexRollout.staged()` and `plan --state` do it without edits.' }),
            ...place,
          }),
        ]
      : []),
    ...madeAnew(rollout).map((name) =>
      finding('DYN-C307', {
        message: `The index \`${name}\` of \`${to.label}\` is deleted and made anew: until the new one is active, queries on it fail.`,
        hint: 'Give the new index another name, and readers can move before the old one goes.',
        ...place,
      }),
    ),
  ];
}

function replicaFindings(pair: Pair, { added, removed, refused }: ReturnType<typeof replicaChanges>, withOthers: boolean): Finding[] {
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
 * A type cannot be changed: CloudFormation refuses it or deletes the table, says the documentation.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 */
function kindChange(from: TableSide, to: TableSide): string {
  return `its resource changes from ${from.type} to ${to.type}, which CloudFormation cannot convert`;
}

/**
 * A new, empty table takes the place of the old one. A name that stays keeps CloudFormation from making it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
 */
function replaced({ from, to }: Pair, reasons: string[], { allowReplacement }: Judgement): Omit<TablePlan, 'table'> {
  const place = placeOf(to);
  const why = reasons.join(', and ');
  const name = known(to.properties.TableName);
  if (name !== undefined && name !== UNKNOWN && name === from.properties.TableName) {
    const message = `\`${to.label}\` would be replaced, since ${why}; its name \`${String(name)}\` is fixed, and CloudFormation refuses that.`;
    const hint = 'Make a second table under another logical id and name, copy the items, and remove the first.';
    return { outcome: 'refused', dataLoss: false, deployments: [], findings: [finding('DYN-C302', { message, hint, ...place })] };
  }
  const message = `\`${to.label}\` is replaced, since ${why}. Data loss: a new, empty table takes its place, and ${fateOf(from, to)}.`;
  const hint = 'Make a second table, copy the items, and remove the first; `--allow-replacement` where they may go.';
  return {
    outcome: 'replaced',
    dataLoss: true,
    deployments: [{ changes: [{ kind: 'replace-table', subject: to.label, detail: why }] }],
    findings: [finding('DYN-C301', { ...(allowReplacement ? { severity: Severity.WARNING } : {}), message, hint, ...place })],
  };
}

function fateOf(from: TableSide, to: TableSide): string {
  if (isRetained(from.updateReplacePolicy) && isRetained(to.updateReplacePolicy))
    return 'the old one stays outside of the stack with its items';
  if (isProtected(from)) return 'the old one stays, since it is protected, outside of the stack with its items';
  if (from.deployed) return 'the old one goes with its items unless its UpdateReplacePolicy retains it';
  return 'the old one goes with its items';
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
