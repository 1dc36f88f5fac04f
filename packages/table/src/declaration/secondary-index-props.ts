import type { Attribute, Capacity, ContributorInsightsSpecification, ProjectionType, WarmThroughput } from 'aws-cdk-lib/aws-dynamodb';

/**
 * The common properties of global and local secondary indexes.
 */
export interface SecondaryIndexOptions {
  /**
   * The attributes that the index projects.
   *
   * @default ProjectionType.ALL - the projection that DynamORM creates
   */
  readonly projectionType?: ProjectionType;

  /**
   * The attributes that an INCLUDE projection adds to the keys: 1 to 20 per index, at most 100 over all indexes of a table.
   *
   * @default - none
   */
  readonly nonKeyAttributes?: string[];

  /**
   * Model attributes that the application joins into a string key, by key attribute. They are checked against the models.
   *
   * @default - no key is composed
   */
  readonly compositeFields?: { [keyAttribute: string]: string[] };
}

/**
 * Capacity and monitoring of a global secondary index.
 */
export interface IndexThroughputOptions {
  /**
   * Read capacity of the index under provisioned billing.
   *
   * @default - the value of the table
   */
  readonly readCapacity?: Capacity;

  /**
   * Write capacity of the index under provisioned billing. It must be autoscaled, because CloudFormation refuses a fixed one.
   *
   * @default - the value of the table
   */
  readonly writeCapacity?: Capacity;

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
   * Warm throughput: the throughput that the index can serve immediately.
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
   * @default - set `partitionKeys` instead
   */
  readonly partitionKey?: Attribute;

  /**
   * The partition key attributes, in order, of an index with up to four of them. DynamORM cannot query such an index.
   *
   * @default - set `partitionKey` instead
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
  /** The exact name: 3 to 255 characters of letters, digits, `_`, `.` and `-`. DynamORM accepts any name. */
  readonly indexName: string;
}

/**
 * A local secondary index without its name.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-dynamodb-globaltable-localsecondaryindex.html
 */
export interface LocalIndexOptions extends SecondaryIndexOptions {
  /** The sort key. The partition key is the partition key of the table. */
  readonly sortKey: Attribute;
}

/**
 * A local secondary index. It can only be created together with its table.
 */
export interface LocalIndexProps extends LocalIndexOptions {
  /** The exact name: 3 to 255 characters of letters, digits, `_`, `.` and `-`. DynamORM recognizes a local index by the prefix `lsi-`. */
  readonly indexName: string;
}
