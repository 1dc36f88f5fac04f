import type { UpdateOutcome } from './fact';

/** What a change of a property leads to, and what judges it. */
export interface PropertyRule {
  /** The outcomes that a change may have. */
  readonly outcomes: readonly UpdateOutcome[];
  /** What judges the change; none where it is one in place. */
  readonly judged?: string;
  /** Why the outcome is not known here. */
  readonly reason?: string;
}

/** The properties of a resource, or of a part of it. */
export interface PropertyRules {
  readonly [name: string]: PropertyRule | PropertyRules;
}

const inPlace: PropertyRule = { outcomes: ['updated'] };
const judged = (by: string, ...outcomes: UpdateOutcome[]): PropertyRule => ({ judged: by, outcomes });
const unknown = (reason: string): PropertyRule => ({ reason, outcomes: ['unknown'] });

const keySchema = (rule: PropertyRule): PropertyRules => ({ AttributeName: rule, KeyType: rule });
const projection = (rule: PropertyRule): PropertyRules => ({ ProjectionType: rule, NonKeyAttributes: rule });
const policy = { PolicyDocument: judged('policies', 'updated', 'refused') };
const insights = { Enabled: inPlace, Mode: inPlace };
const kinesis = { StreamArn: inPlace, ApproximateCreationDateTimePrecision: inPlace };
const warm = judged('warm-throughput', 'updated', 'refused', 'unknown');
const warmThroughput = { ReadUnitsPerSecond: warm, WriteUnitsPerSecond: warm };
const throughput = judged('throughput', 'updated', 'refused');
const provisioned = { ReadCapacityUnits: throughput, WriteCapacityUnits: throughput };
const onDemand = { MaxReadRequestUnits: throughput, MaxWriteRequestUnits: throughput };
const onDemandReads = { MaxReadRequestUnits: throughput };
const onDemandWrites = { MaxWriteRequestUnits: throughput };
const scaling = {
  MinCapacity: inPlace,
  MaxCapacity: inPlace,
  SeedCapacity: inPlace,
  TargetTrackingScalingPolicyConfiguration: {
    DisableScaleIn: inPlace,
    ScaleInCooldown: inPlace,
    ScaleOutCooldown: inPlace,
    TargetValue: inPlace,
  },
};
const provisionedReads = { ReadCapacityUnits: throughput, ReadCapacityAutoScalingSettings: scaling };
const fixedReads = { ReadCapacityUnits: throughput };
const provisionedWrites = { WriteCapacityAutoScalingSettings: scaling };
const recovery = { PointInTimeRecoveryEnabled: judged('protection', 'updated'), RecoveryPeriodInDays: judged('protection', 'updated') };
const timeToLive = judged('time-to-live', 'updated', 'refused', 'unknown');

const index = judged('indexes', 'updated', 'unknown');
const local = judged('local-indexes', 'replaced', 'unknown');
const vector = judged('vector-indexes', 'updated', 'refused', 'unknown');
const key = judged('keys', 'replaced', 'unknown');
/** An attribute that is a key of its own table or index changes with that; the definition alone is nothing. */
const definition = judged('keys', 'updated', 'replaced', 'refused');
const source = judged('import', 'replaced');
const encryption = judged('encryption', 'updated');
const stream = judged('streams', 'updated', 'refused');
const name = judged('name', 'replaced', 'unknown');

const common: PropertyRules = {
  TableName: name,
  AttributeDefinitions: { AttributeName: definition, AttributeType: definition },
  KeySchema: keySchema(key),
  LocalSecondaryIndexes: { IndexName: local, KeySchema: keySchema(local), Projection: projection(local) },
  VectorIndexes: {
    IndexName: vector,
    VectorAttribute: { AttributeName: vector, Dimensions: vector },
    Dimensions: vector,
    DistanceFunction: vector,
    Projection: projection(vector),
    SearchSchema: { AttributeName: vector, SearchSchemaElementType: vector },
  },
  BillingMode: judged('throughput', 'updated', 'refused'),
  TimeToLiveSpecification: { Enabled: timeToLive, AttributeName: timeToLive },
  WarmThroughput: warmThroughput,
};

const indexKeys = { IndexName: index, KeySchema: keySchema(index), Projection: projection(index) };

/** Every property of a table that is known here; any other is "not known here". */
export const tableRules: PropertyRules = {
  ...common,
  GlobalSecondaryIndexes: {
    ...indexKeys,
    ContributorInsightsSpecification: insights,
    ProvisionedThroughput: provisioned,
    OnDemandThroughput: onDemand,
    WarmThroughput: warmThroughput,
  },
  ProvisionedThroughput: provisioned,
  OnDemandThroughput: onDemand,
  SSESpecification: { SSEEnabled: encryption, SSEType: encryption, KMSMasterKeyId: encryption },
  StreamSpecification: { StreamViewType: stream, ResourcePolicy: policy, Tags: inPlace },
  KinesisStreamSpecification: kinesis,
  ContributorInsightsSpecification: insights,
  PointInTimeRecoverySpecification: recovery,
  DeletionProtectionEnabled: judged('protection', 'updated'),
  TableClass: judged('table-class', 'updated'),
  Tags: inPlace,
  ResourcePolicy: policy,
  ImportSourceSpecification: {
    S3BucketSource: { S3Bucket: source, S3KeyPrefix: source, S3BucketOwner: source },
    InputFormat: source,
    InputFormatOptions: { Csv: { Delimiter: source, HeaderList: source } },
    InputCompressionType: source,
  },
};

const replica = judged('replicas', 'updated', 'refused', 'unknown');

/** Every property of a global table that is known here. */
export const globalTableRules: PropertyRules = {
  ...common,
  GlobalSecondaryIndexes: {
    ...indexKeys,
    WriteProvisionedThroughputSettings: provisionedWrites,
    WriteOnDemandThroughputSettings: onDemandWrites,
    ReadProvisionedThroughputSettings: fixedReads,
    ReadOnDemandThroughputSettings: onDemandReads,
    WarmThroughput: warmThroughput,
  },
  WriteProvisionedThroughputSettings: provisionedWrites,
  WriteOnDemandThroughputSettings: onDemandWrites,
  ReadProvisionedThroughputSettings: fixedReads,
  ReadOnDemandThroughputSettings: onDemandReads,
  SSESpecification: { SSEEnabled: encryption, SSEType: encryption },
  StreamSpecification: { StreamViewType: stream },
  Replicas: {
    Region: replica,
    ContributorInsightsSpecification: insights,
    DeletionProtectionEnabled: judged('protection', 'updated'),
    DisassociationProtectionEnabled: judged('disassociation', 'updated', 'refused'),
    // The first judges the whole, where an expression gives it.
    GlobalSecondaryIndexes: {
      ContributorInsightsSpecification: insights,
      IndexName: index,
      ReadProvisionedThroughputSettings: provisionedReads,
      ReadOnDemandThroughputSettings: onDemandReads,
    },
    GlobalTableSettingsReplicationMode: unknown('AWS does not document which settings of the other replicas change with it'),
    KinesisStreamSpecification: kinesis,
    PointInTimeRecoverySpecification: recovery,
    ReadProvisionedThroughputSettings: provisionedReads,
    ReadOnDemandThroughputSettings: onDemandReads,
    ReplicaStreamSpecification: { ResourcePolicy: policy, Tags: inPlace },
    ResourcePolicy: policy,
    SSESpecification: { KMSMasterKeyId: encryption },
    TableClass: judged('table-class', 'updated'),
    Tags: inPlace,
  },
  GlobalTableWitnesses: { Region: judged('consistency', 'updated', 'refused') },
  GlobalTableSourceArn: judged('source', 'unknown'),
  MultiRegionConsistency: judged('consistency', 'refused', 'unknown'),
  DisassociationProtectionEnabled: judged('disassociation', 'updated', 'refused'),
};

/** Whether this is the rule of a property, and not a mapping of properties. */
export function isRule(rules: PropertyRule | PropertyRules): rules is PropertyRule {
  return Array.isArray(rules.outcomes);
}
