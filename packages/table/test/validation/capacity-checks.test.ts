import { Billing, Capacity } from 'aws-cdk-lib/aws-dynamodb';
import { expect, test } from 'vitest';
import { errorOf, IN_EUROPE, newStack, ordersTable, text } from '../synthesis';

const SUBJECT = 'DynamORMTable `Shop/Orders`';
const SCALED = Capacity.autoscaled({ maxCapacity: 10 });
const INDEX = { indexName: 'gsi-status', partitionKey: text('status') };
const PROVISIONED = Billing.provisioned({ readCapacity: SCALED, writeCapacity: SCALED });
const ON_DEMAND_HINT = 'Set maxReadRequestUnits and maxWriteRequestUnits, or billing to Billing.provisioned(...).';

test('provisioned settings under on-demand billing', () => {
  const globalSecondaryIndexes = [{ ...INDEX, readCapacity: SCALED, writeCapacity: SCALED }];
  const replicas = [
    { region: 'us-east-1', readCapacity: SCALED, globalSecondaryIndexOptions: { 'gsi-status': { readCapacity: Capacity.fixed(1) } } },
  ];

  expect(errorOf(() => ordersTable({ globalSecondaryIndexes, replicas }, newStack(IN_EUROPE)))).toBe(
    [
      `${SUBJECT} has 4 errors:`,
      `  DYN-T016 globalSecondaryIndexes[0].readCapacity: The index \`gsi-status\` sets readCapacity, but the billing of the table is PAY_PER_REQUEST. ${ON_DEMAND_HINT}`,
      `  DYN-T016 globalSecondaryIndexes[0].writeCapacity: The index \`gsi-status\` sets writeCapacity, but the billing of the table is PAY_PER_REQUEST. ${ON_DEMAND_HINT}`,
      `  DYN-T016 replicas[0].readCapacity: The replica in \`us-east-1\` sets readCapacity, but the billing of the table is PAY_PER_REQUEST. ${ON_DEMAND_HINT}`,
      `  DYN-T016 replicas[0].globalSecondaryIndexOptions.gsi-status.readCapacity: The index \`gsi-status\` in \`us-east-1\` sets readCapacity, but the billing of the table is PAY_PER_REQUEST. ${ON_DEMAND_HINT}`,
    ].join('\n'),
  );
});

test('on-demand settings under provisioned billing', () => {
  const globalSecondaryIndexes = [{ ...INDEX, maxReadRequestUnits: 1 }];
  const replicas = [{ region: 'us-east-1', maxReadRequestUnits: 1 }];

  expect(errorOf(() => ordersTable({ billing: PROVISIONED, globalSecondaryIndexes, replicas }, newStack(IN_EUROPE)))).toBe(
    [
      `${SUBJECT} has 2 errors:`,
      '  DYN-T016 globalSecondaryIndexes[0].maxReadRequestUnits: The index `gsi-status` sets maxReadRequestUnits, but the billing of the table is PROVISIONED. Set readCapacity and writeCapacity.',
      '  DYN-T016 replicas[0].maxReadRequestUnits: The replica in `us-east-1` sets maxReadRequestUnits, but the billing of the table is PROVISIONED. Set readCapacity and writeCapacity.',
    ].join('\n'),
  );
});

test('a fixed capacity for writes, which CloudFormation does not take', () => {
  const billing = Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity: Capacity.fixed(5) });
  const globalSecondaryIndexes = [{ ...INDEX, writeCapacity: Capacity.fixed(5) }];
  const hint = 'Use Capacity.autoscaled({ minCapacity, maxCapacity }). The two can be equal.';

  expect(errorOf(() => ordersTable({ billing, globalSecondaryIndexes }))).toBe(
    [
      `${SUBJECT} has 2 errors:`,
      `  DYN-T017 globalSecondaryIndexes[0].writeCapacity: The index \`gsi-status\` has a fixed writeCapacity; CloudFormation accepts only an autoscaled one. ${hint}`,
      `  DYN-T017 billing: The table has a fixed writeCapacity; CloudFormation accepts only an autoscaled one. ${hint}`,
    ].join('\n'),
  );
});

test.each([0, -1, 1.5])('a limit of %d units', (units) => {
  const billing = Billing.onDemand({ maxReadRequestUnits: units });
  const globalSecondaryIndexes = [{ ...INDEX, maxWriteRequestUnits: units }];

  expect(errorOf(() => ordersTable({ billing, globalSecondaryIndexes }))).toBe(
    [
      `${SUBJECT} has 2 errors:`,
      `  DYN-T030 globalSecondaryIndexes[0].maxWriteRequestUnits: maxWriteRequestUnits is ${units}; DynamoDB accepts whole numbers, 1 or greater. Remove it for no limit.`,
      `  DYN-T030 billing.maxReadRequestUnits: maxReadRequestUnits is ${units}; DynamoDB accepts whole numbers, 1 or greater. Remove it for no limit.`,
    ].join('\n'),
  );
});
