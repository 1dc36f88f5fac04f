import { constructName, isKnown, known, readTable, regionsOf, shapeOf, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import { type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import {
  CfnResource,
  DefaultTokenResolver,
  type IResolvable,
  type IResolveContext,
  Stack,
  StringConcat,
  Token,
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

/** The properties that keys, indexes and copies are made of. */
const deciding = ['keySchema', 'attributeDefinitions', 'globalSecondaryIndexes', 'localSecondaryIndexes', 'replicas'];

/**
 * Reads the resource behind a table of this app; `undefined` for an imported one.
 *
 * Works before synthesis too, and as if nobody had looked. Policies are left out, since resolving one freezes its statements.
 */
export function declaredShape(construct: IConstruct): DeclaredShape | undefined {
  const resource = construct.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  const declared = resource as CfnResource & Record<string, unknown>;
  const resolved = deciding.map((property) => [
    property,
    Tokenization.resolve(declared[property], { scope: resource, resolver: new Onlooker(), preparing: false }),
  ]);
  const table = readTable(Object.fromEntries(resolved), { value: known, name: constructName });
  const own = Stack.of(resource).region;
  const replicas = table.replicas === UNKNOWN ? [] : table.replicas.filter((replica) => replica !== UNKNOWN);
  return {
    shape: shapeOf(table, UnknownValue.TEXT) as TableShape,
    regions: regionsOf(table),
    keyArns: replicas.filter(({ region }) => region !== own).flatMap(({ keyArn }) => (isKnown(keyArn) ? [keyArn] : [])),
  };
}

/** Names of the vector indexes of a table of this app; CDK knows them as an override at first, and as a property later. */
export function vectorIndexesOf(construct: IConstruct): string[] {
  const resource = construct.node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return [];
  const { rawOverrides, vectorIndexes } = resource as unknown as {
    rawOverrides?: { Properties?: { VectorIndexes?: unknown } };
    vectorIndexes?: unknown;
  };
  const declared = [vectorIndexes, rawOverrides?.Properties?.VectorIndexes].flatMap((list) =>
    Array.isArray(list) ? (list as unknown[]) : [],
  );
  const names = declared.map(
    (index) => (index as { IndexName?: unknown; indexName?: unknown }).IndexName ?? (index as { indexName?: unknown }).indexName,
  );
  return [...new Set(names.filter((name) => typeof name === 'string' && !Token.isUnresolved(name)) as string[])];
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
