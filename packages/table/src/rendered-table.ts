import type { CfnGlobalTable, ITable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnResource, type IResolveContext, Stack, Token, Tokenization } from 'aws-cdk-lib/core';

/** Properties of a table resource as CloudFormation will read them. */
export type TableProperties = Record<string, unknown>;

/** What shapes are made of, as constructs say it and as templates do; nothing else is looked at. */
const TEMPLATE_NAMES = new Map(
  [
    ...['keySchema', 'attributeName', 'keyType', 'attributeDefinitions', 'attributeType'],
    ...['globalSecondaryIndexes', 'localSecondaryIndexes', 'indexName', 'projection', 'projectionType', 'nonKeyAttributes'],
    ...['timeToLiveSpecification', 'enabled', 'streamSpecification', 'streamViewType', 'replicas', 'region'],
  ].map((name) => [name, name[0].toUpperCase() + name.slice(1)]),
);

/**
 * What the template will say of keys, indexes, time to live, stream and replicas, overrides included; `undefined` for an imported table.
 *
 * Rendering a resource takes an eighth of a whole synthesis, so it is done only where something stands there that is no plain value.
 */
export function renderedProperties(table: ITable): TableProperties | undefined {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  return plainProperties(resource) ?? wholly(resource);
}

function wholly(resource: CfnResource): TableProperties {
  const render = resource as unknown as { _toCloudFormation(): object };
  const template = Stack.of(resource).resolve(render._toCloudFormation());
  const [rendered] = Object.values(template.Resources) as { Properties?: TableProperties }[];
  return rendered?.Properties ?? {};
}

/** The properties in the template's terms; `undefined` where there is an override or a token among them. */
function plainProperties(resource: CfnResource): TableProperties | undefined {
  const own = resource as unknown as Record<string, unknown>;
  if (!own.rawOverrides || Object.keys(own.rawOverrides).length > 0) return undefined;
  const properties: TableProperties = {};
  const add = (name: string) => {
    const value = inTemplateTerms(produced(own[name], resource));
    if (value !== undefined) properties[TEMPLATE_NAMES.get(name) as string] = value;
    return value !== TOKEN;
  };
  return [...TEMPLATE_NAMES.keys()].every(add) ? properties : undefined;
}

/** What a lazy value holds by now, its parts as they are. */
function produced(value: unknown, resource: CfnResource): unknown {
  if (!Tokenization.isResolvable(value)) return value;
  let inside: unknown;
  const look = (context: IResolveContext): void => {
    inside = value.resolve(context);
  };
  Stack.of(resource).resolve({ creationStack: [], resolve: look });
  return inside;
}

const TOKEN = Symbol('a value that is not known yet');

function inTemplateTerms(value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (Token.isUnresolved(value)) return TOKEN;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const items = value.map(inTemplateTerms);
    return items.includes(TOKEN) ? TOKEN : items;
  }
  const object: TableProperties = {};
  for (const name of Object.keys(value)) {
    const templateName = TEMPLATE_NAMES.get(name);
    if (templateName === undefined) continue;
    const item = inTemplateTerms((value as Record<string, unknown>)[name]);
    // The region of the stack itself is often unknown, and no matter.
    if (item === TOKEN && name !== 'region') return TOKEN;
    if (item !== undefined && item !== TOKEN) object[templateName] = item;
  }
  return object;
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
