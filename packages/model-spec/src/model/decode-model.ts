import type { Node } from '../document/node';
import { decodeAttribute } from './decode-attribute';
import { decodeIndex, decodeKey } from './decode-index';
import type { AttributeDraft, DmsVersion, ModelDraft, WritePolicyDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';

/** Reads one model, as far as it can be read. */
export function decodeModel(node: Node, version: DmsVersion | undefined, fields: Fields): ModelDraft {
  fields.known(node, knownKeys.model);
  const table = fields.mapping(node, 'table');
  if (table) fields.known(table, knownKeys.table);
  const naming = fields.mapping(node, 'naming');
  if (naming) fields.known(naming, knownKeys.naming);
  const keys = fields.mapping(node, 'keys');
  if (keys) fields.known(keys, knownKeys.keys);
  const attributes = fields.mappings(node, 'attributes').map((one) => decodeAttribute(one, fields));
  return {
    node,
    version,
    name: fields.text(node, 'name'),
    tableName: table && fields.text(table, 'name'),
    convention: naming && fields.text(naming, 'convention'),
    partition: keys && decodeKey(keys, 'partition', fields),
    sort: keys && decodeKey(keys, 'sort', fields),
    writePolicy: decodeWritePolicy(node, fields),
    attributes,
    byName: firstByName(attributes),
    indexes: fields.mappings(node, 'indexes').map((one) => decodeIndex(one, fields)),
  };
}

function decodeWritePolicy(owner: Node, fields: Fields): WritePolicyDraft | undefined {
  const node = fields.mapping(owner, 'write_policy');
  if (!node) return undefined;
  fields.known(node, knownKeys.writePolicy);
  return {
    node,
    mode: fields.text(node, 'mode'),
    protectedAttributes: fields.texts(node, 'protected_attributes').map(({ node: at, text }) => ({ node: at, name: text })),
  };
}

function firstByName(attributes: AttributeDraft[]): Map<string, AttributeDraft> {
  const byName = new Map<string, AttributeDraft>();
  for (const attribute of attributes) {
    if (attribute.name !== undefined && !byName.has(attribute.name)) byName.set(attribute.name, attribute);
  }
  return byName;
}
