import { type Kind, kinds } from '@dynamorm-cdk/core/kinds';
import { KeyType } from './key-type';
import { IndexKind, type IndexShape, type KeyAttribute, Projection, type TableShape } from './table-shape';

const key = kinds.propsOf<KeyAttribute>({ name: kinds.text, type: kinds.oneOf(() => KeyType) }, "a key, as { name: 'PK', type: 'S' }", [
  'name',
  'type',
]);
const keys = kinds.listOf(key, 'a list of keys');
const composite = kinds.mapOf(kinds.listOf(kinds.text, 'a list of attributes'));
const index = kinds.propsOf<IndexShape>(
  {
    name: kinds.text,
    kind: kinds.oneOf(() => IndexKind),
    partitionKeys: keys,
    sortKeys: keys,
    projection: kinds.oneOf(() => Projection),
    nonKeyAttributes: kinds.listOf(kinds.text, 'a list of attributes'),
    compositeFields: composite,
  },
  'an index',
  ['name', 'kind', 'partitionKeys'],
);

/** The shape of a table, as plain JavaScript may write it. */
export const shapeKind: Kind = kinds.propsOf<TableShape>(
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
