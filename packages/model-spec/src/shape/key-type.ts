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
   * The type is unknown until deployment, or not a type that a key can have. `CloudFormationTable.shapeOf` returns it, for example. It is
   * refused in keys that you declare.
   */
  UNKNOWN = '\nunknown until deployment',
}
