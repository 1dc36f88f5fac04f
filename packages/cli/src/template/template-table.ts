import {
  evaluate,
  missingDefinitions,
  type Properties,
  readTable,
  recordOf,
  shapeOf,
  type TemplateValues,
  UNKNOWN,
} from '@dynamorm-cdk/core/cloudformation';
import { writtenPath } from '@dynamorm-cdk/core/constructs';
import { byName } from '@dynamorm-cdk/core/updates';
import { type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import type { FoundTable, NestedStack } from '../tables/found-table';
import { wantedIndexes } from '../tables/rollout-to-come';
import type { Resource, Template } from './parse-template';
import { type ReplicaResource, replicaResourcesOf } from './replica-resources';
import type { StackPlace, TemplateKind } from './template-values';
import { worksOutPolicies } from './transforms';

/** A table of a template, with its resource as it stands there. */
export interface TemplateTable extends FoundTable {
  readonly logicalId: string;
  readonly resource: Resource;
  /** The path of its construct; a template that was written by hand has none. */
  readonly constructPath?: string;
  /** What its expressions are worked out with. */
  readonly values?: TemplateValues;
  readonly kind?: TemplateKind;
  /** Where its stack is deployed, where that is known. */
  readonly stackPlace?: StackPlace;
  readonly replicaResources?: ReplicaResource[];
  /** Attributes of the resource that CloudFormation does not have. */
  readonly unknownAttributes?: string[];
  /** Policies must be texts: no transform works functions out. */
  readonly textPolicies?: boolean;
}

/** A template, and what is known of it beside its text. */
export interface ReadTemplate {
  readonly template: Template;
  readonly file?: string;
  /** The stack; undefined where the template is a file of its own. */
  readonly stack?: string;
  /** The nested stacks that it is, the outermost first. */
  readonly nested?: readonly NestedStack[];
  readonly values: TemplateValues;
  readonly kind: TemplateKind;
  readonly place: StackPlace;
}

/**
 * What a resource may have beside its properties; the last two are of the Serverless Application Model.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html
 */
export const resourceAttributes = [
  'Type',
  'Properties',
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'UpdatePolicy',
  'UpdateReplacePolicy',
  'Fn::Transform',
  'Connectors',
  'IgnoreGlobals',
];

export function templateTable(
  { template, file, stack, nested, values, kind, place }: ReadTemplate,
  id: string,
  resource: Resource,
): TemplateTable {
  const path = constructPath(resource);
  const qualified = stack === undefined ? id : `${stack}/${id}`;
  const label = path ?? qualified;
  const read = tableOf(certainProperties(resource, values), label);
  const { tableName } = read.shape;
  return {
    label,
    ...read,
    wantedIndexes: wantedIndexes(resource.Metadata),
    exactNames: [id, qualified, ...(path === undefined ? [] : [path]), ...(tableName === undefined ? [] : [tableName])],
    givenName: path === undefined ? withoutHash(id, template.Resources) : path.split('/').at(-1),
    scope: stack ?? file ?? id,
    ...(nested === undefined ? {} : { nested }),
    ...(file === undefined ? {} : { file }),
    path: `Resources.${id}`,
    selector: qualified,
    logicalId: id,
    resource,
    values,
    kind,
    stackPlace: place,
    replicaResources: replicaResourcesOf(id, template.Resources),
    textPolicies: !worksOutPolicies(template),
    unknownAttributes: Object.keys(resource).filter((name) => !resourceAttributes.includes(name)),
    ...(path === undefined ? {} : { constructPath: path }),
  };
}

/** What properties say of a table. */
export function tableOf(
  properties: Properties,
  label: string,
): Pick<FoundTable, 'shape' | 'comparable' | 'missingDefinitions' | 'vectorIndexes'> {
  const table = readTable(properties);
  return {
    shape: shapeOf(table, UnknownValue.TEXT, label) as TableShape,
    comparable: table.keys !== UNKNOWN && table.keys.partitionKeys.length > 0,
    missingDefinitions: missingDefinitions(table),
    vectorIndexes: [...byName(properties.VectorIndexes).keys()],
  };
}

/** Each property worked out, unless a condition decides between several values of it. */
function certainProperties({ Properties: raw }: Resource, values: TemplateValues): Properties {
  const each = Object.entries(recordOf(raw)).map(([name, value]) => {
    const asked = new Map();
    const found = evaluate(value, values, { assumed: new Map(), asked });
    return [name, asked.size > 0 ? value : found] as const;
  });
  return Object.fromEntries(each.filter(([, value]) => value !== undefined));
}

/** The path of the construct that a person wrote: the resource and each `Default` below it are the library's. */
function constructPath(resource: Resource): string | undefined {
  const path = resource.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? writtenPath(path.replace(/\/Resource$/, '')) : undefined;
}

/** A template of the CDK without metadata still has its hashes; in one that was written by hand eight digits are a part of the name. */
function withoutHash(id: string, resources: Template['Resources']): string {
  const hashed = /[0-9A-F]{8}$/;
  return Object.keys(resources).every((other) => hashed.test(other) || other.startsWith('CDKMetadata')) ? id.replace(hashed, '') : id;
}
