import { canonical, type Properties, recordOf, recordsOf, sameValue } from '@dynamorm-cdk/core/cloudformation';
import type { IndexCapacity, IndexThroughput } from '@dynamorm-cdk/model-spec';
import type { TableSide } from '../sides/table-side';

/** What is looked at of a table. */
type Throughputs = Pick<TableSide, 'properties' | 'deployed'>;

/** Throughput that indexes of a table have of their own, by name. What scaling made of it at the moment is not what a template says, so it is left out. */
export function throughputOf(side: Throughputs, names: string[]): { [index: string]: IndexThroughput } {
  const indexes = recordsOf(side.properties.GlobalSecondaryIndexes).filter(({ IndexName: name }) => names.includes(String(name)));
  const found = indexes.map(
    (index) => [String(index.IndexName), { ...(side.deployed ? ofDeployed(index) : {}), ...ofTemplate(index, side) }] as const,
  );
  return Object.fromEntries(found.filter(([, throughput]) => Object.keys(throughput).length > 0));
}

/** DynamoDB says -1 where there is no limit. */
function ofDeployed(index: Properties): IndexThroughput {
  const { MaxReadRequestUnits: read, MaxWriteRequestUnits: write } = recordOf(index.OnDemandThroughput);
  return { ...units('maxReadRequestUnits', read), ...units('maxWriteRequestUnits', write) };
}

/** In a GlobalTable what concerns writes stands with the index, what concerns reads with the index of each replica. */
function ofTemplate(index: Properties, side: Throughputs): IndexThroughput {
  const inReplica = ownReplicaIndex(index.IndexName, side);
  const scaledWrites = recordOf(index.WriteProvisionedThroughputSettings).WriteCapacityAutoScalingSettings;
  const reads = recordOf(inReplica.ReadProvisionedThroughputSettings);
  return {
    ...units('maxReadRequestUnits', recordOf(inReplica.ReadOnDemandThroughputSettings).MaxReadRequestUnits),
    ...units('maxWriteRequestUnits', recordOf(index.WriteOnDemandThroughputSettings).MaxWriteRequestUnits),
    ...capacity('readCapacity', scaled(reads.ReadCapacityAutoScalingSettings) ?? fixed(reads.ReadCapacityUnits)),
    ...capacity('writeCapacity', scaled(scaledWrites)),
  };
}

/** The index in the replica of the stack's own region, or in all of them where they agree. */
function ownReplicaIndex(name: unknown, { properties }: Throughputs): Properties {
  const replicas = recordsOf(properties.Replicas);
  const indexes = (replica: Properties): Properties =>
    recordOf(recordsOf(replica.GlobalSecondaryIndexes).find(({ IndexName }) => IndexName === name));
  const own = replicas.find(({ Region: region }) => canonical(region) === canonical({ Ref: 'AWS::Region' }));
  if (own) return indexes(own);
  const [first = {}, ...others] = replicas.map(indexes);
  return others.every((other) => sameValue(first, other)) ? first : {};
}

function scaled(settings: unknown): IndexCapacity | undefined {
  const {
    MinCapacity: minimum,
    MaxCapacity: maximum,
    SeedCapacity: seed,
    TargetTrackingScalingPolicyConfiguration: policy,
  } = recordOf(settings);
  const target = recordOf(policy).TargetValue;
  if (!isUnits(minimum) || !isUnits(maximum) || typeof target !== 'number') return undefined;
  return { minimum, maximum, targetUtilizationPercent: target, ...(isUnits(seed) ? { seed } : {}) };
}

function fixed(value: unknown): IndexCapacity | undefined {
  return isUnits(value) ? { minimum: value, maximum: value } : undefined;
}

function units(name: keyof IndexThroughput, value: unknown): IndexThroughput {
  return isUnits(value) ? { [name]: value } : {};
}

function capacity(name: keyof IndexThroughput, value: IndexCapacity | undefined): IndexThroughput {
  return value === undefined ? {} : { [name]: value };
}

function isUnits(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
