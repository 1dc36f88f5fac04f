import type { TimeToLiveChange } from '@dynamorm-cdk/core/updates';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { Deployment } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/** What DynamoDB is doing with a table refuses a change now, and what was changed by hand makes it unsure. */
export function liveFindings(
  from: TableSide,
  deployments: Deployment[],
  { kind }: TimeToLiveChange,
): Record<'busy' | 'differences', Finding[]> {
  const { busy = [], timeToLive, differences = [] } = from.live ?? {};
  const place = placeOf(from);
  return {
    busy: [
      ...(busy.length > 0 && deployments.length > 0
        ? [
            finding('DYN-C356', {
              message: `\`${from.label}\` cannot be updated now: ${busy.join(', ')}.`,
              hint: 'Wait until everything of it is active, and plan again.',
              ...place,
            }),
          ]
        : []),
      ...(timeToLive === 'DISABLING' && kind !== 'none'
        ? [
            finding('DYN-C346', {
              message: `The time to live of \`${from.label}\` is DISABLING: until that is done, an hour at most, it cannot be changed.`,
              hint: 'Wait, and plan again.',
              ...place,
            }),
          ]
        : []),
    ],
    differences: differences.map((message) =>
      finding('DYN-C358', {
        message: `\`${from.label}\` and the template of its stack differ: ${message}.`,
        hint: 'Bring them together first: CloudFormation compares templates, and does not see what was changed by hand.',
        ...place,
      }),
    ),
  };
}
