import {
  IndexKind,
  type IndexShape,
  type KeyAttribute,
  KeyType,
  type Projection,
  type TableShape,
  UnknownValue,
} from '@dynamorm-cdk/model-spec';
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

/** The shape that the properties of an `AWS::DynamoDB::GlobalTable` or `::Table` describe. */
export function renderedShape(properties: TableProperties, label: string): TableShape {
  const types = new Map(list(properties.AttributeDefinitions).map((item) => [text(item.AttributeName), item.AttributeType as string]));
  const keys = (schema: unknown, kind: string): KeyAttribute[] =>
    list(schema)
      .filter((item) => item.KeyType === kind)
      .map((item) => ({ name: text(item.AttributeName), type: (types.get(text(item.AttributeName)) ?? KeyType.STRING) as KeyType }));
  const indexes = (value: unknown, kind: IndexKind): IndexShape[] =>
    list(value).map((item) => {
      const projection = (item.Projection ?? {}) as { ProjectionType?: unknown; NonKeyAttributes?: unknown };
      return {
        name: text(item.IndexName),
        kind,
        partitionKeys: keys(item.KeySchema, 'HASH'),
        sortKeys: keys(item.KeySchema, 'RANGE'),
        projection: text(projection.ProjectionType) as Projection,
        nonKeyAttributes: Array.isArray(projection.NonKeyAttributes) ? projection.NonKeyAttributes.map(text) : undefined,
      };
    });
  const stream = properties.StreamSpecification as { StreamViewType?: unknown } | undefined;
  const timeToLive = properties.TimeToLiveSpecification as { Enabled?: unknown; AttributeName?: unknown } | undefined;
  return {
    label,
    partitionKey: keys(properties.KeySchema, 'HASH')[0],
    sortKey: keys(properties.KeySchema, 'RANGE')[0],
    indexes: [
      ...indexes(properties.GlobalSecondaryIndexes, IndexKind.GLOBAL),
      ...indexes(properties.LocalSecondaryIndexes, IndexKind.LOCAL),
    ],
    timeToLiveAttribute: timeToLive && timeToLive.Enabled !== false ? text(timeToLive.AttributeName) : undefined,
    streamViewType: stream && text(stream.StreamViewType),
  };
}

/** Regions that the rendered table has copies in; regions unknown until deployment are left out. */
export function renderedRegions(properties: TableProperties): string[] {
  return list(properties.Replicas)
    .map((replica) => replica.Region)
    .filter((region): region is string => typeof region === 'string');
}

/** An intrinsic function where a text is expected is unknown until deployment. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : UnknownValue.TEXT;
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}
