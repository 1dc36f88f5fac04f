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
    'An index has the same type, keys and projection type in all models of a table. Under INCLUDE each model lists the attributes that it reads; the table projects all of them.',
  why: 'A table has only one index with a name. Queries of a model that disagrees fail or find too little.',
  broken: '- name: Order      # gsi-1 by status (S)\n- name: OrderLine  # gsi-1 by product (S)',
  fixed: '- name: Order      # gsi-1 by status (S)\n- name: OrderLine  # gsi-2 by product (S)',
});

/** Every index against the first of its name in the table. */
export function checkSharedIndexes(group: TableGroup, { findings }: CheckContext): void {
  if (group.models.length < 2) return;
  for (const model of group.models) {
    for (const index of model.indexes) {
      const first = index.name === undefined ? undefined : group.indexes.get(index.name);
      // Two of one name in one model are a finding of their own.
      if (!first || first.model === model) continue;
      const expected = describe(first.index);
      const found = describe(index);
      if (expected === found) continue;
      findings.add(sharedIndexDiffers, index.node, {
        message: `Index ${quote(index.name)} differs from the index of ${quote(first.model.name)} in the same table ${quote(group.tableName)}.`,
        expected,
        found,
        hint: `Make both indexes equal, or rename this one; the first is at ${first.index.node.path}.`,
      });
    }
  }
}

/**
 * All that makes an index, in one order. What INCLUDE names is united over the models: from TableTheory 4 on each names only its own
 * attributes.
 */
function describe(index: IndexDraft): string {
  const keys = (key: KeyDraft | undefined) => (key ? [{ name: plain(key.attribute ?? '?'), type: plain(key.type ?? '?') }] : []);
  return `${index.type ?? '?'} ${definitionText({
    partitionKeys: keys(index.partition),
    sortKeys: keys(index.sort),
    projection: index.projection?.type ?? 'ALL',
  })}`;
}
