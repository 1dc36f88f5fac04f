/** Actions that carry `dynamodb:LeadingKeys` and address one item of a table. */
export const READ_ONE = ['GetItem'];
export const WRITE_ONE = ['PutItem', 'UpdateItem', 'DeleteItem'];
export const TRANSACTION_VERBS = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];
export const BATCHES = ['BatchGetItem', 'BatchWriteItem'];
export const PARTIQL = ['PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'];

/** Reads without a key: they see whatever the table or index holds. */
export const KEYLESS_READS = ['Scan', 'SearchVectors'];

/** Authorized on a stream of the table. */
export const STREAM = ['DescribeStream', 'GetShardIterator', 'GetRecords', 'TagResource', 'PutResourcePolicy'];

/** Authorized on the table: every one shows, copies, moves or destroys what all tenants have in it. */
export const TABLE_ADMINISTRATION = [
  'AssociateTableReplica',
  'CreateBackup',
  'CreateGlobalTableWitness',
  'CreateTable',
  'CreateTableReplica',
  'DeleteResourcePolicy',
  'DeleteTable',
  'DeleteTableReplica',
  'DescribeContinuousBackups',
  'DescribeContributorInsights',
  'DescribeKinesisStreamingDestination',
  'DescribeTable',
  'DescribeTableReplicaAutoScaling',
  'DescribeTimeToLive',
  'DisableKinesisStreamingDestination',
  'EnableKinesisStreamingDestination',
  'ExportTableToPointInTime',
  'GetResourcePolicy',
  'ImportTable',
  'ListExports',
  'ListTagsOfResource',
  'PutResourcePolicy',
  'ReadDataForReplication',
  'ReplicateSettings',
  'RestoreTableFromAwsBackup',
  'RestoreTableToPointInTime',
  'StartAwsBackupJob',
  'TagResource',
  'UntagResource',
  'UpdateContinuousBackups',
  'UpdateContributorInsights',
  'UpdateKinesisStreamingDestination',
  'UpdateTable',
  'UpdateTableReplicaAutoScaling',
  'UpdateTimeToLive',
  'WriteDataForReplication',
];

/** Authorized on what hangs below the table's ARN. */
export const BELOW_TABLE: { readonly [action: string]: string } = {
  DeleteBackup: 'backup/01700000000000-12345678',
  DescribeBackup: 'backup/01700000000000-12345678',
  RestoreTableFromBackup: 'backup/01700000000000-12345678',
  DescribeExport: 'export/01700000000000-12345678',
  DescribeImport: 'import/01700000000000-12345678',
};
