import { type ReplicaChanges, regionText } from '@dynamorm-cdk/core/updates';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { TableSide } from '../sides/table-side';
import { byRollout } from './rollout-hint';

/**
 * One replica is added or removed in an update, and nothing else should change with it; with strong consistency up to three are.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-replicas
 */
export function replicaFindings(to: TableSide, { added, removed }: ReplicaChanges, withOthers: boolean): Finding[] {
  const most = to.properties.MultiRegionConsistency === 'STRONG' ? 3 : 1;
  const changed = [...removed, ...added].map(regionText);
  const place = placeOf(to);
  return [
    ...(changed.length > 0 && withOthers
      ? [
          finding('DYN-C316', {
            message: `Replicas of \`${to.label}\` come or go (${changed.join(', ')}) together with other changes.`,
            hint: 'Deploy them separately, after everything else: an update that fails can leave a replica behind.',
            ...place,
          }),
        ]
      : []),
    ...(changed.length > most
      ? [
          finding('DYN-C309', {
            message: `${changed.length} replicas of \`${to.label}\` are added or removed (${changed.join(', ')}); an update allows ${most}.`,
            hint: byRollout(to, 'Deploy them one after the other.'),
            ...place,
          }),
        ]
      : []),
  ];
}
