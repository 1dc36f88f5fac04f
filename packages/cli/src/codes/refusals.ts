import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What CloudFormation or DynamoDB refuse. */
export const refusalCodes = defineCodes({
  'DYN-C328': {
    severity: 'error',
    title: 'The name of a new table is free.',
    why: 'Names are unique in an account and region, and CloudFormation creates the new table before it deletes or releases the old one. Retaining the old table makes it worse.',
    broken: 'OrdersV2: # was Orders\n  Properties: { TableName: prod-orders }',
    fixed: 'Orders:\n  Properties: { TableName: prod-orders }',
  },
  'DYN-C336': {
    severity: 'error',
    title: 'Throughput fits the billing mode.',
    why: 'A provisioned table needs throughput, and so does each of its global indexes. An on-demand table must not have throughput.',
    broken: 'BillingMode: PROVISIONED # and no ProvisionedThroughput',
    fixed: 'BillingMode: PROVISIONED\nProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }',
  },
  'DYN-C337': {
    severity: 'error',
    title: 'Each attribute definition belongs to a key.',
    why: 'DynamoDB refuses definitions of attributes that no key of the table or of an index uses, and two of one attribute.',
    broken: 'AttributeDefinitions:\n  - { AttributeName: id, AttributeType: S }\n  - { AttributeName: title, AttributeType: S } # no key',
    fixed: 'AttributeDefinitions:\n  - { AttributeName: id, AttributeType: S }',
  },
  'DYN-C338': {
    severity: 'error',
    title: 'Keys are well formed.',
    why: 'Partition keys come before sort keys. A local index has the partition key of its table, and a sort key.',
    broken: 'KeySchema:\n  - { AttributeName: sk, KeyType: RANGE }\n  - { AttributeName: pk, KeyType: HASH }',
    fixed: 'KeySchema:\n  - { AttributeName: pk, KeyType: HASH }\n  - { AttributeName: sk, KeyType: RANGE }',
  },
  'DYN-C339': {
    severity: 'error',
    title: 'Projections are well formed.',
    why: 'Only INCLUDE names attributes, at least one. All indexes of a table name 100 at most.',
    broken: 'Projection: { ProjectionType: ALL, NonKeyAttributes: [title] }',
    fixed: 'Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [title] }',
  },
  'DYN-C340': {
    severity: 'error',
    title: 'Indexes have different names, and a table has at most five local indexes.',
    why: 'Names are unique over global, local and vector indexes. The limit of local indexes cannot be raised.',
  },
  'DYN-C341': {
    severity: 'warning',
    title: 'Global indexes are within the quota of the account.',
    why: 'It is 20 unless AWS raised it, which only AWS knows. Say what it is with `--index-quota`.',
  },
  'DYN-C342': {
    severity: 'error',
    title: 'Warm throughput is raised, never lowered.',
    why: 'DynamoDB refuses a lower value. It raises warm throughput by itself too.',
    broken: 'WarmThroughput: { ReadUnitsPerSecond: 12000, WriteUnitsPerSecond: 4000 } # deployed with 15000',
    fixed: 'WarmThroughput: { ReadUnitsPerSecond: 15000, WriteUnitsPerSecond: 4000 }',
  },
  'DYN-C343': {
    severity: 'error',
    title: 'A vector index is created or deleted, never updated, on tables that are billed on demand.',
    why: 'Dimensions, distance and the rest of its definition are fixed. Create an index under another name, and delete the old one later.',
    broken: 'VectorIndexes:\n  - { IndexName: near, Dimensions: 1024 } # deployed with 512',
    fixed: 'VectorIndexes:\n  - { IndexName: near, Dimensions: 512 }\n  - { IndexName: near-1024, Dimensions: 1024 }',
  },
  'DYN-C344': {
    severity: 'warning',
    title: 'Time to live is turned off by a property, not by its absence.',
    why: 'Where `TimeToLiveSpecification` disappears, the update fails or items expire as before.',
    broken: '# TimeToLiveSpecification was removed',
    fixed: 'TimeToLiveSpecification: { AttributeName: ttl, Enabled: false }',
  },
  'DYN-C345': {
    severity: 'error',
    title: 'Time to live is turned off with the attribute that is on.',
    why: 'DynamoDB refuses any other. Another attribute is turned on in a later deployment.',
    broken: 'TimeToLiveSpecification: { AttributeName: expiresAt, Enabled: false } # ttl is on',
    fixed: 'TimeToLiveSpecification: { AttributeName: ttl, Enabled: false }',
  },
  'DYN-C346': {
    severity: 'error',
    title: 'Time to live is turned on when turning it off has taken effect.',
    why: 'While its status is DISABLING, which takes an hour at most, DynamoDB refuses every change of it.',
  },
  'DYN-C347': {
    severity: 'error',
    title: 'A table with replicas has a stream of both images.',
    why: 'Replicas are kept the same by it. Strong consistency needs none.',
    broken: 'Replicas: [{ Region: eu-west-1 }, { Region: us-east-1 }] # no StreamSpecification',
    fixed: 'Replicas: [{ Region: eu-west-1 }, { Region: us-east-1 }]\nStreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }',
  },
  'DYN-C348': {
    severity: 'error',
    title: 'A policy is attached to what exists.',
    why: "Outside the stack's region, a new replica cannot have a policy in the same update. A stream must exist before its policy.",
    broken: 'Replicas:\n  - Region: us-east-1 # new\n    ResourcePolicy: { PolicyDocument: ... }',
    fixed: 'Replicas:\n  - Region: us-east-1 # its policy in a later deployment',
  },
  'DYN-C349': {
    severity: 'error',
    title: 'Replicas are a list that DynamoDB accepts.',
    why: 'List each region once, including the region of the stack. Strong consistency needs three replicas, or two replicas and a witness.',
  },
  'DYN-C351': {
    severity: 'error',
    title: 'Strong consistency is chosen while a table is empty.',
    why: 'It is switched on with the first replicas of an empty table, and never off. Whether a table is empty a template does not tell: then it is a warning.',
  },
  'DYN-C352': {
    severity: 'info',
    title: 'Keys and indexes of a replica in another account come from its source.',
    why: 'A replica in another account (`GlobalTableSourceArn`) takes them from its source.',
  },
  'DYN-C353': {
    severity: 'error',
    title: 'Disassociation protection changes in a separate update.',
    why: 'DynamoDB refuses an update that changes anything else with it.',
  },
  'DYN-C356': {
    severity: 'error',
    title: 'No index or replica of a table is being created or deleted when the table is updated.',
    why: 'DynamoDB refuses an update while an index or a replica is. Wait until all are active.',
  },
  'DYN-C359': {
    severity: 'error',
    title: 'DynamoDB accepts the names of tables, indexes and key attributes.',
    why: 'Tables and indexes have names of 3 to 255 of the characters a-z, A-Z, 0-9, _, . and -. Names of key attributes and projected attributes have 1 to 255 bytes.',
    broken: 'GlobalSecondaryIndexes:\n  - IndexName: by email',
    fixed: 'GlobalSecondaryIndexes:\n  - IndexName: by-email',
  },
});
