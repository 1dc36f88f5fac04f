import { readTable, shapeOf } from '@dynamorm-cdk/core/cloudformation';
import type { TableShape } from './table-shape';
import { UnknownValue } from './unknown-value';

/**
 * Reads tables as CloudFormation describes them, and as DynamoDB itself does where its words are the same.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 *
 * @example
 *
 * const shape = CloudFormationTable.shapeOf({
 *   KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
 *   AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
 * }, 'OrdersTable');
 */
export class CloudFormationTable {
  /**
   * The shape that the properties of an `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable` describe.
   *
   * An intrinsic function, such as `Ref`, becomes `UnknownValue.TEXT`, `KeyType.UNKNOWN` or `Projection.UNKNOWN`; `AWS::NoValue` is an absent
   * property. Where a whole list is unknown, one unknown key or index stands in its place. A key attribute without a definition, or with a
   * type that no key can have, has the type `KeyType.UNKNOWN`.
   *
   * @param properties the properties, as `JSON.parse` gives them
   * @param label what messages call the table, such as its logical id
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii has no other word for a JSON value
  public static shapeOf(properties: any, label?: string): TableShape {
    return shapeOf(readTable(properties), UnknownValue.TEXT, label) as TableShape;
  }

  private constructor() {}
}
