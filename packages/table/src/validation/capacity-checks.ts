import { BillingMode, type ReplicaTableProps } from 'aws-cdk-lib/aws-dynamodb';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import type { GlobalIndexProps } from '../declaration/secondary-index-props';
import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';

const FIXED_WRITE_HINT = 'Use Capacity.autoscaled({ minCapacity, maxCapacity }). The two can be equal.';

/** On-demand unless the props say otherwise, as in the table itself. */
export function billingModeOf(props: Pick<DynamORMTableProps, 'billing'>): BillingMode {
  return props.billing?.mode ?? BillingMode.PAY_PER_REQUEST;
}

/** Capacity of the table and its replicas. */
export function checkCapacity(list: FindingList, props: DynamORMTableProps): void {
  const billing = billingModeOf(props);
  if (billing === BillingMode.PROVISIONED) checkTableWrites(list, props);
  else {
    checkUnits(list, 'billing', 'maxReadRequestUnits', props.billing?._renderReadCapacity());
    checkUnits(list, 'billing', 'maxWriteRequestUnits', props.billing?._renderWriteCapacity());
  }
  props.replicas?.forEach((replica, i) => {
    checkReplica(list, billing, `replicas[${i}]`, replica);
  });
}

/** Capacity settings of indexes that the billing mode does not know. */
export function checkIndexCapacity(list: FindingList, billing: BillingMode, indexes: GlobalIndexProps[]): void {
  indexes.forEach((index, i) => {
    if (!hasCapacity(index)) return;
    const path = `globalSecondaryIndexes[${i}]`;
    checkMode(list, billing, path, `The index \`${index.indexName}\``, index);
    if (index.writeCapacity?.mode === 'FIXED') {
      list.add('DYN-T017', `The index \`${index.indexName}\` has a fixed writeCapacity; CloudFormation accepts only an autoscaled one.`, {
        path: `${path}.writeCapacity`,
        hint: FIXED_WRITE_HINT,
      });
    }
  });
}

function hasCapacity({ readCapacity, writeCapacity, maxReadRequestUnits, maxWriteRequestUnits }: CapacitySettings): boolean {
  const isThere = (setting: unknown) => setting !== undefined;
  return isThere(readCapacity) || isThere(writeCapacity) || isThere(maxReadRequestUnits) || isThere(maxWriteRequestUnits);
}

type CapacitySettings = Pick<GlobalIndexProps, 'readCapacity' | 'writeCapacity' | 'maxReadRequestUnits' | 'maxWriteRequestUnits'>;

function checkReplica(list: FindingList, billing: BillingMode, path: string, replica: ReplicaTableProps): void {
  checkMode(list, billing, path, `The replica in \`${replica.region}\``, replica);
  for (const [name, options] of Object.entries(replica.globalSecondaryIndexOptions ?? {})) {
    checkMode(list, billing, `${path}.globalSecondaryIndexOptions.${name}`, `The index \`${name}\` in \`${replica.region}\``, options);
  }
}

function checkMode(list: FindingList, billing: BillingMode, path: string, subject: string, settings: CapacitySettings): void {
  const provisioned = billing === BillingMode.PROVISIONED;
  const refused = provisioned ? (['maxReadRequestUnits', 'maxWriteRequestUnits'] as const) : (['readCapacity', 'writeCapacity'] as const);
  for (const prop of refused.filter((name) => settings[name] !== undefined)) {
    list.add('DYN-T016', `${subject} sets ${prop}, but the billing of the table is ${billing}.`, {
      path: `${path}.${prop}`,
      hint: provisioned
        ? 'Set readCapacity and writeCapacity.'
        : 'Set maxReadRequestUnits and maxWriteRequestUnits, or billing to Billing.provisioned(...).',
    });
  }
  if (provisioned) return;
  checkUnits(list, path, 'maxReadRequestUnits', settings.maxReadRequestUnits);
  checkUnits(list, path, 'maxWriteRequestUnits', settings.maxWriteRequestUnits);
}

/** CDK would drop a zero in silence, and the table would have no limit at all. */
function checkUnits(list: FindingList, path: string, prop: string, units: number | undefined): void {
  if (!isKnown(units) || (Number.isInteger(units) && units >= 1)) return;
  list.add('DYN-T030', `${prop} is ${units}; DynamoDB accepts whole numbers, 1 or greater.`, {
    path: `${path}.${prop}`,
    found: String(units),
    hint: 'Remove it for no limit.',
  });
}

/** The capacity inside Billing shows its mode only when it is rendered, and CDK's own error would hide the other findings. */
function checkTableWrites(list: FindingList, props: DynamORMTableProps): void {
  try {
    props.billing?._renderWriteCapacity();
  } catch {
    list.add('DYN-T017', 'The table has a fixed writeCapacity; CloudFormation accepts only an autoscaled one.', {
      path: 'billing',
      hint: FIXED_WRITE_HINT,
    });
  }
}
