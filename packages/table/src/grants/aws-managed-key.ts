import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { resourceOf } from '../resource/resource-of';

type Settings = Record<string, unknown>;

/** Whether the key of AWS encrypts a table of this app; for an imported table nobody knows. */
export function hasAwsManagedKey(table: IConstruct): boolean {
  const resource = resourceOf(table);
  if ((table as { encryptionKey?: IKey }).encryptionKey || !resource) return false;
  const { sseSpecification, replicas } = resource as { sseSpecification?: unknown; replicas?: unknown };
  const { sseEnabled, kmsMasterKeyId } = (Stack.of(resource).resolve(sseSpecification) ?? {}) as Settings;
  if (sseEnabled !== true || kmsMasterKeyId !== undefined) return false;
  // The customer keys of a global table stand in its replicas.
  const copies = (replicas === undefined ? [] : Stack.of(resource).resolve(replicas)) as Settings[];
  return !copies.some((copy) => copy.sseSpecification !== undefined);
}
