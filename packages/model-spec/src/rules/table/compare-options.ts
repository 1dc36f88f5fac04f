/**
 * Facts about the table's use that neither the models nor the table state.
 */
export interface CompareOptions {
  /**
   * Require created-at and updated-at attributes in every model, and only created-at in write-once models.
   *
   * @default false
   */
  readonly enforceTimestamps?: boolean;

  /**
   * Require a version attribute in every model except write-once models.
   *
   * @default false
   */
  readonly enforceVersioning?: boolean;

  /**
   * Require a stream with new and old images, because something consumes it.
   *
   * @default false
   */
  readonly requiresStream?: boolean;

  /**
   * Whether there is a key with which DynamORM encrypts attributes in the client.
   *
   * @default true
   */
  readonly hasFieldEncryptionKey?: boolean;

  /**
   * Whether other models use the table too. Then indexes that no given model has are not reported.
   *
   * @default false
   */
  readonly partialModels?: boolean;

  /**
   * Require that the logical table name of the document is the table's physical name.
   *
   * @default false
   */
  readonly comparePhysicalName?: boolean;
}
