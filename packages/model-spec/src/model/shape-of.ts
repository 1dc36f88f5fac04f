import type { IndexShape, TableShape } from '../shape/table-shape';
import type { Model, ModelIndex } from './model';

/** The table that models of one table ask for. They agree with each other: a document in which they do not is never made. */
export function shapeOf(models: Model[]): TableShape {
  const [first] = models;
  const indexes = new Map<string, IndexShape>();
  for (const model of models) {
    for (const index of model.indexes) indexes.set(index.name, united(indexes.get(index.name), indexShape(index)));
  }
  const expiring = models.flatMap((model) => model.attributes).find((attribute) => attribute.roles?.includes('ttl'));
  return {
    partitionKey: first.partitionKey,
    ...(first.sortKey ? { sortKey: first.sortKey } : {}),
    ...(indexes.size > 0 ? { indexes: [...indexes.values()] } : {}),
    ...(expiring ? { timeToLiveAttribute: expiring.name } : {}),
  };
}

/** An index that models share includes what any of them names. */
function united(first: IndexShape | undefined, { nonKeyAttributes, ...more }: IndexShape): IndexShape {
  if (!first?.nonKeyAttributes || !nonKeyAttributes) return first ?? { ...more, ...(nonKeyAttributes ? { nonKeyAttributes } : {}) };
  return { ...first, nonKeyAttributes: [...new Set([...first.nonKeyAttributes, ...nonKeyAttributes])] };
}

function indexShape(index: ModelIndex): IndexShape {
  return {
    name: index.name,
    kind: index.kind,
    partitionKeys: [index.partitionKey],
    ...(index.sortKey ? { sortKeys: [index.sortKey] } : {}),
    projection: index.projection,
    ...(index.nonKeyAttributes ? { nonKeyAttributes: index.nonKeyAttributes } : {}),
  };
}
