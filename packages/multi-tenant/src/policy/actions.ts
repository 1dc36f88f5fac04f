/** Reads that name an item. */
export const ITEM_READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];

/** Reads of one partition of a table or index. */
export const QUERIES = ['dynamodb:Query'];

/** Reads without a key: granted only where the whole table is the tenant's. */
export const SCANS = ['dynamodb:Scan'];

/** Writes; a DynamORM transaction needs the condition check too. */
export const ITEM_WRITES = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/** What CDK gives readers of a table with a customer key. */
export const KEY_READS = ['kms:Decrypt', 'kms:DescribeKey'];

/** What CDK gives writers besides. */
export const KEY_WRITES = ['kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
