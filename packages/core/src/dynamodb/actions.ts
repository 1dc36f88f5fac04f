/** Reads that name an item: DynamORM's First with a full key, and BatchGet. */
export const ITEM_READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];

/** Reads of one partition of a table or index: First with a partition key, All, Count. */
export const QUERIES = ['dynamodb:Query'];

/** Reads without a key: All without one, Scan, ScanAllSegments. */
export const SCANS = ['dynamodb:Scan'];

/** Searches a vector index; it names no key. */
export const VECTOR_SEARCHES = ['dynamodb:SearchVectors'];

/** Create, Update, Delete, their batches, and Transact, whose condition checks are an action of their own. */
export const ITEM_WRITES = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/** What a consumer of the table's stream calls. */
export const STREAM_READS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** Finds the stream of a table; authorized on any stream of it. */
export const STREAM_LISTINGS = ['dynamodb:ListStreams'];

/** DynamoDB uses the table's customer key with the rights of the caller who reads. */
export const KEY_READS = ['kms:Decrypt', 'kms:DescribeKey'];

/** What a caller who writes needs besides. */
export const KEY_WRITES = ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];

/** Actions that are authorized on an index as well as on its table. */
const ON_INDEXES = [
  ...QUERIES,
  ...SCANS,
  ...VECTOR_SEARCHES,
  'dynamodb:PartiQLSelect',
  'dynamodb:DescribeContributorInsights',
  'dynamodb:UpdateContributorInsights',
];

/** Actions that are authorized on streams, backups, exports and imports, or on no resource at all. */
const ELSEWHERE = [
  ...STREAM_READS,
  ...STREAM_LISTINGS,
  'dynamodb:DeleteBackup',
  'dynamodb:DescribeBackup',
  'dynamodb:DescribeEndpoints',
  'dynamodb:DescribeExport',
  'dynamodb:DescribeGlobalTable',
  'dynamodb:DescribeGlobalTableSettings',
  'dynamodb:DescribeLimits',
  'dynamodb:DescribeReservedCapacity',
  'dynamodb:DescribeReservedCapacityOfferings',
  'dynamodb:ListBackups',
  'dynamodb:ListContributorInsights',
  'dynamodb:ListExports',
  'dynamodb:ListGlobalTables',
  'dynamodb:ListImports',
  'dynamodb:ListTables',
  'dynamodb:PurchaseReservedCapacityOfferings',
  'dynamodb:UpdateGlobalTable',
  'dynamodb:UpdateGlobalTableSettings',
];

/**
 * Where a single action of DynamoDB is authorized: on a table, or on its indexes too. `undefined` for everything else.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function actionScope(action: string): 'table' | 'index' | undefined {
  if (!/^dynamodb:[A-Za-z]+$/.test(action) || ELSEWHERE.includes(action)) return undefined;
  return ON_INDEXES.includes(action) ? 'index' : 'table';
}
