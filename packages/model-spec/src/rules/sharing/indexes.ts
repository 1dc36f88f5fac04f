import { definitionText } from '@dynamorm-cdk/core/dynamodb';
import { plain, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { IndexDraft, KeyDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import type { TableGroup } from './table-group';

/** One name, one index. */
export const sharedIndexDiffers = rule({
  code: 'DYN-M071',
  severity: Severity.ERROR,
  title:
    'Indexes of one name are the same in all models of a table: type, keys and type of projection. Each model names under INCLUDE what it reads; the table has all of it.',
  why: 'A table has one index of a name. Queries of the model that disagrees fail, or find less than it expects.',
  broken: '- name: Order      # gsi-1 by status (S)\n- name: OrderLine  # gsi-1 by product (S)',
  fixed: '- name: Order      # gsi-1 by status (S)\n- name: OrderLine  # gsi-2 by product (S)',
});

/** Every index against the first of its name in the table. */
export function checkSharedIndexes(group: TableGroup, { findings }: CheckContext): void {
  for (const model of group.models) {
    for (const index of model.indexes) {
      const first = index.name === undefined ? undefined : group.indexes.get(index.name);
      // Two of one name in one model are a finding of their own.
      if (!first || first.model === model) continue;
      const expected = describe(first.index);
      const found = describe(index);
      if (expected === found) continue;
      findings.add(sharedIndexDiffers, index.node, {
        message: `Index ${quote(index.name)} differs from that of ${quote(first.model.name)} in the same table ${quote(group.tableName)}.`,
        expected,
        found,
        hint: `Make them the same, or give this one another name; the first stands at ${first.index.node.path}.`,
      });
    }
  }
}

/** All that makes an index, in one order. What INCLUDE names is united over the models: from TableTheory 4 on each names only its own attributes. */
function describe(index: IndexDraft): string {
  const keys = (key: KeyDraft | undefined) => (key ? [{ name: plain(key.attribute ?? '?'), type: plain(key.type ?? '?') }] : []);
  return `${index.type ?? '?'} ${definitionText({
    partitionKeys: keys(index.partition),
    sortKeys: keys(index.sort),
    projection: index.projection?.type ?? 'ALL',
  })}`;
}
