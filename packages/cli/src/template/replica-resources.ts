import { recordOf } from '@dynamorm-cdk/core/cloudformation';
import type { Resource, Template } from './parse-template';

/** A replica that the older construct of the CDK makes by a resource of its own. */
export interface ReplicaResource {
  readonly region: unknown;
  readonly deletionPolicy?: unknown;
  readonly condition?: unknown;
}

/** The replicas of a table that custom resources make and delete. */
export function replicaResourcesOf(id: string, resources: Template['Resources']): ReplicaResource[] {
  return Object.values(resources)
    .filter((resource) => resource?.Type === 'Custom::DynamoDBReplica' && isOf(resource, id))
    .map(({ Properties: properties, DeletionPolicy: deletionPolicy, Condition: condition }) => ({
      region: properties?.Region,
      ...(deletionPolicy === undefined ? {} : { deletionPolicy }),
      ...(condition === undefined ? {} : { condition }),
    }));
}

function isOf({ Properties: properties }: Resource, id: string): boolean {
  const { Ref: name, 'Fn::GetAtt': attribute } = recordOf(properties?.TableName);
  return name === id || (Array.isArray(attribute) && attribute[0] === id);
}
