/** Reads of single items and batches: DynamORM's First with a full key, and BatchGet. */
export const ITEM_READ_ACTIONS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];

/** First with a partition key, All, Count, and everything on an index. */
export const QUERY_ACTIONS = ['dynamodb:Query'];

/** Create, Update, Delete, their batches, and Transact, whose condition checks are an action of their own. */
export const ITEM_WRITE_ACTIONS = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/** All without a key, Scan, ScanAllSegments: only where it is asked for. */
export const SCAN_ACTIONS = ['dynamodb:Scan'];

/** What a consumer of the table's stream calls. */
export const STREAM_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];

/** Finds the stream of a table; authorized on any stream of it. */
export const LIST_STREAMS_ACTIONS = ['dynamodb:ListStreams'];

/** DynamoDB uses the table's customer key with the rights of whoever reads. */
export const KEY_READ_ACTIONS = ['kms:Decrypt', 'kms:DescribeKey'];

/** The same for whoever writes. */
export const KEY_WRITE_ACTIONS = [...KEY_READ_ACTIONS, 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
