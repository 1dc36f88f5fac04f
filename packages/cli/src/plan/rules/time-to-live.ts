import { type Finding, UnknownValue } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import type { Pair } from '../sides/table-plan';

/** What becomes of the time to live. */
export type TimeToLiveChange = 'none' | 'on' | 'off' | 'moved' | 'unknown';

/**
 * Turning it on or off is done in place. Its attribute cannot be changed while it is on: it is turned off, and on again once that has taken
 * effect, which may take an hour in which DynamoDB refuses every further change of it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-timetolivespecification.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
 */
export function timeToLiveChange({ from, to }: Pair): TimeToLiveChange {
  const before = from.shape.timeToLiveAttribute;
  const after = to.shape.timeToLiveAttribute;
  if (before === UnknownValue.TEXT || after === UnknownValue.TEXT) {
    const raw = [from, to].map(({ properties }) => JSON.stringify(properties.TimeToLiveSpecification));
    return raw[0] === raw[1] ? 'none' : 'unknown';
  }
  if (before === after) return 'none';
  if (before === undefined) return 'on';
  return after === undefined ? 'off' : 'moved';
}

/** Says what an attribute that changes needs. */
export function movedFinding({ from, to }: Pair): Finding {
  return finding('DYN-C308', {
    message:
      `The time to live attribute of \`${to.label}\` changes from \`${from.shape.timeToLiveAttribute}\` to \`${to.shape.timeToLiveAttribute}\`: ` +
      'deployed at once it is refused. In between no item expires.',
    hint: 'Deploy without time to live, wait an hour at most, and deploy with the new attribute.',
    ...placeOf(to),
  });
}
