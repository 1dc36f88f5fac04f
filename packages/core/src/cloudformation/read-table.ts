import { itemsOf, ofTemplate, oneOf, propertyOf, type Reading, textOf } from './reading';
import type {
  AttributeDefinition,
  IndexProperty,
  KeyProperty,
  KeysProperty,
  ReplicaProperty,
  TableResource,
  VectorIndexProperty,
} from './table-resource';
import { type Property, UNKNOWN, type Unknown } from './unknown';

/**
 * Reads the properties of a table resource.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 */
export function readTable(properties: unknown, reading: Reading = ofTemplate): TableResource {
  const of = (property: string) => propertyOf(properties, property, reading);
  const definitions = each(of('AttributeDefinitions'), reading, definitionOf);
  const whole = definitions === UNKNOWN || definitions.includes(UNKNOWN) ? UNKNOWN : (definitions as AttributeDefinition[]);
  const typeOf = typesIn(whole);
  return {
    tableName: textOf(of('TableName')),
    keys: keysOf(of('KeySchema'), typeOf, reading),
    definitions: whole,
    globalIndexes: each(of('GlobalSecondaryIndexes'), reading, (item) => indexOf(item, 'GSI', typeOf, reading)),
    localIndexes: each(of('LocalSecondaryIndexes'), reading, (item) => indexOf(item, 'LSI', typeOf, reading)),
    vectorIndexes: each(of('VectorIndexes'), reading, vectorIndexOf),
    timeToLiveAttribute: timeToLiveOf(of('TimeToLiveSpecification'), reading),
    streamViewType: textOf(propertyOf(of('StreamSpecification'), 'StreamViewType', reading)),
    replicas: each(of('Replicas'), reading, replicaOf),
  };
}

type TypeOf = (name: string | Unknown) => Property<string>;

/** A definition that is not known may be that of any attribute. */
function typesIn(definitions: AttributeDefinition[] | Unknown): TypeOf {
  if (definitions === UNKNOWN) return () => UNKNOWN;
  const types = new Map<Property<string>, string | Unknown>(definitions.map(({ name, type }) => [name, type ?? UNKNOWN]));
  return (name) => (name === UNKNOWN ? UNKNOWN : types.has(name) ? types.get(name) : types.has(UNKNOWN) ? UNKNOWN : undefined);
}

function each<T>(list: unknown, reading: Reading, read: (item: unknown, reading: Reading) => T): (T | Unknown)[] | Unknown {
  const items = itemsOf(list, reading);
  return items === UNKNOWN ? UNKNOWN : items.map((item) => (item === UNKNOWN ? UNKNOWN : read(item, reading)));
}

function definitionOf(item: unknown, reading: Reading): AttributeDefinition {
  const text = (property: string) => textOf(propertyOf(item, property, reading));
  return { name: text('AttributeName'), type: oneOf(['S', 'N', 'B'], text('AttributeType')) };
}

function keysOf(schema: unknown, typeOf: TypeOf, reading: Reading): KeysProperty | Unknown {
  const items = itemsOf(schema, reading);
  if (items === UNKNOWN) return UNKNOWN;
  const keys: { partitionKeys: KeyProperty[]; sortKeys: KeyProperty[] } = { partitionKeys: [], sortKeys: [] };
  for (const item of items) {
    const role = propertyOf(item, 'KeyType', reading);
    if (role !== 'HASH' && role !== 'RANGE') return UNKNOWN;
    const name = textOf(propertyOf(item, 'AttributeName', reading)) ?? UNKNOWN;
    (role === 'HASH' ? keys.partitionKeys : keys.sortKeys).push({ name, type: typeOf(name) });
  }
  return keys;
}

function indexOf(item: unknown, kind: IndexProperty['kind'], typeOf: TypeOf, reading: Reading): IndexProperty {
  const projection = propertyOf(item, 'Projection', reading);
  const fields = propertyOf(projection, 'NonKeyAttributes', reading);
  const names = itemsOf(fields, reading);
  return {
    kind,
    name: textOf(propertyOf(item, 'IndexName', reading)),
    keys: keysOf(propertyOf(item, 'KeySchema', reading), typeOf, reading),
    projection: oneOf(['ALL', 'KEYS_ONLY', 'INCLUDE'], textOf(propertyOf(projection, 'ProjectionType', reading))),
    // Those of a projection that is not known are as unknown as the projection itself.
    nonKeyAttributes:
      fields === undefined || projection === UNKNOWN
        ? undefined
        : names === UNKNOWN
          ? UNKNOWN
          : names.map((name) => textOf(name) ?? UNKNOWN),
  };
}

function vectorIndexOf(item: unknown, reading: Reading): VectorIndexProperty {
  const schema = itemsOf(propertyOf(item, 'SearchSchema', reading), reading);
  return {
    name: textOf(propertyOf(item, 'IndexName', reading)),
    searched: schema === UNKNOWN ? [UNKNOWN] : schema.map((one) => textOf(propertyOf(one, 'AttributeName', reading)) ?? UNKNOWN),
  };
}

function timeToLiveOf(specification: unknown, reading: Reading): Property<string> {
  if (specification === undefined || specification === UNKNOWN) return specification;
  const enabled = propertyOf(specification, 'Enabled', reading);
  if (enabled === false || enabled === 'false') return undefined;
  const name = textOf(propertyOf(specification, 'AttributeName', reading));
  const isOn = enabled === true || enabled === 'true';
  return isOn && name !== undefined ? name : UNKNOWN;
}

function replicaOf(item: unknown, reading: Reading): ReplicaProperty {
  return {
    region: textOf(propertyOf(item, 'Region', reading)),
    keyArn: textOf(propertyOf(propertyOf(item, 'SSESpecification', reading), 'KMSMasterKeyId', reading)),
  };
}
