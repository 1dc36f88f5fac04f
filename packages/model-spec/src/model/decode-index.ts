import type { Node } from '../document/node';
import type { IndexDraft, KeyDraft, ProjectionDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';

/** Reads one index. */
export function decodeIndex(node: Node, fields: Fields): IndexDraft {
  fields.known(node, knownKeys.index);
  const partition = decodeKey(node, 'partition', fields);
  const sort = decodeKey(node, 'sort', fields);
  return {
    node,
    name: fields.text(node, 'name'),
    type: fields.text(node, 'type'),
    partition,
    sort,
    keys: keysOf(partition, sort),
    projection: decodeProjection(node, fields),
  };
}

/** Reads a key: `{ attribute, type }`. */
export function decodeKey(owner: Node, name: 'partition' | 'sort', fields: Fields): KeyDraft | undefined {
  const node = fields.mapping(owner, name);
  if (!node) return undefined;
  fields.known(node, knownKeys.key);
  return { node, attribute: fields.text(node, 'attribute'), type: fields.text(node, 'type') };
}

/** The keys that are there, in their order. */
export function keysOf(partition: KeyDraft | undefined, sort: KeyDraft | undefined): KeyDraft[] {
  if (partition) return sort ? [partition, sort] : [partition];
  return sort ? [sort] : [];
}

function decodeProjection(owner: Node, fields: Fields): ProjectionDraft | undefined {
  const node = fields.mapping(owner, 'projection');
  if (!node) return undefined;
  fields.known(node, knownKeys.projection);
  return {
    node,
    type: fields.text(node, 'type'),
    fields: fields.texts(node, 'fields').map(({ node: at, text }) => ({ node: at, name: text })),
  };
}
