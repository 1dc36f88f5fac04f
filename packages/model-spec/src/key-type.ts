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
}
