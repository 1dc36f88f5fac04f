import type { KeyType } from './key-type';
import { readableShape } from './readable-shape';
import { IndexKind, type IndexShape, type KeyAttribute, type Projection, type TableShape } from './table-shape';
import { UnknownValue } from './unknown-value';

/**
 * Reads tables as CloudFormation describes them, and as DynamoDB itself does where its words are the same.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
 *
 * @example
 *
 * const shape = CloudFormationTable.shapeOf({
 *   KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
 *   AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
 * }, 'OrdersTable');
 */
export class CloudFormationTable {
  /**
   * The shape that the properties of an `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable` describe.
   *
   * An intrinsic function, such as `Ref`, becomes `UnknownValue.TEXT`, `KeyType.UNKNOWN` or `Projection.UNKNOWN`; `AWS::NoValue` is an absent property. Where a whole list is unknown,
   * one unknown key or index stands in its place. A key attribute without a definition, or with a type that no key can
   * have, has the type `KeyType.UNKNOWN`.
   *
   * @param properties the properties, as `JSON.parse` gives them
   * @param label what messages call the table, such as its logical id
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii has no other word for a JSON value
  public static shapeOf(properties: any, label?: string): TableShape {
    const table = recordOf(properties);
    const types = new Map(listOf(table.AttributeDefinitions).map((item) => [textOf(item.AttributeName), textOf(item.AttributeType)]));
    const { partitionKeys, sortKeys } = keysOf(table.KeySchema, types);
    const timeToLiveAttribute = timeToLiveOf(present(table.TimeToLiveSpecification));
    const streamViewType = present(recordOf(table.StreamSpecification).StreamViewType);
    return readableShape({
      ...(label === undefined ? {} : { label }),
      ...(typeof table.TableName === 'string' ? { tableName: table.TableName } : {}),
      partitionKey: partitionKeys[0] ?? unknownKey,
      ...(sortKeys.length > 0 ? { sortKey: sortKeys[0] } : {}),
      indexes: [
        ...indexesOf(table.GlobalSecondaryIndexes, IndexKind.GLOBAL, types),
        ...indexesOf(table.LocalSecondaryIndexes, IndexKind.LOCAL, types),
      ],
      ...(timeToLiveAttribute === undefined ? {} : { timeToLiveAttribute }),
      ...(streamViewType === undefined ? {} : { streamViewType: textOf(streamViewType) }),
    });
  }

  private constructor() {}
}

type Properties = Record<string, unknown>;

const unknownKey: KeyAttribute = { name: UnknownValue.TEXT, type: UnknownValue.TEXT as KeyType };

function keysOf(schema: unknown, types: Map<string, string>): { partitionKeys: KeyAttribute[]; sortKeys: KeyAttribute[] } {
  const keys = (kind: string): KeyAttribute[] =>
    listOf(schema)
      .filter((item) => item.KeyType === kind)
      .map((item) => {
        const name = textOf(item.AttributeName);
        return { name, type: (types.get(name) ?? UnknownValue.TEXT) as KeyType };
      });
  return isIntrinsic(schema)
    ? { partitionKeys: [unknownKey], sortKeys: [unknownKey] }
    : { partitionKeys: keys('HASH'), sortKeys: keys('RANGE') };
}

function indexesOf(list: unknown, kind: IndexKind, types: Map<string, string>): IndexShape[] {
  if (isIntrinsic(present(list))) return [unknownIndex(kind)];
  return listOf(list).map((item) => {
    if (isIntrinsic(item)) return unknownIndex(kind);
    const projection = recordOf(item.Projection);
    const type = present(isIntrinsic(item.Projection) ? UnknownValue.TEXT : projection.ProjectionType);
    const fields = present(projection.NonKeyAttributes);
    const { partitionKeys, sortKeys } = keysOf(item.KeySchema, types);
    return {
      name: textOf(item.IndexName),
      kind,
      partitionKeys,
      ...(sortKeys.length > 0 ? { sortKeys } : {}),
      ...(type === undefined ? {} : { projection: textOf(type) as Projection }),
      ...(fields === undefined ? {} : { nonKeyAttributes: Array.isArray(fields) ? fields.map(textOf) : [UnknownValue.TEXT] }),
    };
  });
}

function unknownIndex(kind: IndexKind): IndexShape {
  return {
    name: UnknownValue.TEXT,
    kind,
    partitionKeys: [unknownKey],
    sortKeys: [unknownKey],
    projection: UnknownValue.TEXT as Projection,
  };
}

function timeToLiveOf(specification: unknown): string | undefined {
  if (specification === undefined) return undefined;
  if (isIntrinsic(specification)) return UnknownValue.TEXT;
  const { Enabled: enabled, AttributeName: name } = recordOf(specification);
  if (enabled === false || enabled === 'false') return undefined;
  return isIntrinsic(enabled) || present(name) === undefined ? UnknownValue.TEXT : textOf(name);
}

/** `Ref` to `AWS::NoValue` removes a property. */
function present(value: unknown): unknown {
  return value === null || recordOf(value).Ref === 'AWS::NoValue' ? undefined : value;
}

function isIntrinsic(value: unknown): boolean {
  const keys = Object.keys(recordOf(value));
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : UnknownValue.TEXT;
}

function listOf(value: unknown): Properties[] {
  return Array.isArray(value) ? value.filter((item) => present(item) !== undefined).map(recordOf) : [];
}

function recordOf(value: unknown): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}
