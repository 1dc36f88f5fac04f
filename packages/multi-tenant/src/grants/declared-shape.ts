import { IndexKind, type IndexShape, type KeyAttribute, KeyType, type TableShape } from '@dynamorm-cdk/model-spec';
import {
  CfnResource,
  DefaultTokenResolver,
  type IResolvable,
  type IResolveContext,
  Stack,
  StringConcat,
  Tokenization,
} from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** What of a table's resource decides isolation, as it is declared by now. */
export interface DeclaredShape {
  readonly shape: TableShape;
  /** Regions of all copies that are known by name. */
  readonly regions: string[];
  /** Customer keys of copies in other regions that are known by ARN. */
  readonly keyArns: string[];
}

/**
 * Reads the resource behind a table of this app; `undefined` for an imported one.
 *
 * Works before synthesis too, and as if nobody had looked. Policies are left out, since resolving one freezes its statements.
 */
export function declaredShape(table: IConstruct): DeclaredShape | undefined {
  const resource = table.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  const declared = resource as CfnResource & Record<string, unknown>;
  const read = (property: string): Record<string, unknown>[] => {
    const value: unknown = Tokenization.resolve(declared[property] ?? [], {
      scope: resource,
      resolver: new Onlooker(),
      preparing: false,
    });
    return Array.isArray(value) ? value : [];
  };
  const replicas = read('replicas');
  const own = Stack.of(resource).region;
  return {
    shape: shapeOf(read('keySchema'), read('attributeDefinitions'), read('globalSecondaryIndexes'), read('localSecondaryIndexes')),
    regions: replicas.map(({ region }) => region).filter((region): region is string => typeof region === 'string'),
    keyArns: replicas
      .filter(({ region }) => region !== own)
      .map(({ sseSpecification }) => (sseSpecification as { kmsMasterKeyId?: unknown } | undefined)?.kmsMasterKeyId)
      .filter((arn): arn is string => typeof arn === 'string'),
  };
}

type Items = Record<string, unknown>[];

function shapeOf(keySchema: Items, definitions: Items, globalIndexes: Items, localIndexes: Items): TableShape {
  const types = new Map(definitions.map((definition) => [definition.attributeName, definition.attributeType]));
  const keys = (schema: unknown, kind: string): KeyAttribute[] =>
    ((schema ?? []) as Items)
      .filter(({ keyType }) => keyType === kind)
      .map(({ attributeName }) => ({ name: attributeName as string, type: (types.get(attributeName) ?? KeyType.STRING) as KeyType }));
  const index =
    (kind: IndexKind) =>
    (item: Record<string, unknown>): IndexShape => ({
      name: item.indexName as string,
      kind,
      partitionKeys: keys(item.keySchema, 'HASH'),
      sortKeys: keys(item.keySchema, 'RANGE'),
    });
  return {
    partitionKey: keys(keySchema, 'HASH')[0],
    sortKey: keys(keySchema, 'RANGE')[0],
    indexes: [...globalIndexes.map(index(IndexKind.GLOBAL)), ...localIndexes.map(index(IndexKind.LOCAL))],
  };
}

/** Leaves no trace: CDK keeps what a lazy value first yields, and an index added later would never reach the template. */
class Onlooker extends DefaultTokenResolver {
  constructor() {
    super(new StringConcat());
  }

  public override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: Parameters<DefaultTokenResolver['resolveToken']>[2],
  ) {
    const heir = Object.create(token) as IResolvable;
    return 'addStatements' in token ? undefined : super.resolveToken(heir, context, postProcessor);
  }
}
