import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import { type CfnResource, Stack } from 'aws-cdk-lib/core';

/** The properties of a resource with its overrides, as the template will have them. */
export function renderedProperties(resource: CfnResource): Properties {
  const render = resource as unknown as { _toCloudFormation(): object };
  const template = Stack.of(resource).resolve(render._toCloudFormation());
  const [rendered] = Object.values(template.Resources) as { Properties?: Properties }[];
  return rendered?.Properties ?? {};
}
