import {
  type MissingDefinition,
  missingDefinitions,
  type Properties,
  readTable,
  regionsOf,
  shapeOf,
  UNKNOWN,
} from '@dynamorm-cdk/core/cloudformation';
import { type TableFact, tableFacts } from '@dynamorm-cdk/core/updates';
import { type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import type { CfnGlobalTable, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource, Stack, Token } from 'aws-cdk-lib/core';
import { renderedProperties } from '../resource/rendered-properties';
import { plainTable } from './plain-table';

/** What the template will say of a table, overrides included. */
export interface RenderedTable {
  readonly shape: TableShape;
  /** Regions that the table has copies in; regions unknown until deployment are left out. */
  readonly regions: string[];
  /** Whether there are no other regions: none is unknown, but for that of the stack. */
  readonly hasAllRegions: boolean;
  /** All properties, with overrides. */
  readonly properties: () => Properties;
  /** What CloudFormation or DynamoDB refuse of it. What the constructs of the CDK write is refused nowhere, so only overrides are judged. */
  readonly facts: TableFact[];
  /** Key attributes without a definition, which only overrides can ask for. */
  readonly missingDefinitions: MissingDefinition[];
}

/**
 * The resource behind a table as CloudFormation will read it; `undefined` for an imported table.
 *
 * Rendering a resource takes an eighth of a whole synthesis, so it is done only where something stands there that cannot be read as it is.
 */
export function renderedTable(table: ITable, label: string): RenderedTable | undefined {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  const { region } = Stack.of(resource);
  const isPlaced = !Token.isUnresolved(region);
  const plain = plainTable(resource);
  const properties = plain === undefined ? renderedProperties(resource) : {};
  const read = plain ?? readTable(properties);
  const definition = { label, type: resource.cfnResourceType, properties, ...(isPlaced ? { region } : {}) };
  const regions = regionsOf(read);
  return {
    shape: shapeOf(read, UnknownValue.TEXT, label) as TableShape,
    regions,
    hasAllRegions: read.replicas !== UNKNOWN && read.replicas.length <= regions.length + (isPlaced ? 0 : 1),
    facts: plain === undefined ? tableFacts(definition) : [],
    missingDefinitions: plain === undefined ? missingDefinitions(read) : [],
    properties: () => (plain === undefined ? properties : renderedProperties(resource)),
  };
}

/** Whether a table has a stream: a TableV2 always has an ARN for one. An imported table has one where it was imported with it. */
export function hasStream(table: ITable): boolean {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return table.tableStreamArn !== undefined;
  return Stack.of(table).resolve((resource as CfnGlobalTable).streamSpecification) !== undefined;
}

/** The physical name of a table where it is known at synthesis. */
export function literalName(table: ITable): string | undefined {
  const resource = table.node.defaultChild;
  const name = resource && CfnResource.isCfnResource(resource) ? (resource as CfnGlobalTable).tableName : table.tableName;
  return name === undefined || Token.isUnresolved(name) ? undefined : name;
}
