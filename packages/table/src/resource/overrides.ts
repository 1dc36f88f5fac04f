import type { CfnResource } from 'aws-cdk-lib/core';

/** What overrides put over the sections of a resource. */
export function overridesOf(resource: CfnResource): { readonly [section: string]: unknown } {
  return (resource as unknown as { rawOverrides?: { [section: string]: unknown } }).rawOverrides ?? {};
}

/** Whether anything comes past the properties of a resource. */
export function hasOverrides(resource: CfnResource): boolean {
  return Object.keys(overridesOf(resource)).length > 0;
}
