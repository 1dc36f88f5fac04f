import type { Attribute, CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { type IResolveContext, Stack, Tokenization } from 'aws-cdk-lib/core';
import type { DeclaredEncryption } from '../declaration/declared-encryption';
import { type DeclaredTable, partitionKeysOf, sortKeysOf } from '../declaration/declared-table';
import type { SecondaryIndexOptions } from '../declaration/secondary-index-props';
import { isPlainText, isToken } from '../findings/known';

/** What a template is compared with. */
export interface Declaration {
  readonly table: DeclaredTable;
  readonly streamViewType?: string;
  /** Regions that hold a copy of the table, that of the stack among them. */
  readonly regions: readonly string[];
  readonly tableName?: string;
  readonly encryption: Pick<DeclaredEncryption, 'inKms' | 'keyArnIn'>;
}

interface IndexProperty {
  readonly indexName?: string;
  readonly keySchema?: unknown;
  readonly projection?: { readonly projectionType?: string; readonly nonKeyAttributes?: string[] };
}

const TYPES = ['S', 'N', 'B'];
const PROJECTIONS = ['ALL', 'KEYS_ONLY', 'INCLUDE'];

/**
 * Whether a resource is, text by text, what the construct declares. So it is with nearly every table, and then nothing need be rendered or
 * compared. `false` says nothing: values that are unknown until deployment, or in another order, are left to the comparison.
 */
export function isAsDeclared(resource: CfnGlobalTable, declared: Declaration): boolean {
  const { rawOverrides } = resource as unknown as { rawOverrides?: object };
  if (!rawOverrides || Object.keys(rawOverrides).length > 0) return false;
  const { table, streamViewType, regions, tableName, encryption } = declared;
  const { partitionKey, sortKey, globalIndexes, localIndexes, timeToLiveAttribute } = table;
  let same = false;
  // Lazy lists give away what they hold only while something is resolved.
  Stack.of(resource).resolve({
    creationStack: [],
    resolve: (context: IResolveContext) => {
      const plain = (raw: unknown) => (Tokenization.isResolvable(raw) ? raw.resolve(context) : raw);
      const list = (raw: unknown): unknown => plain(raw) ?? [];
      const types = typesIn(list(resource.attributeDefinitions));
      const isKeys = (schema: unknown, hash: readonly Attribute[], range: readonly Attribute[]) => areKeys(schema, hash, range, types);
      same =
        types !== undefined &&
        isKeys(list(resource.keySchema), [partitionKey], sortKey ? [sortKey] : []) &&
        areAll(
          list(resource.globalSecondaryIndexes),
          globalIndexes,
          (one: IndexProperty, index) => isIndex(one, index) && isKeys(one.keySchema, partitionKeysOf(index), sortKeysOf(index)),
        ) &&
        areAll(
          list(resource.localSecondaryIndexes),
          localIndexes,
          (one: IndexProperty, index) => isIndex(one, index) && isKeys(one.keySchema, [partitionKey], [index.sortKey]),
        ) &&
        isTimeToLive(plain(resource.timeToLiveSpecification), timeToLiveAttribute) &&
        isStream(plain(resource.streamSpecification), streamViewType) &&
        areCopies(list(resource.replicas), regions, encryption) &&
        (plain(resource.sseSpecification) as { sseEnabled?: unknown } | undefined)?.sseEnabled === encryption.inKms &&
        (!isPlainText(tableName) || resource.tableName === tableName);
    },
  });
  return same;
}

/** The types of the key attributes by their names. */
function typesIn(definitions: unknown): Map<string, string> | undefined {
  if (!Array.isArray(definitions)) return undefined;
  const types = new Map<string, string>();
  for (const one of definitions) {
    const { attributeName, attributeType } = one ?? {};
    if (!isPlainText(attributeName) || types.has(attributeName) || !TYPES.includes(attributeType)) return undefined;
    types.set(attributeName, attributeType);
  }
  return types;
}

function areAll<T, D>(list: unknown, declared: readonly D[], isSame: (one: T, declared: D) => boolean): boolean {
  return Array.isArray(list) && list.length === declared.length && declared.every((one, at) => isSame(list[at] ?? {}, one));
}

function areKeys(
  schema: unknown,
  hash: readonly Attribute[],
  range: readonly Attribute[],
  types: ReadonlyMap<string, string> | undefined,
): boolean {
  if (!Array.isArray(schema) || schema.length !== hash.length + range.length) return false;
  return schema.every((one, at) => {
    const { attributeName, keyType } = one ?? {};
    const key = at < hash.length ? hash[at] : range[at - hash.length];
    return keyType === (at < hash.length ? 'HASH' : 'RANGE') && attributeName === key.name && types?.get(attributeName) === key.type;
  });
}

function isIndex({ indexName, projection }: IndexProperty, index: SecondaryIndexOptions & { indexName: string }): boolean {
  const type = index.projectionType ?? 'ALL';
  if (indexName !== index.indexName || !isPlainText(indexName)) return false;
  if (projection?.projectionType !== type || !PROJECTIONS.includes(type) || isToken(projection.nonKeyAttributes)) return false;
  return areAll(projection.nonKeyAttributes ?? [], index.nonKeyAttributes ?? [], (one, field) => one === field && isPlainText(field));
}

function isTimeToLive(specification: unknown, attribute: string | undefined): boolean {
  if (specification === undefined) return attribute === undefined;
  const { attributeName, enabled } = (specification ?? {}) as { attributeName?: unknown; enabled?: unknown };
  return enabled === true && attributeName === attribute && isPlainText(attributeName);
}

function isStream(specification: unknown, viewType: string | undefined): boolean {
  if (specification === undefined) return viewType === undefined;
  const { streamViewType } = (specification ?? {}) as { streamViewType?: unknown };
  return streamViewType === viewType && isPlainText(streamViewType);
}

/** A copy in each region alone, with the key that was declared for it. */
function areCopies(replicas: unknown, regions: readonly string[], { keyArnIn }: Declaration['encryption']): boolean {
  if (!Array.isArray(replicas) || replicas.length !== regions.length) return false;
  return replicas.every(
    (replica) => regions.includes(replica?.region) && replica.sseSpecification?.kmsMasterKeyId === keyArnIn(replica.region),
  );
}
