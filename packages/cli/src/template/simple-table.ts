import { isIntrinsic, type Properties, present, recordOf } from '@dynamorm-cdk/core/cloudformation';
import type { Resource, Template } from './parse-template';

const types: { readonly [type: string]: string } = { String: 'S', Number: 'N', Binary: 'B' };

/**
 * The table that the Serverless Application Model makes of an `AWS::Serverless::SimpleTable`.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html
 */
export function ofSimpleTable(resource: Resource, { Globals }: Template): Resource {
  const { PrimaryKey, ...properties } = { ...recordOf(recordOf(Globals).SimpleTable), ...resource.Properties };
  // A key that is given has both.
  const { Name, Type } = recordOf(present(PrimaryKey) ?? { Name: 'id', Type: 'String' });
  const onDemand: Properties = present(properties.ProvisionedThroughput) === undefined ? { BillingMode: 'PAY_PER_REQUEST' } : {};
  return {
    ...resource,
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      ...properties,
      ...tagsOf(properties.Tags),
      ...onDemand,
      KeySchema: [{ AttributeName: Name, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: Name, AttributeType: typeof Type === 'string' ? (types[Type] ?? Type) : Type }],
    },
  };
}

/** SAM takes tags as a mapping of their names. */
function tagsOf(tags: unknown): Properties {
  const isMapping = typeof tags === 'object' && tags !== null && !Array.isArray(tags) && !isIntrinsic(tags);
  return isMapping ? { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } : {};
}
