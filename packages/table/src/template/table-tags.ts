import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack, Tags } from 'aws-cdk-lib/core';

/** Below the 100 of `Tags.of` at its default, so that every tag of the user or the organisation wins. */
const STANDARD_TAG_PRIORITY = 50;
const OWN_TAG_PRIORITY = 60;

/** The standard tags of a table and its replicas, and those of its props, which win over them. */
export function addTableTags(table: TableV2, own: { [key: string]: string } = {}, withStandard = true): void {
  const tags = Tags.of(table);
  const standard = !withStandard ? {} : { Framework: 'DynamORM', ManagedBy: 'CDK', Environment: Stack.of(table).stackName };
  for (const [key, value] of Object.entries(standard)) tags.add(key, value, { priority: STANDARD_TAG_PRIORITY });
  for (const [key, value] of Object.entries(own)) tags.add(key, value, { priority: OWN_TAG_PRIORITY });
}
