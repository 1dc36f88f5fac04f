import {
  constructName,
  type IndexProperty,
  isKnown,
  type KeyProperty,
  type KeysProperty,
  readTable,
  type TableResource,
  UNKNOWN,
  type Unknown,
} from '@dynamorm-cdk/core/cloudformation';
import { type CfnResource, type IResolveContext, Stack, Token, Tokenization } from 'aws-cdk-lib/core';

/** Reads a resource without rendering it; `undefined` where there are overrides, or values that rendering alone can tell. */
export function plainTable(resource: CfnResource): TableResource | undefined {
  const { rawOverrides } = resource as unknown as { rawOverrides?: object };
  if (!rawOverrides || Object.keys(rawOverrides).length > 0) return undefined;
  let found: TableResource | undefined;
  // Lazy lists give away what they hold only while something is resolved.
  Stack.of(resource).resolve({
    creationStack: [],
    resolve: (context: IResolveContext) => {
      found = readTable(resource, { value: (raw) => plainValue(raw, context), name: constructName });
    },
  });
  return found && isPlain(found) ? found : undefined;
}

function plainValue(raw: unknown, context: IResolveContext): unknown {
  const inside = Tokenization.isResolvable(raw) ? raw.resolve(context) : raw;
  return inside === null || Token.isUnresolved(inside) ? UNKNOWN : inside;
}

/** The name of the table and regions that are unknown stay so when they are rendered. */
function isPlain({ keys, globalIndexes, localIndexes, timeToLiveAttribute, streamViewType }: TableResource): boolean {
  if (timeToLiveAttribute === UNKNOWN || streamViewType === UNKNOWN) return false;
  return arePlain(keys) && allPlain(globalIndexes) && allPlain(localIndexes) && keys.partitionKeys.length > 0;
}

function allPlain(indexes: TableResource['globalIndexes']): boolean {
  return indexes !== UNKNOWN && indexes.every(isPlainIndex);
}

function isPlainIndex(index: IndexProperty | Unknown): boolean {
  if (index === UNKNOWN || !isKnown(index.name) || index.projection === UNKNOWN || index.nonKeyAttributes === UNKNOWN) return false;
  return arePlain(index.keys) && (index.nonKeyAttributes === undefined || index.nonKeyAttributes.every(isKnown));
}

/** A key without a definition has no type, and is left to rendering too. */
function arePlain(keys: KeysProperty | Unknown): keys is KeysProperty {
  return keys !== UNKNOWN && keys.partitionKeys.every(isPlainKey) && keys.sortKeys.every(isPlainKey);
}

function isPlainKey({ name, type }: KeyProperty): boolean {
  return name !== UNKNOWN && isKnown(type);
}
