import type { Node } from '../document/node';
import type { IndexDraft, KeyDraft, ProjectionDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';

/** Reads one index. */
export function decodeIndex(node: Node, fields: Fields): IndexDraft {
  fields.known(node, knownKeys.index);
  return {
    node,
    name: fields.text(node, 'name'),
    type: fields.text(node, 'type'),
    partition: decodeKey(node, 'partition', fields),
    sort: decodeKey(node, 'sort', fields),
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
