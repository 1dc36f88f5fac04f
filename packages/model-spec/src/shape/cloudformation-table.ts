import { readTable, shapeOf } from '@dynamorm-cdk/core/cloudformation';
import type { TableShape } from './table-shape';
import { UnknownValue } from './unknown-value';

/**
 * Reads a table from its CloudFormation properties, or from the matching parts of DynamoDB's DescribeTable.
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
   * An intrinsic function, such as `Ref`, becomes `UnknownValue.TEXT`, `KeyType.UNKNOWN` or `Projection.UNKNOWN`; `AWS::NoValue` is an
   * absent
   * property. If a whole list is unknown, it becomes one unknown key or index. A key attribute has the type `KeyType.UNKNOWN` if it has
   * no definition, or a type that a key cannot have.
   *
   * @param properties the properties, as `JSON.parse` gives them
   * @param label the name of the table in messages, such as its logical id
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii has no other word for a JSON value
  public static shapeOf(properties: any, label?: string): TableShape {
    return shapeOf(readTable(properties), UnknownValue.TEXT, label) as TableShape;
  }

  private constructor() {}
}
