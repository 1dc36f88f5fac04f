import { isExtracted, originAt } from '../document/origins';
import { lineOf } from '../document/position';
import { KeyType } from '../shape/key-type';
import { IndexKind, type KeyAttribute, Projection } from '../shape/table-shape';
import type { AttributeDraft, IndexDraft, KeyDraft, ModelDraft } from './draft';
import type { Model, ModelAttribute, ModelIndex } from './model';

/** The public model of a draft without errors. */
export function buildModel(draft: ModelDraft): Model {
  return {
    name: draft.name ?? '',
    tableName: draft.tableName ?? '',
    ...(draft.tableEnvironmentVariable === undefined ? {} : { tableEnvironmentVariable: draft.tableEnvironmentVariable }),
    partitionKey: buildKey(draft.partition),
    ...(draft.sort ? { sortKey: buildKey(draft.sort) } : {}),
    attributes: draft.attributes.map(buildAttribute),
    indexes: draft.indexes.map(buildIndex),
    ...(draft.writePolicy?.mode === 'write_once' ? { writeOnce: true } : {}),
    ...(draft.writePolicy && draft.writePolicy.protectedAttributes.length > 0
      ? { protectedAttributes: draft.writePolicy.protectedAttributes.map((field) => field.name) }
      : {}),
    ...(draft.convention === undefined ? {} : { namingConvention: draft.convention }),
    ...originOf(draft),
  };
}

/** Where a document that was written from source code says that the model comes from. */
function originOf({ node }: ModelDraft): Pick<Model, 'source' | 'libraryRelease'> {
  const line = isExtracted(node.source) ? lineOf(node.source, node.offset) : undefined;
  const origin = line === undefined ? undefined : originAt(node.source, line);
  if (origin === undefined) return {};
  return { source: origin.place, ...(origin.release === undefined ? {} : { libraryRelease: origin.release }) };
}

function buildAttribute(draft: AttributeDraft): ModelAttribute {
  return {
    name: draft.name ?? '',
    type: draft.type ?? '',
    ...(draft.required ? { required: true } : {}),
    ...(draft.optional ? { optional: true } : {}),
    ...(draft.omitEmpty ? { omitEmpty: true } : {}),
    ...(draft.roles.length > 0 ? { roles: draft.roles.map((role) => role.text) } : {}),
    ...(draft.format === undefined ? {} : { format: draft.format }),
    ...(draft.json ? { json: true } : {}),
    ...(draft.binary ? { binary: true } : {}),
    ...(draft.encrypted ? { encrypted: true } : {}),
  };
}

function buildIndex(draft: IndexDraft): ModelIndex {
  const fields = draft.projection?.fields ?? [];
  return {
    name: draft.name ?? '',
    kind: draft.type === 'LSI' ? IndexKind.LOCAL : IndexKind.GLOBAL,
    partitionKey: buildKey(draft.partition),
    ...(draft.sort ? { sortKey: buildKey(draft.sort) } : {}),
    projection: (draft.projection?.type as Projection | undefined) ?? Projection.ALL,
    ...(draft.projection?.type === 'INCLUDE' ? { nonKeyAttributes: fields.map((field) => field.name) } : {}),
  };
}

function buildKey(draft: KeyDraft | undefined): KeyAttribute {
  return { name: draft?.attribute ?? '', type: (draft?.type as KeyType | undefined) ?? KeyType.STRING };
}
