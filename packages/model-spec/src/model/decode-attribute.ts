import type { Node } from '../document/node';
import type { Mapping } from '../document/value';
import type { AttributeDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';

/** Reads one attribute. A document may have a hundred thousand, and most have two of the keys: only what is there is judged. */
export function decodeAttribute(node: Node, bare: boolean, fields: Fields): AttributeDraft {
  fields.known(node, bare ? knownKeys.bareAttribute : knownKeys.attribute);
  const { tags, format, roles, required, optional, omit_empty: omitEmpty, json, binary, encryption } = node.content as Mapping;
  if (tags !== undefined) fields.mapping(node, 'tags');
  return {
    node,
    name: fields.name(node, 'attribute'),
    type: fields.text(node, 'type'),
    format: format === undefined ? undefined : fields.text(node, 'format'),
    roles: roles === undefined ? noRoles : fields.texts(node, 'roles'),
    required: required !== undefined && fields.flag(node, 'required'),
    optional: optional !== undefined && fields.flag(node, 'optional'),
    omitEmpty: omitEmpty !== undefined && fields.flag(node, 'omit_empty'),
    json: json !== undefined && fields.flag(node, 'json'),
    binary: binary !== undefined && fields.flag(node, 'binary'),
    // Encryption is a mapping such as `{ v: 1 }`; `true` says the same.
    encrypted: encryption === true || (encryption !== undefined && fields.mapping(node, 'encryption') !== undefined),
  };
}

const noRoles: AttributeDraft['roles'] = [];
