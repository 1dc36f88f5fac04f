import { sameValue } from '@dynamorm-cdk/core/cloudformation';
import { withoutCode } from '@dynamorm-cdk/core/diagnostics';
import { definitionText } from '@dynamorm-cdk/core/dynamodb';
import { editedAttributes } from '@dynamorm-cdk/core/updates';
import { type Finding, IndexChange, RolloutPlan, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { Change, Judgement, Pair } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';
import { definitionOf } from './facts';
import { replacementFinding } from './replaced';
import { byRollout } from './rollout-hint';

/** The waves of a table's global indexes, or why none can be planned. */
export function wavesOf({ from, to }: Pair): RolloutPlan | string {
  const none = { ...to.shape, indexes: [] };
  if (to.properties.GlobalTableSourceArn !== undefined) return RolloutPlan.between(none, none);
  try {
    return RolloutPlan.between(from.shape, to.shape);
  } catch (error) {
    // What is the same on both sides stays, whether it is known or not.
    const same = ['GlobalSecondaryIndexes', 'AttributeDefinitions'].every((name) => sameValue(from.properties[name], to.properties[name]));
    return same ? RolloutPlan.between(none, none) : withoutCode((error as Error).message);
  }
}

/** Each wave as the change of one deployment. */
export function waveChanges(plan: RolloutPlan): Change[] {
  return plan.waves.map(({ change, index, reason }) =>
    change === IndexChange.CREATE
      ? { kind: 'create-index', subject: index.name, detail: `${definitionText(index)}${reason === 'new' ? '' : `; ${reason}`}` }
      : { kind: 'delete-index', subject: index.name, detail: reason },
  );
}

/** What the waves mean for a deployment at once, and for who queries an index. */
export function indexFindings(
  pair: Pair,
  rollout: RolloutPlan,
  length: number,
  { staged, allowReplacement = false }: Judgement,
): Finding[] {
  const { to } = pair;
  const place = placeOf(to);
  const edited =
    pair.from.type === 'AWS::DynamoDB::Table' && to.type === 'AWS::DynamoDB::Table' && !staged
      ? editedAttributes({ before: definitionOf(pair.from), after: definitionOf(to) })
      : [];
  return [
    ...edited.map((name) =>
      replacementFinding(
        {
          message: `The type of the attribute \`${name}\` of \`${to.label}\` changes: deployed at once, CloudFormation replaces the table. Data loss.`,
          hint: 'Deploy the waves one by one: the attribute leaves with its last index before it comes again.',
          ...place,
        },
        allowReplacement,
      ),
    ),
    ...(length > 1
      ? [
          finding('DYN-C306', {
            ...(staged ? { severity: Severity.INFO } : {}),
            message: `The indexes of \`${to.label}\` change in ${length} waves: CloudFormation creates or deletes one index in an update.`,
            ...(staged
              ? {}
              : {
                  hint: byRollout(to, 'Deploy the waves one by one: a template for each of them, with one index more or less than before.'),
                }),
            ...place,
          }),
        ]
      : []),
    ...madeAnew(rollout).map((name) =>
      finding('DYN-C307', {
        message: `The index \`${name}\` of \`${to.label}\` is deleted and recreated. Queries on it fail until the new one is active.`,
        hint: 'Give the new index another name, and readers can move before the old one goes.',
        ...place,
      }),
    ),
  ];
}

/** Names that are deleted and created. */
function madeAnew(plan: RolloutPlan): string[] {
  const created = plan.waves.filter(({ change }) => change === IndexChange.CREATE).map(({ index }) => index.name);
  return plan.waves
    .filter(({ change, index }) => change === IndexChange.DELETE && created.includes(index.name))
    .map(({ index }) => index.name);
}

/** Indexes that are deleted, those that come again included. */
export function deletedIndexFindings(to: TableSide, waves: Change[]): Finding[] {
  return waves
    .filter(({ kind }) => kind === 'delete-index' || kind === 'delete-vector-index')
    .map(({ subject }) =>
      finding('DYN-C330', {
        message: `The index \`${subject}\` of \`${to.label}\` is deleted: queries on it fail from then on.`,
        hint: 'Deploy code that does not use it first.',
        ...placeOf(to),
      }),
    );
}
