import { KeyType } from './key-type';
import { type IndexShape, type KeyAttribute, Projection, type TableShape } from './table-shape';

const types: readonly unknown[] = Object.values(KeyType);
const projections: readonly unknown[] = Object.values(Projection);

/**
 * The same shape with members of the enums alone: Go, Python, Java and .NET cannot receive any other text in their place. A type that
 * CloudFormation refuses anyway becomes unknown.
 */
export function readableShape(shape: TableShape): TableShape {
  return {
    ...shape,
    partitionKey: key(shape.partitionKey),
    ...(shape.sortKey ? { sortKey: key(shape.sortKey) } : {}),
    ...(shape.indexes ? { indexes: shape.indexes.map(index) } : {}),
  };
}

function index(shape: IndexShape): IndexShape {
  const { partitionKeys, sortKeys, projection } = shape;
  return {
    ...shape,
    partitionKeys: partitionKeys.map(key),
    ...(sortKeys ? { sortKeys: sortKeys.map(key) } : {}),
    ...(projection === undefined || projections.includes(projection) ? {} : { projection: Projection.UNKNOWN }),
  };
}

function key(attribute: KeyAttribute): KeyAttribute {
  return types.includes(attribute.type) ? attribute : { ...attribute, type: KeyType.UNKNOWN };
}
