import { known, recordOf, sameValue, UNKNOWN } from '../cloudformation';
import { refused, type TableDefinition, type TableFact, type TableUpdate } from './fact';
import { isOff, isOn } from './parts';

/** What becomes of the time to live. */
export interface TimeToLiveChange {
  readonly kind: 'none' | 'on' | 'off' | 'moved' | 'gone' | 'unknown' | 'refused';
  readonly before?: string;
  readonly after?: string;
  readonly facts: TableFact[];
}

interface Stated {
  readonly is: 'absent' | 'on' | 'off' | 'unknown';
  readonly attribute?: string;
}

/**
 * Time to live is turned on and off by a property that stays: one that disappears turns nothing off, and turning off names the attribute
 * that is on. Another attribute is turned on once the first is off.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-table-timetolivespecification.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
 */
export function timeToLiveChange({ before, after }: TableUpdate): TimeToLiveChange {
  const [had, has] = [stated(before), stated(after)];
  const raw = [before, after].map(({ properties }) => properties.TimeToLiveSpecification);
  const names = { before: had.attribute, after: has.attribute };
  const nothing = { kind: 'none' as const, ...names, facts: [] };
  if (sameValue(raw[0], raw[1])) return nothing;
  // One that is on without an attribute is refused for its form.
  if (has.is === 'on' && has.attribute === undefined) return nothing;
  if (had.is === 'unknown' || has.is === 'unknown') return { kind: 'unknown', ...names, facts: [] };
  if (had.is === 'on' && has.is === 'absent') return { kind: 'gone', ...names, facts: [gone(after, had.attribute)] };
  if (had.is === 'on' && has.is === 'off') {
    if (has.attribute === had.attribute) return { kind: 'off', ...names, facts: [] };
    return { kind: 'refused', ...names, facts: [another(after, had.attribute, has.attribute)] };
  }
  if (had.is === 'on') return had.attribute === has.attribute ? nothing : { kind: 'moved', ...names, facts: [] };
  return has.is === 'on' ? { kind: 'on', ...names, facts: [] } : nothing;
}

function stated({ properties }: TableDefinition): Stated {
  const specification = known(properties.TimeToLiveSpecification);
  if (specification === undefined) return { is: 'absent' };
  const { Enabled, AttributeName } = recordOf(specification);
  const attribute = known(AttributeName);
  const isSwitch = isOn(Enabled) || isOff(Enabled);
  if (specification === UNKNOWN || !isSwitch || attribute === UNKNOWN) return { is: 'unknown' };
  return { is: isOn(Enabled) ? 'on' : 'off', ...(typeof attribute === 'string' ? { attribute } : {}) };
}

function gone({ label }: TableDefinition, attribute?: string): TableFact {
  return {
    rule: 'time-to-live-gone',
    outcome: 'unknown',
    message:
      `TimeToLiveSpecification is removed from the template of \`${label}\`, which does not turn the time to live \`${attribute}\` off: ` +
      'the update fails, or items expire as before.',
    property: 'TimeToLiveSpecification',
    hint: `To turn it off, set \`Enabled: false\` with \`AttributeName: ${attribute}\`.`,
  };
}

function another({ label }: TableDefinition, on?: string, named?: string): TableFact {
  return refused(
    'time-to-live-off-another',
    `The time to live of \`${label}\` is turned off with ${named === undefined ? 'no attribute' : `the attribute \`${named}\``}, but time to live is on for \`${on}\`.`,
    {
      property: 'TimeToLiveSpecification.AttributeName',
      hint: `Set \`Enabled: false\` with \`AttributeName: ${on}\`, and set another attribute in a later deployment.`,
    },
  );
}
