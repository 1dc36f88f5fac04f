/**
 * Provisioned capacity of an index, in units per second: scaled between two bounds, or fixed.
 */
export interface IndexCapacity {
  /** The minimum; if the capacity is fixed, the capacity. */
  readonly minimum: number;

  /** The maximum; if the capacity is fixed, equal to the minimum. */
  readonly maximum: number;

  /**
   * The utilization that scaling aims for, in percent.
   *
   * @default - the capacity is fixed
   */
  readonly targetUtilizationPercent?: number;

  /**
   * The capacity that the index starts with when billing changes to provisioned.
   *
   * @default - not given
   */
  readonly seed?: number;
}

/**
 * Throughput of an index, so that the index keeps it until it is deleted.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-globalsecondaryindex.html
 */
export interface IndexThroughput {
  /**
   * Maximum read request units per second under on-demand billing.
   *
   * @default - no limit
   */
  readonly maxReadRequestUnits?: number;

  /**
   * Maximum write request units per second under on-demand billing.
   *
   * @default - no limit
   */
  readonly maxWriteRequestUnits?: number;

  /**
   * Read capacity under provisioned billing.
   *
   * @default - the value of the table
   */
  readonly readCapacity?: IndexCapacity;

  /**
   * Write capacity under provisioned billing.
   *
   * @default - the value of the table
   */
  readonly writeCapacity?: IndexCapacity;
}
