/**
 * Where a table's shape is written.
 */
export interface PublishShapeOptions {
  /**
   * Name of the SSM parameter, such as `/orders/shape`.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
   *
   * @default - CloudFormation makes one
   */
  readonly parameterName?: string;
}
