import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource, Stack } from 'aws-cdk-lib/core';

/** Whether the key of AWS encrypts a table of this app; for an imported table nobody knows. */
export function hasAwsManagedKey(table: ITable): boolean {
  const resource = table.node.defaultChild;
  if (table.encryptionKey || !resource || !CfnResource.isCfnResource(resource)) return false;
  const { sseSpecification } = resource as { sseSpecification?: unknown };
  const { sseEnabled, kmsMasterKeyId } = (Stack.of(resource).resolve(sseSpecification) ?? {}) as { [setting: string]: unknown };
  return sseEnabled === true && kmsMasterKeyId === undefined;
}
