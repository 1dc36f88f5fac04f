import { NotDecided } from '../policy/not-decided';
import type { KeyLayout, SharedTableClaim } from '../theorem/claim';
import { resolve, tableName } from './resolve';
import { type Choice, isTable, type Place, type Resource, type Template } from './template';

/** What is claimed of a table; its keys and indexes come from the template, so that an override cannot prove itself. */
export interface TableClaim {
  /** Logical id of the table. */
  readonly table: string;
  readonly layout: KeyLayout;
  /** The partition key of the table carries the tenant; otherwise the named indexes do. */
  readonly byTable: boolean;
  /** Indexes whose first partition attribute carries the tenant, besides those that are led by the table's own partition key. */
  readonly tenantIndexes: readonly string[];
}

interface KeyElement {
  readonly AttributeName?: unknown;
  readonly KeyType?: unknown;
}

interface IndexProperties {
  readonly IndexName?: unknown;
  readonly KeySchema?: readonly KeyElement[];
}

/** A claim with the keys and indexes that the template renders. */
export function claimedTable(claim: TableClaim, template: Template, place: Place, choice: Choice): SharedTableClaim {
  const resolved = (value: unknown) => resolve(value, template, place, choice);
  const resource = template.Resources?.[claim.table];
  if (!resource || !isTable(resource)) throw new NotDecided(`the template has no table with the logical id ${claim.table}`);
  const properties = (resolved(resource.Properties) ?? {}) as {
    KeySchema?: readonly KeyElement[];
    GlobalSecondaryIndexes?: readonly IndexProperties[];
    LocalSecondaryIndexes?: readonly IndexProperties[];
    VectorIndexes?: readonly IndexProperties[];
    PrimaryKey?: { readonly Name?: unknown };
  };
  const partitionKey = simpleKeyOf(resource, properties.PrimaryKey) ?? keyOf(properties.KeySchema, 'HASH', claim.table);
  if (partitionKey === undefined) throw new NotDecided(`the partition key of table ${claim.table} is not known`);
  const indexes = [
    ...(properties.GlobalSecondaryIndexes ?? []),
    ...(properties.LocalSecondaryIndexes ?? []),
    // Their calls carry no leading key, whatever attributes they search by.
    ...(properties.VectorIndexes ?? []).map(({ IndexName }) => ({ IndexName })),
  ].map(({ IndexName, KeySchema }: IndexProperties) => {
    if (typeof IndexName !== 'string') throw new NotDecided(`an index of table ${claim.table} has a name that only its deployment knows`);
    const first = keyOf(KeySchema, 'HASH', IndexName);
    return {
      name: IndexName,
      partitionKey: first,
      tenant: first !== undefined && (claim.tenantIndexes.includes(IndexName) || (claim.byTable && first === partitionKey)),
    };
  });
  const unknown = claim.tenantIndexes.find((name) => !indexes.some((index) => index.name === name));
  if (unknown !== undefined)
    throw new NotDecided(`table ${claim.table} has no index ${unknown}; it has ${indexes.map(({ name }) => name).join(', ') || 'none'}`);
  return {
    kind: 'shared table',
    table: tableName(claim.table, template, resolved),
    partition: place.partition,
    account: resource.Place?.account ?? place.account,
    layout: claim.layout,
    byTable: claim.byTable,
    partitionKey,
    sortKey: keyOf(properties.KeySchema, 'RANGE', claim.table),
    indexes,
    complete: true,
  };
}

/** SAM's simple table has one key, named `id` unless it says otherwise. */
function simpleKeyOf({ Type }: Resource, key: { readonly Name?: unknown } | undefined): string | undefined {
  if (Type !== 'AWS::Serverless::SimpleTable') return undefined;
  return typeof key?.Name === 'string' ? key.Name : 'id';
}

function keyOf(schema: readonly KeyElement[] | undefined, kind: string, owner: string): string | undefined {
  const element = (schema ?? []).find(({ KeyType }) => KeyType === kind);
  if (element === undefined) return undefined;
  if (typeof element.AttributeName !== 'string') throw new NotDecided(`a key of ${owner} is known only at deployment`);
  return element.AttributeName;
}
