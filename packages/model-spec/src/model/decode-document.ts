import type { Node } from '../document/node';
import { decodeModel } from './decode-model';
import type { DmsVersion, DocumentDraft } from './draft';
import type { Fields } from './fields';
import { knownKeys } from './known-keys';

const versions: readonly string[] = ['0.1', '0.2'];

/** Reads a document, a model without one, or a list of such models. */
export function decodeDocument(root: Node, fields: Fields): DocumentDraft {
  if (Array.isArray(root.content)) {
    const models = root.items.filter((node) => fields.isMapping(node));
    return { root, bare: true, models: models.map((node) => decodeModel(node, { bare: true }, fields)) };
  }
  if (!fields.isMapping(root)) return { root, bare: false, models: [] };
  if (isBareModel(root)) return { root, bare: true, models: [decodeModel(root, { bare: true }, fields)] };
  fields.known(root, knownKeys.document);
  fields.text(root, 'namespace');
  const stated = fields.text(root, 'dms_version');
  const version = stated !== undefined && versions.includes(stated) ? (stated as DmsVersion) : undefined;
  return {
    root,
    bare: false,
    version,
    models: fields.mappings(root, 'models').map((node) => decodeModel(node, { version, bare: false }, fields)),
  };
}

/** What `FromMetadata` prints and `defineModel` takes: keys and attributes at the top, no version, no list of models. */
function isBareModel(root: Node): boolean {
  return (
    root.valueAt('dms_version') === undefined &&
    root.valueAt('models') === undefined &&
    (root.valueAt('keys') !== undefined || root.valueAt('attributes') !== undefined)
  );
}
