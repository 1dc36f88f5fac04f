import { known, present, recordOf } from '../cloudformation';
import type { TableFact, TableUpdate } from './fact';
import { isOn } from './parts';
import type { PropertyChange } from './property-changes';
import { billingMode, seedFacts } from './throughput';

/** Settings that change in place and that DynamoDB takes only so often, or not with everything. */
export function settingFacts(update: TableUpdate, changes: readonly PropertyChange[]): TableFact[] {
  const changed = (judged: string): boolean => changes.some(({ rule }) => rule?.judged === judged);
  return [
    ...seedFacts(update),
    ...(changes.some(({ path }) => path[0] === 'BillingMode') ? billing(update) : []),
    ...(changed('encryption') ? encryption(update) : []),
    ...(changed('table-class') ? [often(update, 'The table class', 'twice in 30 days', 'TableClass')] : []),
  ];
}

/**
 * To provisioned a table changes at any time, to on-demand four times a day.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/switching.capacitymode.html
 */
function billing(update: TableUpdate): TableFact[] {
  if (billingMode(update.after) !== 'PAY_PER_REQUEST') return [];
  return [often(update, 'Billing', 'from provisioned to on-demand four times in 24 hours', 'BillingMode')];
}

/**
 * Back to the key that AWS owns a table may change as often as it likes.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-dynamodb-encryption
 */
function encryption(update: TableUpdate): TableFact[] {
  const { SSEEnabled: enabled } = recordOf(present(update.after.properties.SSESpecification));
  if (!isOn(known(enabled)) && typeof known(enabled) !== 'symbol') return [];
  return [
    often(update, 'The encryption key', 'four times in 24 hours, and once more after six hours without a change', 'SSESpecification'),
  ];
}

function often({ after }: TableUpdate, what: string, limit: string, property: string): TableFact {
  const message = `${what} of \`${after.label}\` changes; DynamoDB allows that ${limit}.`;
  return { rule: 'change-frequency', outcome: 'updated', message, property };
}
