/**
 * Options for publishing the shape of a table.
 */
export interface PublishShapeOptions {
  /**
   * Name of the SSM parameter, such as `/orders/shape`.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
   *
   * @default - CloudFormation generates a name
   */
  readonly parameterName?: string;
}
