import { quote } from '@dynamorm-cdk/core/text';
import type { Node } from '../../document/node';
import { isMapping } from '../../document/value';
import { type IndexDraft, isMissing, type ModelDraft } from '../../model/draft';

/** Who has keys: the model for its table, and each of its indexes. */
export type KeyOwner = ModelDraft | IndexDraft;

/** The table's keys first, then those of every index. */
export function keyOwners(model: ModelDraft): KeyOwner[] {
  return [model, ...model.indexes];
}

/** Whether the keys are those of a table. */
export function isTable(owner: KeyOwner): owner is ModelDraft {
  return 'tableName' in owner;
}

/** Where the mapping stands that holds `partition` and `sort`, below the node of the owner. */
export function keysBelow(owner: KeyOwner): string[] {
  return isTable(owner) ? ['keys'] : [];
}

/** Whether a key is missing where it should stand, and not only of the wrong kind. */
export function lacksKey(owner: KeyOwner, role: string): boolean {
  let node: Node | undefined = owner.node;
  for (const key of keysBelow(owner)) {
    if (isMissing(node, key)) return true;
    node = node.field(key);
    if (node === undefined || !isMapping(node.content)) return false;
  }
  return isMissing(node, role);
}

/** What messages call it. */
export function labelOf(owner: KeyOwner): string {
  if (isTable(owner)) return 'the table';
  return owner.name === undefined ? 'the index' : `index ${quote(owner.name)}`;
}
