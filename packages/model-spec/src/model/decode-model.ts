import type { Node } from '../document/node';
import { decodeAttribute } from './decode-attribute';
import { decodeIndex, decodeKey } from './decode-index';
import { type DmsVersion, keysOf, type ModelDraft, type WritePolicyDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';
import { timesAsText } from './times-as-text';

/** Reads one model, as far as it can be read. */
export function decodeModel(node: Node, document: { version?: DmsVersion; bare: boolean }, fields: Fields): ModelDraft {
  fields.known(node, knownKeys.model);
  const table = section(node, 'table', knownKeys.table, fields);
  const naming = section(node, 'naming', knownKeys.naming, fields);
  const keys = section(node, 'keys', knownKeys.keys, fields);
  const partition = keys && decodeKey(keys, 'partition', fields);
  const sort = keys && decodeKey(keys, 'sort', fields);
  const indexes = fields.mappings(node, 'indexes').map((one) => decodeIndex(one, fields));
  const stated = fields.mappings(node, 'attributes').map((one) => decodeAttribute(one, document.bare, fields));
  const attributes = document.bare ? timesAsText(stated, [partition, sort, ...indexes.flatMap(keysOf)], fields) : stated;
  return {
    node,
    version: document.version,
    name: fields.name(node, 'name'),
    tableName: table && fields.text(table, 'name'),
    tableEnvironmentVariable: table && fields.text(table, 'environment_variable'),
    convention: naming && fields.text(naming, 'convention'),
    partition,
    sort,
    writePolicy: decodeWritePolicy(node, fields),
    attributes,
    byName: firstByName(attributes),
    indexes,
    indexByName: firstByName(indexes),
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

function firstByName<T extends { readonly name?: string }>(all: T[]): Map<string, T> {
  const byName = new Map<string, T>();
  for (const one of all) {
    if (one.name !== undefined && !byName.has(one.name)) byName.set(one.name, one);
  }
  return byName;
}
