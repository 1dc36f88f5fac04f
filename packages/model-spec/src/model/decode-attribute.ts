import type { Node } from '../document/node';
import type { AttributeDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';

/** Reads one attribute. */
export function decodeAttribute(node: Node, bare: boolean, fields: Fields): AttributeDraft {
  fields.known(node, bare ? knownKeys.bareAttribute : knownKeys.attribute);
  fields.mapping(node, 'tags');
  return {
    node,
    name: fields.name(node, 'attribute'),
    type: fields.text(node, 'type'),
    format: fields.text(node, 'format'),
    roles: fields.texts(node, 'roles'),
    required: fields.flag(node, 'required'),
    optional: fields.flag(node, 'optional'),
    omitEmpty: fields.flag(node, 'omit_empty'),
    json: fields.flag(node, 'json'),
    binary: fields.flag(node, 'binary'),
    encrypted: isEncrypted(node, fields),
  };
}

/** Encryption is a mapping such as `{ v: 1 }`; `true` says the same. */
function isEncrypted(owner: Node, fields: Fields): boolean {
  const value = owner.valueAt('encryption');
  if (value === undefined || value === null) return false;
  return value === true || fields.mapping(owner, 'encryption') !== undefined;
}
