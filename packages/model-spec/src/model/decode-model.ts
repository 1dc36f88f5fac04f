import type { Node } from '../document/node';
import { ByName } from './by-name';
import { decodeAttribute } from './decode-attribute';
import { decodeIndex, decodeKey, keysOf } from './decode-index';
import { allKeysOf, type DmsVersion, type ModelDraft, type WritePolicyDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';
import { timesAsText } from './times-as-text';

/** Reads one model, as far as it can be read. */
export function decodeModel(node: Node, document: { version?: DmsVersion; bare: boolean }, fields: Fields): ModelDraft {
  fields.known(node, knownKeys.model);
  const table = section(node, 'table', knownKeys.table, fields);
  const naming = section(node, 'naming', knownKeys.naming, fields);
  const keySection = section(node, 'keys', knownKeys.keys, fields);
  const partition = keySection && decodeKey(keySection, 'partition', fields);
  const sort = keySection && decodeKey(keySection, 'sort', fields);
  const keys = keysOf(partition, sort);
  const indexes = fields.mappings(node, 'indexes').map((one) => decodeIndex(one, fields));
  const stated = fields.mappings(node, 'attributes').map((one) => decodeAttribute(one, document.bare, fields));
  const attributes = document.bare ? timesAsText(stated, allKeysOf({ keys, indexes }), fields) : stated;
  return {
    node,
    version: document.version,
    name: fields.name(node, 'name'),
    tableName: table && fields.text(table, 'name'),
    tableEnvironmentVariable: table && fields.text(table, 'environment_variable'),
    convention: naming && fields.text(naming, 'convention'),
    partition,
    sort,
    keys,
    writePolicy: decodeWritePolicy(node, fields),
    attributes,
    byName: new ByName(attributes),
    withRoles: attributes.filter((attribute) => attribute.roles.length > 0),
    indexes,
    indexByName: new ByName(indexes),
  };
}

function section(owner: Node, key: string, known: readonly string[], fields: Fields): Node | undefined {
  const node = fields.mapping(owner, key);
  if (node) fields.known(node, known);
  return node;
}

function decodeWritePolicy(owner: Node, fields: Fields): WritePolicyDraft | undefined {
  const node = section(owner, 'write_policy', knownKeys.writePolicy, fields);
  if (!node) return undefined;
  return {
    node,
    mode: fields.text(node, 'mode'),
    // Readers of DynamORM take the names without the blanks around them.
    protectedAttributes: fields.texts(node, 'protected_attributes').map(({ node: at, text }) => ({ node: at, name: text.trim() })),
  };
}
