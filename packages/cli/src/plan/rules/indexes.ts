import { type Properties, recordsOf, sameValue } from '@dynamorm-cdk/core/cloudformation';
import { withoutCode } from '@dynamorm-cdk/core/diagnostics';
import { definitionText } from '@dynamorm-cdk/core/dynamodb';
import { type Finding, IndexChange, RolloutPlan, Severity } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { Change, Judgement, Pair } from '../sides/table-plan';
import { replacementFinding } from './replaced';
import { editedAttributes } from './replacement';

/** The waves of a table's global indexes, or why none can be planned. */
export function wavesOf({ from, to }: Pair): RolloutPlan | string {
  try {
    return RolloutPlan.between(from.shape, to.shape);
  } catch (error) {
    return withoutCode((error as Error).message);
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
export function indexFindings(pair: Pair, rollout: RolloutPlan, { staged, allowReplacement = false }: Judgement): Finding[] {
  const { to } = pair;
  const { length } = rollout.waves;
  const place = placeOf(to);
  const edited = pair.from.type === 'AWS::DynamoDB::Table' && to.type === 'AWS::DynamoDB::Table' && !staged ? editedAttributes(pair) : [];
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
            ...(staged ? {} : { hint: 'Deploy the waves one by one: `rollout: Rollout.staged()` and `plan --state` do it without edits.' }),
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

/** Names that are deleted and created. */
function madeAnew(plan: RolloutPlan): string[] {
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
export function indexSettings({ from, to }: Pair, plan: RolloutPlan): Change[] {
  // DescribeTable tells the throughput of the moment, which is not what a template with scaling says.
  if (from.deployed) return [];
  const touched = new Set(plan.waves.map(({ index }) => index.name));
  const before = new Map(recordsOf(from.properties.GlobalSecondaryIndexes).map((index) => [index.IndexName, settingsOf(index)]));
  return recordsOf(to.properties.GlobalSecondaryIndexes)
    .filter(({ IndexName: name }) => typeof name === 'string' && !touched.has(name) && before.has(name))
    .filter((index) => !sameValue(before.get(index.IndexName), settingsOf(index)))
    .map((index) => {
      const had = before.get(index.IndexName) ?? {};
      const has = settingsOf(index);
      const names = [...new Set([...Object.keys(had), ...Object.keys(has)])].filter((name) => !sameValue(had[name], has[name]));
      return { kind: 'in-place', subject: `GlobalSecondaryIndexes.${index.IndexName}`, detail: names.join(', ') };
    });
}

function settingsOf({ IndexName, KeySchema, Projection, ...settings }: Properties): Properties {
  return settings;
}
