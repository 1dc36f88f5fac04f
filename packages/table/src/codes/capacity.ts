import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Capacity of the table, its indexes and its replicas. */
export const capacityCodes = defineCodes({
  'DYN-T016': {
    severity: 'error',
    title: 'Capacity settings fit the billing mode.',
    why: 'A table billed on demand takes maximum request units, and a provisioned table takes capacity. CloudFormation refuses the other pair.',
    broken: "globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status, readCapacity: Capacity.fixed(5) }],",
    fixed: "globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status, maxReadRequestUnits: 100 }],",
  },
  'DYN-T017': {
    severity: 'error',
    title: 'Write capacity is autoscaled.',
    why: 'A global table scales writes together in all regions, so CloudFormation does not accept a fixed write capacity. To fix capacity, use autoscaling with equal minimum and maximum.',
    broken: 'billing: Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity: Capacity.fixed(5) }),',
    fixed:
      'billing: Billing.provisioned({\n  readCapacity: Capacity.fixed(5),\n  writeCapacity: Capacity.autoscaled({ minCapacity: 5, maxCapacity: 5 }),\n}),',
  },
  'DYN-T030': {
    severity: 'error',
    title: 'Maximum request units are whole numbers from 1.',
    why: 'CDK drops a zero silently, and the table would have no limit at all.',
    broken: 'billing: Billing.onDemand({ maxReadRequestUnits: 0 }),',
    fixed: 'billing: Billing.onDemand({ maxReadRequestUnits: 100 }),',
  },
});
