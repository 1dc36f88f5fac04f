/**
 * What DynamoDB takes of one table, unless AWS has raised a quota for the account.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
export const limits = {
  /** A quota that AWS raises on request. What is deployed already shows that it was. */
  globalIndexes: 20,
  localIndexes: 5,
  /** Attributes of one partition key or of one sort key of a global index. */
  keyAttributes: 4,
  /** Attributes that one INCLUDE projection names. */
  projectedByIndex: 20,
  /** Attributes that the INCLUDE projections of a table name, those of all indexes together. */
  projectedByTable: 100,
  /** Bytes of UTF-8 in the name of a key or of a projected attribute; other attributes may have longer names. */
  attributeNameBytes: 255,
} as const;
