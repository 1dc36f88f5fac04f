import { holdsUnknown, sameValue } from '@dynamorm-cdk/core/cloudformation';
import type { PropertyChange } from '@dynamorm-cdk/core/updates';
import type { RolloutPlan } from '@dynamorm-cdk/model-spec';
import type { Change, Pair } from '../sides/table-plan';

/** Changes that other rules say as changes of their own. */
const elsewhere = new Set(['name', 'keys', 'local-indexes', 'indexes', 'vector-indexes', 'time-to-live', 'import', 'replicas', 'source']);

/** What DescribeTable tells in a form that can be compared with a template. */
const described = new Set(['BillingMode', 'DeletionProtectionEnabled', 'StreamSpecification', 'TableClass']);

/** Whether a change is one of what both sides tell. */
export function isCompared({ from, to }: Pair, { path }: PropertyChange): boolean {
  if (!from.deployed || from.templateRead) return true;
  if (!described.has(path[0]) || (path.length > 1 && path[1] !== 'StreamViewType')) return false;
  // In a GlobalTable these stand with the replicas.
  return to.type !== 'AWS::DynamoDB::GlobalTable' || !['DeletionProtectionEnabled', 'TableClass'].includes(path[0]);
}

/**
 * Properties that change without interruption.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export function inPlaceChanges(changes: readonly PropertyChange[], { waves }: RolloutPlan): Change[] {
  const touched = new Set(waves.map(({ index }) => index.name));
  const subjects = new Map<string, { readonly change: PropertyChange; readonly details: string[] }>();
  for (const change of changes) {
    const { path, rule } = change;
    const isOfTouchedIndex = path.some((part, at) => path[at - 1] === 'GlobalSecondaryIndexes' && touched.has(part));
    if (rule === undefined || rule.reason !== undefined || elsewhere.has(rule.judged ?? '') || isOfTouchedIndex) continue;
    const length = path[0] === 'GlobalSecondaryIndexes' || path[0] === 'Replicas' ? 2 : 1;
    const subject = path.slice(0, length).join('.');
    const details = subjects.get(subject)?.details ?? [];
    if (length === 2 && path.length > 2 && !details.includes(path[2])) details.push(path[2]);
    subjects.set(subject, { change, details });
  }
  return [...subjects].map(([subject, { change, details }]) => {
    const detail = details.length > 0 ? details.join(', ') : change.path.length === 1 ? simpleText(change) : undefined;
    return { kind: 'in-place', subject, ...(detail === undefined ? {} : { detail }) };
  });
}

function simpleText({ before, after }: PropertyChange): string | undefined {
  const simple = (value: unknown): boolean => value === undefined || typeof value !== 'object';
  return simple(before) && simple(after) ? `${before ?? 'not set'} to ${after ?? 'not set'}` : undefined;
}

/** Properties that are the same expression on both sides: they are the same as long as what they refer to is. */
export function sameExpressions({ from, to }: Pair): string[] {
  if (from.deployed) return [];
  return [
    'TableName',
    'KeySchema',
    'AttributeDefinitions',
    'GlobalSecondaryIndexes',
    'LocalSecondaryIndexes',
    'TimeToLiveSpecification',
  ].filter((name) => holdsUnknown(to.properties[name]) && sameValue(from.properties[name], to.properties[name]));
}
