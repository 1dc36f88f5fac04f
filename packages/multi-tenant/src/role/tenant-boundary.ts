import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** A boundary that begins with everything but DynamoDB, and takes each tenant Allow as it is granted. */
export function tenantBoundary(scope: Construct): ManagedPolicy {
  return new ManagedPolicy(scope, 'TenantBoundary', {
    description: 'Of DynamoDB the tenant grants alone; all else is left to the policies of the role',
    statements: [new PolicyStatement({ effect: Effect.ALLOW, notActions: ['dynamodb:*'], resources: ['*'] })],
  });
}
