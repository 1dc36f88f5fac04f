import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Capacity of the table, its indexes and its replicas. */
export const capacityCodes = defineCodes({
  'DYN-T016': {
    severity: 'error',
    title: 'Capacity settings fit the billing mode.',
    why: 'An on-demand table has maximum request units, and a provisioned table has capacity. CloudFormation refuses the opposite.',
    broken: "globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status, readCapacity: Capacity.fixed(5) }],",
    fixed: "globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status, maxReadRequestUnits: 100 }],",
  },
  'DYN-T017': {
    severity: 'error',
    title: 'Write capacity is autoscaled.',
    why: 'A global table scales writes in all regions together, so CloudFormation refuses a fixed write capacity. To fix capacity, use autoscaling with equal minimum and maximum.',
    broken: 'billing: Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity: Capacity.fixed(5) }),',
    fixed:
      'billing: Billing.provisioned({\n  readCapacity: Capacity.fixed(5),\n  writeCapacity: Capacity.autoscaled({ minCapacity: 5, maxCapacity: 5 }),\n}),',
  },
  'DYN-T030': {
    severity: 'error',
    title: 'Maximum request units are whole numbers, 1 or greater.',
    why: 'CDK silently drops a zero, so the table would have no limit.',
    broken: 'billing: Billing.onDemand({ maxReadRequestUnits: 0 }),',
    fixed: 'billing: Billing.onDemand({ maxReadRequestUnits: 100 }),',
  },
});
