import { type Kind, type Kinds, kinds } from '@dynamorm-cdk/core/kinds';
import type { Finding } from '@dynamorm-cdk/model-spec';
import {
  type Attribute,
  AttributeType,
  type ContributorInsightsSpecification,
  MultiRegionConsistency,
  ProjectionType,
  type ReplicaGlobalSecondaryIndexOptions,
  type ReplicaTableProps,
  StreamViewType,
  TableClass,
  type WarmThroughput,
} from 'aws-cdk-lib/aws-dynamodb';
import { type CfnTag, RemovalPolicy } from 'aws-cdk-lib/core';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { NamingConvention } from '../declaration/naming-convention';
import type {
  GlobalIndexProps,
  IndexThroughputOptions,
  LocalIndexProps,
  SecondaryIndexOptions,
} from '../declaration/secondary-index-props';
import type { TableContractProps } from '../declaration/table-contract-props';
import { kindFinding } from '../findings/kind-findings';

/** A key without a name or a type is told as such, so only their kinds are asked for here. */
const key = kinds.propsOf<Attribute>(
  { name: kinds.text, type: kinds.oneOf(() => AttributeType) },
  "a key, as { name: 'PK', type: AttributeType.STRING }",
);
const keys = kinds.listOf(key, 'a list of keys');
const encryptionKey = kinds.made('a key of KMS', 'keyArn');
const policy = kinds.made('a PolicyDocument', 'addStatements');
const capacity = kinds.made('a Capacity, such as Capacity.fixed(5)', 'mode');
const insights = kinds.orLater(
  kinds.propsOf<ContributorInsightsSpecification>({ enabled: kinds.flag, mode: kinds.text }, 'an object, as { enabled: true }', [
    'enabled',
  ]),
);
const throughput = kinds.orLater(
  kinds.propsOf<WarmThroughput>(
    { readUnitsPerSecond: kinds.number, writeUnitsPerSecond: kinds.number },
    'an object, as { readUnitsPerSecond: 12000 }',
  ),
);
const models = kinds.made('a ModelDocument, such as ModelDocument.fromFile(path)', 'tableNames', 'toTableShape');
const composite = kinds.mapOf(kinds.listOf(kinds.text, 'a list of attributes'));

const INDEX: Kinds<SecondaryIndexOptions> = {
  projectionType: kinds.oneOf(() => ProjectionType),
  nonKeyAttributes: kinds.listOf(kinds.text, 'a list of attributes'),
  compositeFields: composite,
};

const THROUGHPUT: Kinds<IndexThroughputOptions> = {
  readCapacity: capacity,
  writeCapacity: capacity,
  maxReadRequestUnits: kinds.number,
  maxWriteRequestUnits: kinds.number,
  warmThroughput: throughput,
  contributorInsights: insights,
};

const GLOBAL_INDEX: Kinds<GlobalIndexProps> = {
  ...INDEX,
  ...THROUGHPUT,
  indexName: kinds.text,
  partitionKey: key,
  partitionKeys: keys,
  sortKey: key,
  sortKeys: keys,
};

const LOCAL_INDEX: Kinds<LocalIndexProps> = { ...INDEX, indexName: kinds.text, sortKey: key };

/** CDK judges the rest of a replica. */
const REPLICA: { readonly [prop in keyof ReplicaTableProps]?: Kind } = {
  region: kinds.text,
  resourcePolicy: policy,
  tags: kinds.listOf(kinds.propsOf<CfnTag>({ key: kinds.text, value: kinds.text }, 'a tag', ['key', 'value']), 'a list of tags'),
  globalSecondaryIndexOptions: kinds.mapOf(
    kinds.propsOf<ReplicaGlobalSecondaryIndexOptions>({
      contributorInsights: kinds.flag,
      contributorInsightsSpecification: insights,
      maxReadRequestUnits: kinds.number,
      readCapacity: capacity,
    }),
  ),
  contributorInsights: kinds.flag,
  contributorInsightsSpecification: insights,
  deletionProtection: kinds.flag,
  pointInTimeRecovery: kinds.flag,
  tableClass: kinds.oneOf(() => TableClass),
  maxReadRequestUnits: kinds.number,
  readCapacity: capacity,
};

/** The props that new and existing tables share. */
export const CONTRACT: Kinds<TableContractProps> = {
  models,
  partitionKey: key,
  sortKey: key,
  globalSecondaryIndexes: kinds.listOf(kinds.propsOf(GLOBAL_INDEX, 'an index', ['indexName']), 'a list of indexes'),
  localSecondaryIndexes: kinds.listOf(kinds.propsOf(LOCAL_INDEX, 'an index', ['indexName']), 'a list of indexes'),
  compositeFields: composite,
  stream: kinds.oneOf(() => StreamViewType),
  requiresStream: kinds.flag,
  timeToLiveAttribute: kinds.text,
  enableTimestamps: kinds.flag,
  enableVersioning: kinds.flag,
  namingConvention: kinds.decidedOneOf(() => NamingConvention),
  environmentVariableName: kinds.text,
  fieldEncryptionKey: encryptionKey,
};

const TABLE: Kinds<DynamORMTableProps> = {
  ...CONTRACT,
  rollout: kinds.made('a Rollout, such as Rollout.staged()', 'stateFile'),
  tableName: kinds.text,
  billing: kinds.made('a Billing, such as Billing.onDemand()', 'mode'),
  pointInTimeRecovery: kinds.flag,
  recoveryPeriod: kinds.made('a Duration, such as Duration.days(35)', 'toDays'),
  deletionProtection: kinds.flag,
  removalPolicy: kinds.decidedOneOf(() => RemovalPolicy),
  encryption: kinds.made('a TableEncryptionV2, such as TableEncryptionV2.awsManagedKey()', 'type'),
  tableClass: kinds.oneOf(() => TableClass),
  contributorInsights: insights,
  warmThroughput: throughput,
  indexOptions: kinds.mapOf(kinds.propsOf(THROUGHPUT)),
  kinesisStream: kinds.made('a stream of Kinesis', 'streamArn'),
  resourcePolicy: policy,
  streamResourcePolicy: policy,
  replicas: kinds.listOf(kinds.propsOf(REPLICA, "a replica, as { region: 'eu-west-1' }"), 'a list of replicas'),
  multiRegionConsistency: kinds.oneOf(() => MultiRegionConsistency),
  witnessRegion: kinds.text,
  // CloudFormation knows more modes than the enum of CDK.
  globalTableSettingsReplicationMode: kinds.text,
  standardTags: kinds.flag,
  tags: kinds.mapOf(kinds.text, 'an object with a text for each tag'),
  disabledTimeToLiveAttribute: kinds.text,
};

/** A key of an index that a call adds is told whole: nothing else looks for its name and type. */
const wholeKey = kinds.propsOf<Attribute>({ name: kinds.text, type: kinds.oneOf(() => AttributeType) }, 'a key', ['name', 'type']);

const wholeKeys = kinds.listOf(wholeKey, 'a list of keys');

/** The options of an index that is added. */
export const addedGlobalIndex = kinds.propsOf(
  { ...GLOBAL_INDEX, partitionKey: wholeKey, partitionKeys: wholeKeys, sortKey: wholeKey, sortKeys: wholeKeys },
  'an object with the keys of the index',
);
export const addedLocalIndex = kinds.propsOf({ ...LOCAL_INDEX, sortKey: wholeKey }, 'an object with the sort key of the index', [
  'sortKey',
]);

/** Props of a new table that are of another kind than they must be: nothing else can be said of them. */
export function tableKindFindings(props: DynamORMTableProps): Finding[] {
  return findingsIn(TABLE, props);
}

/** Props that are of another kind than they must be. */
export function findingsIn<P>(of: Kinds<P>, props: P): Finding[] {
  return kinds.kindMistakes<P>(of, props as { readonly [prop in keyof P]?: unknown }).map(kindFinding);
}
