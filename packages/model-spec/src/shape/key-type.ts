/**
 * The types that a key attribute can have in DynamoDB.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html
 */
export enum KeyType {
  /** Text, `S`. */
  STRING = 'S',
  /** A number, `N`. */
  NUMBER = 'N',
  /** Bytes, `B`. DynamORM v1 cannot write such a key. */
  BINARY = 'B',
  /**
   * The type is unknown until deployment, or none that a key can have. Read it where a table is described, such as by
   * `CloudFormationTable.shapeOf`; whatever you declare yourself has a known type, and this one is refused there.
   */
  UNKNOWN = '\nunknown until deployment',
}
