import type { IndexProperty, KeyProperty, KeysProperty, TableResource } from './table-resource';
import { isKnown, UNKNOWN, type Unknown } from './unknown';

/** A key as the public shape of a table has it. */
export interface ShapeKey {
  readonly name: string;
  readonly type: string;
}

/** An index as the public shape of a table has it. */
export interface ShapeIndex {
  readonly name: string;
  readonly kind: string;
  readonly partitionKeys: ShapeKey[];
  readonly sortKeys?: ShapeKey[];
  readonly projection?: string;
  readonly nonKeyAttributes?: string[];
}

/** What model-spec publishes as TableShape, in texts. */
export interface Shape {
  readonly label?: string;
  readonly tableName?: string;
  readonly partitionKey: ShapeKey;
  readonly sortKey?: ShapeKey;
  readonly indexes: ShapeIndex[];
  readonly timeToLiveAttribute?: string;
  readonly streamViewType?: string;
}

/**
 * The shape of a table resource, in which a text stands for each value that is unknown or that cannot be told for lack of a definition. Where
 * a whole list is unknown, one unknown key or index stands in its place.
 */
export function shapeOf(table: TableResource, unknown: string, label?: string): Shape {
  const text = (value: string | Unknown): string => (value === UNKNOWN ? unknown : value);
  const noKey: ShapeKey = { name: unknown, type: unknown };
  const key = ({ name, type }: KeyProperty): ShapeKey => ({ name: text(name), type: text(type ?? UNKNOWN) });
  const keys = (all: KeysProperty | Unknown) =>
    all === UNKNOWN
      ? { partitionKeys: [noKey], sortKeys: [noKey] }
      : { partitionKeys: all.partitionKeys.map(key), sortKeys: all.sortKeys.map(key) };
  const index = (kind: IndexProperty['kind'], one: IndexProperty | Unknown): ShapeIndex => {
    if (one === UNKNOWN) return { name: unknown, kind, ...keys(UNKNOWN), projection: unknown };
    const { partitionKeys, sortKeys } = keys(one.keys);
    return {
      name: text(one.name ?? UNKNOWN),
      kind,
      partitionKeys,
      ...(sortKeys.length > 0 ? { sortKeys } : {}),
      ...(one.projection === undefined ? {} : { projection: text(one.projection) }),
      ...(one.nonKeyAttributes === undefined
        ? {}
        : { nonKeyAttributes: one.nonKeyAttributes === UNKNOWN ? [unknown] : one.nonKeyAttributes.map(text) }),
    };
  };
  const indexes = (kind: IndexProperty['kind'], all: TableResource['globalIndexes']): ShapeIndex[] =>
    (all === UNKNOWN ? [UNKNOWN] : all).map((one) => index(kind, one as IndexProperty | Unknown));
  const { partitionKeys, sortKeys } = keys(table.keys);
  return {
    ...(label === undefined ? {} : { label }),
    ...(isKnown(table.tableName) ? { tableName: table.tableName } : {}),
    partitionKey: partitionKeys[0] ?? noKey,
    ...(sortKeys.length > 0 ? { sortKey: sortKeys[0] } : {}),
    indexes: [...indexes('GSI', table.globalIndexes), ...indexes('LSI', table.localIndexes)],
    ...(table.timeToLiveAttribute === undefined ? {} : { timeToLiveAttribute: text(table.timeToLiveAttribute) }),
    ...(table.streamViewType === undefined ? {} : { streamViewType: text(table.streamViewType) }),
  };
}

/** Regions that are known by name. */
export function regionsOf({ replicas }: TableResource): string[] {
  return replicas === UNKNOWN
    ? []
    : replicas.flatMap((replica) => (replica !== UNKNOWN && isKnown(replica.region) ? [replica.region] : []));
}
