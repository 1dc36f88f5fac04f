/**
 * Provisioned capacity of an index, in units a second: scaled between two bounds, or fixed.
 */
export interface IndexCapacity {
  /** The least; where it is fixed, the capacity. */
  readonly minimum: number;

  /** The most; where it is fixed, the same. */
  readonly maximum: number;

  /**
   * Which part of the capacity scaling aims to use, in percent.
   *
   * @default - the capacity is fixed
   */
  readonly targetUtilizationPercent?: number;

  /**
   * What the index begins with when billing changes to provisioned.
   *
   * @default - not given
   */
  readonly seed?: number;
}

/**
 * Throughput that an index has of its own, so that it keeps it until it goes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-globalsecondaryindex.html
 */
export interface IndexThroughput {
  /**
   * Most read request units a second under on-demand billing.
   *
   * @default - no limit
   */
  readonly maxReadRequestUnits?: number;

  /**
   * Most write request units a second under on-demand billing.
   *
   * @default - no limit
   */
  readonly maxWriteRequestUnits?: number;

  /**
   * Read capacity under provisioned billing.
   *
   * @default - the table's
   */
  readonly readCapacity?: IndexCapacity;

  /**
   * Write capacity under provisioned billing.
   *
   * @default - the table's
   */
  readonly writeCapacity?: IndexCapacity;
}
