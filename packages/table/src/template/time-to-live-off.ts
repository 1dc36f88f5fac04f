import type { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';

/**
 * Renders a time to live that is turned off, which TableV2 has no prop for: DynamoDB wants the attribute that is on.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-timetolivespecification.html
 */
export function turnTimeToLiveOff(resource: CfnGlobalTable, attribute: string | undefined): void {
  if (attribute !== undefined) resource.timeToLiveSpecification = { attributeName: attribute, enabled: false };
}
