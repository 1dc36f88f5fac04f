import { type IndexShape, type KeyAttribute, type Model, Projection, type TableShape } from '@dynamorm-cdk/model-spec';
import type { WantedTable } from '../creation/wanted-table';

/** What a picture of a table shows, whatever it is drawn with. */
export interface TablePicture {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly timeToLive?: string;
  readonly indexes: IndexPicture[];
  readonly models: ModelPicture[];
}

export interface IndexPicture {
  readonly name: string;
  /** `GSI` or `LSI`. */
  readonly kind: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** Such as `ALL` or `INCLUDE status, total`. */
  readonly projection: string;
}

export interface ModelPicture {
  readonly name: string;
  /** Indexes that the model queries, by their position in the table. */
  readonly indexes: number[];
  /** Its attributes that fill the keys of the table, and then of each index; none where its items are not in the index. */
  readonly fills: string[][];
  /** How its items are written, where it is not the usual way. */
  readonly notes: string[];
  readonly attributes: number;
}

/** The pictures of tables. */
export function picturesOf(tables: WantedTable[]): TablePicture[] {
  return tables.map(({ name, models, shape }) => {
    const indexes = shape.indexes ?? [];
    return {
      name,
      partitionKey: keyOf(shape.partitionKey),
      ...(shape.sortKey ? { sortKey: keyOf(shape.sortKey) } : {}),
      ...(shape.timeToLiveAttribute ? { timeToLive: shape.timeToLiveAttribute } : {}),
      indexes: indexes.map(indexPicture),
      models: models.documents.flatMap((document) => document.models).map((model) => modelPicture(model, shape, indexes)),
    };
  });
}

function indexPicture({
  name,
  kind,
  partitionKeys,
  sortKeys,
  projection = Projection.ALL,
  nonKeyAttributes = [],
}: IndexShape): IndexPicture {
  return {
    name,
    kind,
    partitionKey: partitionKeys.map(keyOf).join(', '),
    ...(sortKeys ? { sortKey: sortKeys.map(keyOf).join(', ') } : {}),
    projection: [projection, nonKeyAttributes.join(', ')].filter((part) => part !== '').join(' '),
  };
}

function modelPicture(model: Model, shape: TableShape, indexes: IndexShape[]): ModelPicture {
  const own = new Set(model.attributes.map(({ name }) => name));
  const filled = (keys: (KeyAttribute | undefined)[]): string[] => {
    const keyNames = keys.flatMap((key) => (key === undefined ? [] : [key.name]));
    return keyNames.every((name) => own.has(name)) ? keyNames : [];
  };
  const names = model.indexes.map(({ name }) => name);
  const encrypted = model.attributes.filter((attribute) => attribute.encrypted).map(({ name }) => name);
  return {
    name: model.name,
    indexes: indexes.flatMap(({ name }, at) => (names.includes(name) ? [at] : [])),
    fills: [
      filled([shape.partitionKey, shape.sortKey]),
      ...indexes.map(({ partitionKeys, sortKeys = [] }) => filled([...partitionKeys, ...sortKeys])),
    ],
    notes: [...(model.writeOnce ? ['write-once'] : []), ...(encrypted.length > 0 ? [`encrypted: ${encrypted.join(', ')}`] : [])],
    attributes: model.attributes.length,
  };
}

function keyOf({ name, type }: KeyAttribute): string {
  return `${name} (${type})`;
}
