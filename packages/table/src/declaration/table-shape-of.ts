import {
  IndexKind,
  type IndexShape,
  type KeyAttribute,
  type KeyType,
  type Projection,
  type TableShape,
  UnknownValue,
} from '@dynamorm-cdk/model-spec';
import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';
import { isToken } from '../findings/known';
import { type DeclaredTable, partitionKeysOf, sortKeysOf } from './declared-table';
import type { SecondaryIndexOptions } from './secondary-index-props';

/** The neutral description that models are compared with. Tokens become "unknown until deployment". */
export function tableShapeOf(
  table: DeclaredTable,
  label: string,
  tableName: string | undefined,
  streamViewType: string | undefined,
): TableShape {
  return {
    label,
    tableName: tableName === undefined || isToken(tableName) ? undefined : tableName,
    partitionKey: key(table.partitionKey),
    sortKey: table.sortKey && key(table.sortKey),
    indexes: [
      ...table.globalIndexes.map((index) => ({
        ...common(index),
        name: text(index.indexName),
        kind: IndexKind.GLOBAL,
        partitionKeys: partitionKeysOf(index).map(key),
        sortKeys: sortKeysOf(index).map(key),
      })),
      ...table.localIndexes.map((index) => ({
        ...common(index),
        name: text(index.indexName),
        kind: IndexKind.LOCAL,
        partitionKeys: [key(table.partitionKey)],
        sortKeys: [key(index.sortKey)],
      })),
    ],
    timeToLiveAttribute: table.timeToLiveAttribute === undefined ? undefined : text(table.timeToLiveAttribute),
    streamViewType: streamViewType === undefined ? undefined : text(streamViewType),
    compositeFields: table.compositeFields,
  };
}

function common(index: SecondaryIndexOptions): Pick<IndexShape, 'projection' | 'nonKeyAttributes' | 'compositeFields'> {
  return {
    projection: (index.projectionType ?? 'ALL') as Projection,
    nonKeyAttributes: index.nonKeyAttributes?.map(text),
    compositeFields: index.compositeFields,
  };
}

function key(attribute: Attribute): KeyAttribute {
  return { name: text(attribute.name), type: attribute.type as string as KeyType };
}

function text(value: string): string {
  return isToken(value) ? UnknownValue.TEXT : value;
}
