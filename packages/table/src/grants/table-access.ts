/**
 * The access of a function to a table.
 */
export enum TableAccess {
  /** Read items: GetItem, BatchGetItem, Query. */
  READ = 'read',
  /** Write items: PutItem, UpdateItem, DeleteItem, BatchWriteItem, ConditionCheckItem. */
  WRITE = 'write',
  /** Both. */
  READ_WRITE = 'readWrite',
}
