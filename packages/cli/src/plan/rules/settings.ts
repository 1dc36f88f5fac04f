import { holdsUnknown, known, present, recordOf, recordsOf, sameValue, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { Change, Pair } from '../sides/table-plan';

/** Properties that the other rules look at. */
const elsewhere = new Set([
  ...['AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'TableName', 'ImportSourceSpecification'],
  ...['TimeToLiveSpecification', 'Replicas'],
]);

/** What DescribeTable tells in a form that can be compared with a template. */
const described = new Set(['BillingMode', 'DeletionProtectionEnabled', 'StreamSpecification', 'TableClass']);

/**
 * Properties that change without interruption: all that are not named elsewhere.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export function inPlaceChanges({ from, to }: Pair): Change[] {
  const names = [...new Set([...Object.keys(from.properties), ...Object.keys(to.properties)])].sort();
  return names
    .filter((name) => !elsewhere.has(name) && (!from.deployed || (described.has(name) && isOfTable(to.type, name))))
    .flatMap((name) => {
      const [had, has] = [settingOf(from.properties, name), settingOf(to.properties, name)];
      return sameValue(had, has) ? [] : [{ kind: 'in-place' as const, subject: name, detail: detailOf(had, has) }];
    });
}

/** In a GlobalTable these stand with the replicas. */
function isOfTable(type: string | undefined, name: string): boolean {
  return type !== 'AWS::DynamoDB::GlobalTable' || !['DeletionProtectionEnabled', 'TableClass'].includes(name);
}

/** A property that is absent and one that has its default are the same. */
function settingOf(properties: Record<string, unknown>, name: string): unknown {
  const defaults: Record<string, unknown> = { BillingMode: 'PROVISIONED', DeletionProtectionEnabled: false, TableClass: 'STANDARD' };
  return present(properties[name]) ?? defaults[name];
}

function detailOf(had: unknown, has: unknown): string | undefined {
  const simple = (value: unknown): boolean => value === undefined || typeof value !== 'object';
  return simple(had) && simple(has) ? `${had ?? 'not set'} to ${has ?? 'not set'}` : undefined;
}

/** What CloudFormation or DynamoDB refuse of such changes, or take only so often. */
export function settingFindings(pair: Pair, changes: Change[]): Finding[] {
  const changed = new Set(changes.map(({ subject }) => subject));
  return [
    ...(changed.has('BillingMode') ? billing(pair) : []),
    ...(changed.has('StreamSpecification') ? stream(pair) : []),
    ...(changed.has('SSESpecification') ? encryption(pair) : []),
    ...(changed.has('TableClass') ? tableClass(pair) : []),
    ...(changed.has('MultiRegionConsistency') ? consistency(pair) : []),
  ];
}

/**
 * Back to the key that AWS owns a table may change as often as it likes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-dynamodb-encryption
 */
function encryption(pair: Pair): Finding[] {
  const { SSEEnabled: enabled } = recordOf(present(pair.to.properties.SSESpecification));
  if (enabled === undefined || enabled === false || enabled === 'false') return [];
  return [often(pair, 'The encryption key', 'four times in 24 hours, and once more where six hours passed')];
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.tableclasses.html */
function tableClass(pair: Pair): Finding[] {
  return [often(pair, 'The table class', 'twice in 30 days')];
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-multiregionconsistency */
function consistency(pair: Pair): Finding[] {
  return [refused(pair, 'The consistency mode is chosen when a global table is made.')];
}

/**
 * To provisioned a table changes at any time, with a capacity to begin with; to on-demand four times a day.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/switching.capacitymode.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-capacityautoscalingsettings.html
 */
function billing(pair: Pair): Finding[] {
  const { to } = pair;
  const mode = known(to.properties.BillingMode) ?? 'PROVISIONED';
  if (mode === UNKNOWN) return [];
  if (mode === 'PAY_PER_REQUEST') return [often(pair, 'Billing', 'from provisioned to on-demand four times in 24 hours')];
  if (to.type === 'AWS::DynamoDB::GlobalTable') {
    const scaled = [to.properties, ...recordsOf(to.properties.GlobalSecondaryIndexes)].map((part) =>
      recordOf(recordOf(part.WriteProvisionedThroughputSettings).WriteCapacityAutoScalingSettings),
    );
    const seeded = scaled.every((settings) => present(settings.SeedCapacity) !== undefined);
    return seeded ? [] : [refused(pair, 'Billing changes to provisioned, and the table or an index has no SeedCapacity to begin with.')];
  }
  const parts = [to.properties, ...recordsOf(to.properties.GlobalSecondaryIndexes)];
  const sized = parts.every((part) => present(part.ProvisionedThroughput) !== undefined);
  return sized ? [] : [refused(pair, 'Billing changes to provisioned, and the table or an index has no ProvisionedThroughput.')];
}

/**
 * A stream of another view type is a new one; that of a table with replicas cannot be changed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-streamspecification
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-streamspecification.html
 */
function stream(pair: Pair): Finding[] {
  const { from, to } = pair;
  const replicated = to.type === 'AWS::DynamoDB::GlobalTable' && recordsOf(to.properties.Replicas).length > 1;
  const strong = to.properties.MultiRegionConsistency === 'STRONG';
  if (
    replicated &&
    !strong &&
    (from.deployed ? recordsOf(from.properties.Replicas).length > 0 : recordsOf(from.properties.Replicas).length > 1)
  ) {
    return [refused(pair, 'The stream of a global table can be changed only while it has one replica.')];
  }
  const [had, has] = [from, to].map(({ properties }) => recordOf(present(properties.StreamSpecification)).StreamViewType);
  if (had === undefined || sameValue(had, has)) return [];
  const message =
    has === undefined
      ? 'The stream is turned off: its consumers get nothing more.'
      : `The stream changes from ${String(had)} to ${JSON.stringify(has)}: a new one is made, with another ARN.`;
  return [finding('DYN-C312', { message, ...placeOf(to) })];
}

function often({ to }: Pair, what: string, limit: string): Finding {
  return finding('DYN-C313', { message: `${what} of \`${to.label}\` changes; DynamoDB takes that ${limit}.`, ...placeOf(to) });
}

function refused({ to }: Pair, message: string): Finding {
  return finding('DYN-C302', { message: `\`${to.label}\`: ${message}`, ...placeOf(to) });
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
