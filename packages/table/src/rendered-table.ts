import type { CfnGlobalTable, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource, Stack } from 'aws-cdk-lib/core';

/** Properties of a table resource as CloudFormation will read them. */
export type TableProperties = Record<string, unknown>;

/** Properties of the resource behind a table, overrides included; `undefined` for an imported table. */
export function renderedProperties(table: ITable): TableProperties | undefined {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  const render = resource as unknown as { _toCloudFormation(): object };
  const template = Stack.of(resource).resolve(render._toCloudFormation());
  const [rendered] = Object.values(template.Resources) as { Properties?: TableProperties }[];
  return rendered?.Properties ?? {};
}

/** Whether a table has a stream: a TableV2 always has an ARN for one. An imported table has one where it was imported with it. */
export function hasStream(table: ITable): boolean {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return table.tableStreamArn !== undefined;
  return Stack.of(table).resolve((resource as CfnGlobalTable).streamSpecification) !== undefined;
}

/** Regions that the rendered table has copies in; regions unknown until deployment are left out. */
export function renderedRegions(properties: TableProperties): string[] {
  return list(properties.Replicas)
    .map((replica) => replica.Region)
    .filter((region): region is string => typeof region === 'string');
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}
