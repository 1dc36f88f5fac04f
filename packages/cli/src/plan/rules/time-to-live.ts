import type { TimeToLiveChange } from '@dynamorm-cdk/core/updates';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { TableSide } from '../sides/table-side';
import { byRollout } from './rollout-hint';

/** Says what an attribute that changes needs. */
export function movedFinding(to: TableSide, { before, after }: TimeToLiveChange): Finding {
  return finding('DYN-C308', {
    message:
      `The time to live attribute of \`${to.label}\` changes from \`${before}\` to \`${after}\`: ` +
      'this takes two deployments, between which no item expires.',
    hint: byRollout(
      to,
      `Deploy with \`Enabled: false\` and \`AttributeName: ${before}\`, wait an hour at most, and deploy with the new attribute.`,
    ),
    ...placeOf(to),
  });
}
