import type { IndexCapacity, IndexShape, IndexThroughput } from '@dynamorm-cdk/model-spec';
import { type Attribute, type AttributeType, BillingMode, Capacity, type ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import type { GlobalIndexProps } from '../declaration/secondary-index-props';

/** An index as a state file has it, with the throughput that the billing of the table knows. */
export function oldIndexProps(index: IndexShape, throughput: IndexThroughput, billing: BillingMode | undefined): GlobalIndexProps {
  const { name, partitionKeys, sortKeys = [], projection, nonKeyAttributes } = index;
  const { readCapacity, writeCapacity, maxReadRequestUnits, maxWriteRequestUnits } = throughput;
  return {
    indexName: name,
    ...(partitionKeys.length > 1 ? { partitionKeys: attributes(partitionKeys) } : { partitionKey: attributes(partitionKeys)[0] }),
    ...(sortKeys.length > 1 ? { sortKeys: attributes(sortKeys) } : { sortKey: attributes(sortKeys)[0] }),
    projectionType: (projection ?? 'ALL') as ProjectionType,
    nonKeyAttributes,
    ...(billing === BillingMode.PROVISIONED
      ? { readCapacity: readCapacity && capacityOf(readCapacity), writeCapacity: writeCapacity && scaled(writeCapacity) }
      : { maxReadRequestUnits, maxWriteRequestUnits }),
  };
}

function attributes(keys: IndexShape['partitionKeys']): Attribute[] {
  return keys.map((key) => ({ name: key.name, type: key.type as string as AttributeType }));
}

function capacityOf(capacity: IndexCapacity): Capacity {
  return capacity.targetUtilizationPercent === undefined ? Capacity.fixed(capacity.maximum) : scaled(capacity);
}

/** CloudFormation takes no fixed write capacity. */
function scaled({ minimum, maximum, targetUtilizationPercent, seed }: IndexCapacity): Capacity {
  return Capacity.autoscaled({ minCapacity: minimum, maxCapacity: maximum, targetUtilizationPercent, seedCapacity: seed });
}
