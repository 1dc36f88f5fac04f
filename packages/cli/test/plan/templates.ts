import { missingDefinitions, noValues, type Properties, readTable } from '@dynamorm-cdk/core/cloudformation';
import { CloudFormationTable } from '@dynamorm-cdk/model-spec';
import { type SourceKind, sideOfTemplate, type TableSide } from '../../src/plan/sides/table-side';
import type { TemplateTable } from '../../src/template/template-table';

export const GLOBAL = 'AWS::DynamoDB::GlobalTable';
export const TABLE = 'AWS::DynamoDB::Table';

/** An index as `gsi-email: email:S created:N`. */
export function indexOf(text: string, more: Properties = {}): Properties {
  const [IndexName, ...keys] = text.split(/:? +/);
  return { IndexName, KeySchema: schemaOf(keys), Projection: { ProjectionType: 'ALL' }, ...more };
}

export interface TableText {
  readonly keys?: string[];
  readonly indexes?: string[];
  readonly local?: string[];
  readonly more?: Properties;
}

/** The properties of a table, with definitions for all its keys. */
export function properties({ keys = ['PK:S', 'SK:S'], indexes = [], local = [], more = {} }: TableText = {}): Properties {
  const all = [...keys, ...[...indexes, ...local].flatMap((index) => index.split(/:? +/).slice(1))];
  const types = new Map(all.map((key) => key.split(':') as [string, string]));
  return {
    KeySchema: schemaOf(keys),
    AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes.map((index) => indexOf(index)) } : {}),
    ...(local.length > 0 ? { LocalSecondaryIndexes: local.map((index) => indexOf(index)) } : {}),
    ...more,
  };
}

/** A table of a template; a global one has the replica that it cannot be without. */
export function side(stated: Properties, resource: Properties = {}, source: SourceKind = 'file'): TableSide {
  const isGlobal = (resource.Type ?? GLOBAL) === GLOBAL;
  const properties: Properties = isGlobal ? { Replicas: [{ Region: { Ref: 'AWS::Region' } }], ...stated } : stated;
  const {
    id = 'Orders',
    scope = 'template.json',
    path,
    template,
    ...rest
  } = resource as {
    id?: string;
    scope?: string;
    path?: string;
    template?: Partial<TemplateTable>;
  };
  const selector = source === 'assembly' ? `${scope}/${id}` : id;
  return sideOfTemplate(
    {
      label: path ?? selector,
      selector,
      scope,
      exactNames: [id, selector, ...(path ? [path] : []), ...(typeof properties.TableName === 'string' ? [properties.TableName] : [])],
      shape: CloudFormationTable.shapeOf(properties, path ?? selector),
      comparable: Array.isArray(properties.KeySchema),
      missingDefinitions: missingDefinitions(readTable(properties)),
      file: 'template.json',
      path: `Resources.${id}`,
      logicalId: id,
      ...(path === undefined ? {} : { constructPath: path }),
      resource: { Type: GLOBAL, ...rest, Properties: properties },
      values: noValues,
      ...template,
    },
    source,
  );
}

/** The same table as DynamoDB describes it. */
export function deployed(properties: Properties, changes: Partial<TableSide> = {}): TableSide {
  return { ...side(properties), values: undefined, type: undefined, deployed: true, policiesKnown: false, source: 'table', ...changes };
}

function schemaOf(keys: string[]): Properties[] {
  return keys.map((key, at) => ({ AttributeName: key.split(':')[0], KeyType: at === 0 ? 'HASH' : 'RANGE' }));
}
