import { CfnResource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** Properties of a resource as they go into the template, overrides included. */
export type Properties = Record<string, unknown>;

/** The resource of a construct, also behind constructs that make theirs late, as a LazyRole does. */
export function resourceWithin(construct: IConstruct): CfnResource | undefined {
  const child = construct.node.defaultChild;
  if (!child || child === construct) return undefined;
  return CfnResource.isCfnResource(child) ? child : resourceWithin(child);
}

/** Renders a resource as CloudFormation will read it: what was declared and what stands there may differ. */
export function renderedProperties(resource: CfnResource): Properties {
  const render = resource as unknown as { _toCloudFormation(): object };
  const template = Stack.of(resource).resolve(render._toCloudFormation()) as { Resources?: Record<string, { Properties?: Properties }> };
  const [rendered] = Object.values(template.Resources ?? {});
  return rendered?.Properties ?? {};
}

/** A list where CloudFormation takes one element for itself. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
