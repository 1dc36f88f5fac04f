import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource, Stack } from 'aws-cdk-lib/core';

/** Names of the vector indexes in the template; TableV2 has no prop for them, so they come by an override. `undefined` for an imported table. */
export function vectorIndexNames(table: ITable): string[] | undefined {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  const { rawOverrides, vectorIndexes } = resource as unknown as {
    rawOverrides?: { Properties?: { VectorIndexes?: unknown } };
    vectorIndexes?: unknown;
  };
  const stack = Stack.of(resource);
  const stated = [vectorIndexes, rawOverrides?.Properties?.VectorIndexes].flatMap((list) => entriesOf(stack.resolve(list)));
  const names = stated.map((index) => (index as { IndexName?: unknown; indexName?: unknown }) ?? {});
  return [...new Set(names.map(({ IndexName, indexName }) => IndexName ?? indexName).filter((name) => typeof name === 'string'))];
}

/** An override by position stands as an object with numbers for names. */
function entriesOf(list: unknown): unknown[] {
  if (typeof list !== 'object' || list === null) return [];
  return Object.values(list);
}
