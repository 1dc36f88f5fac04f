/**
 * What the caller states about the table's use, which neither model nor table can say.
 */
export interface CompareOptions {
  /**
   * Every model must carry created-at and updated-at attributes; write-once models only created-at.
   *
   * @default false
   */
  readonly enforceTimestamps?: boolean;

  /**
   * Every model must carry a version attribute; write-once models are left out.
   *
   * @default false
   */
  readonly enforceVersioning?: boolean;

  /**
   * Somebody consumes the table's stream and needs new and old images.
   *
   * @default false
   */
  readonly requiresStream?: boolean;

  /**
   * A key exists with which DynamORM encrypts attributes in the client.
   *
   * @default true
   */
  readonly hasFieldEncryptionKey?: boolean;

  /**
   * The models given are only a part of those that use the table: indexes that none of them has are not reported.
   *
   * @default false
   */
  readonly partialModels?: boolean;

  /**
   * The logical table name of the document must be the table's physical name.
   *
   * @default false
   */
  readonly comparePhysicalName?: boolean;
}
