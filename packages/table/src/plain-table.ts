import { IndexKind, type IndexShape, type KeyAttribute, type KeyType, type Projection } from '@dynamorm-cdk/model-spec';
import type { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { type CfnResource, type IResolveContext, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import type { RenderedTable } from './rendered-table';

/** The properties of either kind of table resource that its shape is made of. */
type LowLevelTable = Pick<
  CfnGlobalTable,
  | 'keySchema'
  | 'attributeDefinitions'
  | 'globalSecondaryIndexes'
  | 'localSecondaryIndexes'
  | 'timeToLiveSpecification'
  | 'streamSpecification'
  | 'replicas'
>;

/** Reads a resource without rendering it; `undefined` where there are overrides, or values that rendering alone can tell. */
export function plainTable(resource: CfnResource, label: string): RenderedTable | undefined {
  const { rawOverrides } = resource as unknown as { rawOverrides?: object };
  if (!rawOverrides || Object.keys(rawOverrides).length > 0) return undefined;
  let found: RenderedTable | undefined;
  const look = (context: IResolveContext): void => {
    found = new PlainReader(context).table(resource as unknown as LowLevelTable, label);
  };
  // Lazy lists give away what they hold only while something is resolved.
  Stack.of(resource).resolve({ creationStack: [], resolve: look });
  return found;
}

class PlainReader {
  private readonly types = new Map<string, string>();
  private unknown = false;

  constructor(private readonly context: IResolveContext) {}

  public table(table: LowLevelTable, label: string): RenderedTable | undefined {
    for (const definition of this.list<CfnGlobalTable.AttributeDefinitionProperty>(table.attributeDefinitions)) {
      this.types.set(this.text(definition.attributeName), this.text(definition.attributeType));
    }
    const { partitionKeys, sortKeys } = this.keys(table.keySchema);
    const timeToLive = this.timeToLive(table.timeToLiveSpecification);
    const stream = this.value<CfnGlobalTable.StreamSpecificationProperty>(table.streamSpecification)?.streamViewType;
    const shape = {
      label,
      partitionKey: partitionKeys[0],
      sortKey: sortKeys[0],
      indexes: [
        ...this.indexes(table.globalSecondaryIndexes, IndexKind.GLOBAL),
        ...this.indexes(table.localSecondaryIndexes, IndexKind.LOCAL),
      ],
      timeToLiveAttribute: timeToLive,
      streamViewType: stream === undefined ? undefined : this.text(stream),
    };
    const regions = this.list<CfnGlobalTable.ReplicaSpecificationProperty>(table.replicas).map(({ region }) => region);
    if (this.unknown || partitionKeys.length === 0) return undefined;
    return { shape, regions: regions.filter((region) => typeof region === 'string' && !Token.isUnresolved(region)) };
  }

  private indexes(list: unknown, kind: IndexKind): IndexShape[] {
    return this.list<CfnGlobalTable.GlobalSecondaryIndexProperty>(list).map((index) => {
      const projection = this.value<CfnGlobalTable.ProjectionProperty>(index.projection);
      return {
        name: this.text(index.indexName),
        kind,
        ...this.keys(index.keySchema),
        projection: projection?.projectionType === undefined ? undefined : (this.text(projection.projectionType) as Projection),
        nonKeyAttributes: projection?.nonKeyAttributes && this.list<string>(projection.nonKeyAttributes).map((name) => this.text(name)),
      };
    });
  }

  private keys(schema: unknown): { partitionKeys: KeyAttribute[]; sortKeys: KeyAttribute[] } {
    const [partitionKeys, sortKeys]: KeyAttribute[][] = [[], []];
    for (const { attributeName, keyType } of this.list<CfnGlobalTable.KeySchemaProperty>(schema)) {
      const name = this.text(attributeName);
      const type = this.text(this.types.get(name)) as KeyType;
      (this.text(keyType) === 'HASH' ? partitionKeys : sortKeys).push({ name, type });
    }
    return { partitionKeys, sortKeys };
  }

  private timeToLive(specification: unknown): string | undefined {
    const { enabled, attributeName } = this.value<CfnGlobalTable.TimeToLiveSpecificationProperty>(specification) ?? { enabled: false };
    if (enabled === false) return undefined;
    if (enabled !== true) this.unknown = true;
    return this.text(attributeName);
  }

  private text(value: unknown): string {
    if (typeof value === 'string' && !Token.isUnresolved(value)) return value;
    this.unknown = true;
    return '';
  }

  private list<T>(value: unknown): T[] {
    const list = this.value<T[]>(value) ?? [];
    if (!Array.isArray(list) || Token.isUnresolved(list)) this.unknown = true;
    return Array.isArray(list) ? list.map((item) => this.value<T>(item) as T) : [];
  }

  private value<T>(value: unknown): T | undefined {
    const inside = Tokenization.isResolvable(value) ? value.resolve(this.context) : value;
    if (Tokenization.isResolvable(inside) || inside === null) this.unknown = true;
    return inside as T | undefined;
  }
}
