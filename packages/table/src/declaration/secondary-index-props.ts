import type { Attribute, Capacity, ContributorInsightsSpecification, ProjectionType, WarmThroughput } from 'aws-cdk-lib/aws-dynamodb';

/**
 * What global and local secondary indexes have in common.
 */
export interface SecondaryIndexOptions {
  /**
   * Which attributes the index repeats.
   *
   * @default ProjectionType.ALL - what DynamORM itself creates
   */
  readonly projectionType?: ProjectionType;

  /**
   * The attributes that an INCLUDE projection adds to the keys: 1 to 20 an index, 100 over all indexes of a table.
   *
   * @default - none
   */
  readonly nonKeyAttributes?: string[];

  /**
   * Model attributes that the application joins into a string key, by key attribute. They are checked against the models.
   *
   * @default - no key is said to be composed
   */
  readonly compositeFields?: { [keyAttribute: string]: string[] };
}

/**
 * What a global secondary index can serve, and how it is watched.
 */
export interface IndexThroughputOptions {
  /**
   * Read capacity of the index under provisioned billing.
   *
   * @default - the table's
   */
  readonly readCapacity?: Capacity;

  /**
   * Write capacity of the index under provisioned billing; autoscaled, since CloudFormation takes no fixed one.
   *
   * @default - the table's
   */
  readonly writeCapacity?: Capacity;

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
   * Throughput that the index can serve at once.
   *
   * @default - DynamoDB's default
   */
  readonly warmThroughput?: WarmThroughput;

  /**
   * Whether CloudWatch Contributor Insights shows the most accessed and throttled keys of the index, in every region of the table.
   *
   * @default - off
   */
  readonly contributorInsights?: ContributorInsightsSpecification;
}

/**
 * A global secondary index without its name.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-dynamodb-globaltable-globalsecondaryindex.html
 */
export interface GlobalIndexOptions extends SecondaryIndexOptions, IndexThroughputOptions {
  /**
   * The partition key.
   *
   * @default - `partitionKeys` is given
   */
  readonly partitionKey?: Attribute;

  /**
   * The partition key attributes, in order, of an index with up to four of them. DynamORM cannot query such an index.
   *
   * @default - `partitionKey` is given
   */
  readonly partitionKeys?: Attribute[];

  /**
   * The sort key.
   *
   * @default - no sort key
   */
  readonly sortKey?: Attribute;

  /**
   * The sort key attributes, in order, of an index with up to four of them. DynamORM cannot query such an index.
   *
   * @default - `sortKey`, if any
   */
  readonly sortKeys?: Attribute[];
}

/**
 * A global secondary index.
 */
export interface GlobalIndexProps extends GlobalIndexOptions {
  /** The exact name: 3 to 255 characters of letters, digits, `_`, `.` and `-`. DynamORM takes any name. */
  readonly indexName: string;
}

/**
 * A local secondary index without its name.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-dynamodb-globaltable-localsecondaryindex.html
 */
export interface LocalIndexOptions extends SecondaryIndexOptions {
  /** The sort key; the partition key is the table's. */
  readonly sortKey: Attribute;
}

/**
 * A local secondary index. It can only be made together with its table.
 */
export interface LocalIndexProps extends LocalIndexOptions {
  /** The exact name: 3 to 255 characters of letters, digits, `_`, `.` and `-`. DynamORM knows a local index by the prefix `lsi-`. */
  readonly indexName: string;
}
