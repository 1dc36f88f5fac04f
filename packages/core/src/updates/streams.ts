import { known, recordOf, UNKNOWN } from '../cloudformation';
import { isGlobal, refused, type TableDefinition, type TableFact, type TableUpdate } from './fact';
import { has, regionText, replicasOf } from './parts';

/** The view type of the stream of a table, `undefined` where it has none; an expression says no more than that there may be one. */
export function streamView({ properties }: TableDefinition): unknown {
  const specification = known(properties.StreamSpecification);
  return specification === UNKNOWN ? UNKNOWN : known(recordOf(specification).StreamViewType);
}

/**
 * A policy can be attached to a stream that exists, not to one that comes with it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html
 */
export function streamPolicyFacts(after: TableDefinition, before?: TableDefinition): TableFact[] {
  const view = streamView(after);
  const existed = before !== undefined && streamView(before) !== undefined && streamView(before) === view;
  const property = isGlobal(after) ? 'Replicas.ReplicaStreamSpecification.ResourcePolicy' : 'StreamSpecification.ResourcePolicy';
  const says = (where: string) =>
    refused('stream-policy', `The stream of \`${after.label}\`${where} is new and has a policy, but a policy needs a stream that exists.`, {
      property,
      hint: 'Deploy the stream first, and add its ResourcePolicy in a later deployment.',
    });
  if (!isGlobal(after)) {
    return !existed && has(after.properties.StreamSpecification, 'ResourcePolicy') ? [says('')] : [];
  }
  const old = before === undefined ? new Map() : replicasOf(before);
  return [...replicasOf(after)]
    .filter(([, replica]) => has(replica.ReplicaStreamSpecification, 'ResourcePolicy'))
    .filter(([region]) => !existed || !old.has(region))
    .map(([region]) => says(` in ${regionText(region)}`));
}

/**
 * A table with replicas has a stream of both images, by which they are kept the same. Strong consistency needs none.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-streamspecification
 */
export function replicaStreamFacts(table: TableDefinition): TableFact[] {
  const regions = replicasOf(table).size;
  const consistency = known(table.properties.MultiRegionConsistency);
  if (!isGlobal(table) || regions < 2 || consistency === 'STRONG' || consistency === UNKNOWN) return [];
  const view = streamView(table);
  if (view === 'NEW_AND_OLD_IMAGES' || view === UNKNOWN) return [];
  const message =
    view === undefined
      ? `\`${table.label}\` has ${regions} replicas and no stream.`
      : `\`${table.label}\` has ${regions} replicas and a stream of ${String(view)}.`;
  const hint = 'Set StreamSpecification with the StreamViewType NEW_AND_OLD_IMAGES.';
  return [refused('replica-stream', `${message} Replicas need a stream of NEW_AND_OLD_IMAGES.`, { property: 'StreamSpecification', hint })];
}

/**
 * A stream of another view type is a new one; that of a table with replicas cannot be changed.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-streamspecification
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-streamspecification.html
 */
export function streamChangeFacts({ before, after }: TableUpdate): TableFact[] {
  const [had, has] = [streamView(before), streamView(after)];
  if (had === has || had === UNKNOWN || has === UNKNOWN) return [];
  const property = 'StreamSpecification';
  const { label } = after;
  if (
    isGlobal(after) &&
    replicasOf(before).size > 1 &&
    replicasOf(after).size > 1 &&
    after.properties.MultiRegionConsistency !== 'STRONG'
  ) {
    const message = `\`${label}\`: You can change the stream of a global table only while it has one replica.`;
    return [refused('stream-fixed', message, { property, hint: 'Keep the stream, or remove the other replicas first.' })];
  }
  if (had === undefined) {
    return [{ rule: 'stream-new', outcome: 'updated', message: `The stream of \`${label}\` is new: it starts empty.`, property }];
  }
  const message =
    has === undefined
      ? `The stream of \`${label}\` is turned off, so consumers stop receiving records.`
      : `The stream of \`${label}\` changes from ${String(had)} to ${String(has)}, so DynamoDB creates a new stream with another ARN.`;
  return [{ rule: 'stream-changed', outcome: 'updated', message, property }];
}
