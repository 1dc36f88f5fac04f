import { type Kind, kinds } from './value-kinds';

/** What stands for a value that only the deployment knows, in texts and in each enum of a shape. */
const UNKNOWN = '\nunknown until deployment';

const key = kinds.propsOf<{ name: string; type: string }>(
  { name: kinds.text, type: kinds.oneOf(() => ({ STRING: 'S', NUMBER: 'N', BINARY: 'B', UNKNOWN })) },
  "a key, as { name: 'PK', type: 'S' }",
  ['name', 'type'],
);
const keys = kinds.listOf(key, 'a list of keys');
const attributes = kinds.listOf(kinds.text, 'a list of attributes');
const composite = kinds.mapOf(attributes);

const index = kinds.propsOf<
  Record<'name' | 'kind' | 'partitionKeys' | 'sortKeys' | 'projection' | 'nonKeyAttributes' | 'compositeFields', unknown>
>(
  {
    name: kinds.text,
    kind: kinds.oneOf(() => ({ GLOBAL: 'GSI', LOCAL: 'LSI' })),
    partitionKeys: keys,
    sortKeys: keys,
    projection: kinds.oneOf(() => ({ ALL: 'ALL', KEYS_ONLY: 'KEYS_ONLY', INCLUDE: 'INCLUDE', UNKNOWN })),
    nonKeyAttributes: attributes,
    compositeFields: composite,
  },
  'an index',
  ['name', 'kind', 'partitionKeys'],
);

/** The public shape of a table, as plain JavaScript may write it. */
export const shapeKind: Kind = kinds.propsOf<Record<string, unknown>>(
  {
    label: kinds.text,
    tableName: kinds.text,
    partitionKey: key,
    sortKey: key,
    indexes: kinds.listOf(index, 'a list of indexes'),
    timeToLiveAttribute: kinds.text,
    streamViewType: kinds.text,
    compositeFields: composite,
  },
  'a table shape, such as models.toTableShape()',
  ['partitionKey'],
);
