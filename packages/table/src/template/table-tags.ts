import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AspectPriority, Aspects, FeatureFlags, type IAspect, Stack, TagManager, Tags } from 'aws-cdk-lib/core';
import { ASPECT_PRIORITIES_MUTATING } from 'aws-cdk-lib/cx-api';
import type { IConstruct } from 'constructs';

/** Below the 100 of `Tags.of` at its default, so that every tag of the user or the organisation wins. */
const STANDARD_TAG_PRIORITY = 50;
const OWN_TAG_PRIORITY = 60;

/** The standard tags of a table and its replicas, and those of its props, which win over them. */
export function addTableTags(table: TableV2, own: { [key: string]: string } = {}, withStandard = true): void {
  if (withStandard) {
    const isPrioritized = FeatureFlags.of(table).isEnabled(ASPECT_PRIORITIES_MUTATING);
    const standard = { Framework: 'DynamORM', ManagedBy: 'CDK', Environment: Stack.of(table).stackName };
    Aspects.of(table).add(new StandardTags(standard), { priority: isPrioritized ? AspectPriority.MUTATING : undefined });
  }
  for (const [key, value] of Object.entries(own)) Tags.of(table).add(key, value, { priority: OWN_TAG_PRIORITY });
}

/** What `Tags.of` adds for each tag, once for all of them: the CDK asks every aspect of a scope about every construct in it. */
class StandardTags implements IAspect {
  constructor(private readonly tags: { readonly [key: string]: string }) {}

  public visit(construct: IConstruct): void {
    const manager = TagManager.of(construct);
    if (!manager?.applyTagAspectHere()) return;
    for (const [key, value] of Object.entries(this.tags)) manager.setTag(key, value, STANDARD_TAG_PRIORITY);
  }
}
