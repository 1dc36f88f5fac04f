/** The properties that a part of a table cannot be without, by the name of the part. */
interface RequiredProperties {
  readonly [part: string]: readonly string[];
}

/**
 * What CloudFormation or DynamoDB require. Keys, projections and names of indexes are judged with the rest of an
 * index; what vector indexes and scaling need, CloudFormation says.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export const requiredProperties: RequiredProperties = {
  AttributeDefinitions: ['AttributeName', 'AttributeType'],
  KeySchema: ['AttributeName', 'KeyType'],
  Projection: ['ProjectionType'],
  VectorAttribute: ['AttributeName'],
  SearchSchema: ['AttributeName', 'SearchSchemaElementType'],
  SSESpecification: ['SSEEnabled'],
  StreamSpecification: ['StreamViewType'],
  KinesisStreamSpecification: ['StreamArn'],
  ContributorInsightsSpecification: ['Enabled'],
  ResourcePolicy: ['PolicyDocument'],
  ProvisionedThroughput: ['ReadCapacityUnits', 'WriteCapacityUnits'],
  TimeToLiveSpecification: ['Enabled'],
  ImportSourceSpecification: ['S3BucketSource', 'InputFormat'],
  S3BucketSource: ['S3Bucket'],
  Replicas: ['Region'],
  'Replicas.GlobalSecondaryIndexes': ['IndexName'],
  'Replicas.SSESpecification': ['KMSMasterKeyId'],
};

/** What a part of a table cannot be without. */
export function requiredIn(path: readonly string[]): readonly string[] {
  const part = path.at(-1) ?? '';
  const inReplica = path.length > 1 && path[0] === 'Replicas' ? requiredProperties[`Replicas.${part}`] : undefined;
  return inReplica ?? requiredProperties[part] ?? [];
}
