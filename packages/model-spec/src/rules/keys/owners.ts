import { quote } from '@dynamorm-cdk/core/text';
import type { Node } from '../../document/node';
import { isMapping } from '../../document/value';
import { type IndexDraft, isMissing, type KeyDraft, type ModelDraft } from '../../model/draft';

/** Who has keys: the model for its table, and each of its indexes. */
export interface KeyOwner {
  /** The mapping that holds `partition` and `sort`; absent where the model has no `keys`. */
  readonly node: Node;
  /** Where that mapping stands below the node. */
  readonly below: string[];
  readonly partition?: KeyDraft;
  readonly sort?: KeyDraft;
  /** The index, or undefined for the table. */
  readonly index?: IndexDraft;
}

/** The table's keys first, then those of every index. */
export function keyOwners(model: ModelDraft): KeyOwner[] {
  const table: KeyOwner = { node: model.node, below: ['keys'], partition: model.partition, sort: model.sort };
  return [table, ...model.indexes.map(indexOwner)];
}

/** Whether a key is missing where it should stand, and not only of the wrong kind. */
export function lacksKey(owner: KeyOwner, role: string): boolean {
  let node: Node | undefined = owner.node;
  for (const key of owner.below) {
    if (isMissing(node, key)) return true;
    node = node.field(key);
    if (!isMapping(node?.content)) return false;
  }
  return isMissing(node, role);
}

/** What messages call it. */
export function labelOf({ index }: KeyOwner): string {
  if (!index) return 'the table';
  return index.name === undefined ? 'the index' : `index ${quote(index.name)}`;
}

function indexOwner(index: IndexDraft): KeyOwner {
  return { node: index.node, below: [], partition: index.partition, sort: index.sort, index };
}
