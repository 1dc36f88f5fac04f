import { quote, quoteKey } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { KeyDraft, ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import type { TableGroup } from './table-group';

/** One table, one key. */
export const sharedKeysDiffer = rule({
  code: 'DYN-M070',
  severity: Severity.ERROR,
  title: 'Models that share a table have the same partition and sort keys, with the same names and types.',
  why: 'A table has only one primary key. Every read and write of a model that disagrees would fail.',
  broken: '- name: Order      # table orders, partition key PK (S)\n- name: OrderLine  # table orders, partition key id (S)',
  fixed: '- name: Order      # table orders, partition key PK (S)\n- name: OrderLine  # table orders, partition key PK (S)',
});

/** Every model of a table against the first. */
export function checkSharedKeys(group: TableGroup, { findings }: CheckContext): void {
  if (group.models.length < 2) return;
  const first = group.models.find((model) => isReadable(model));
  for (const model of group.models) {
    if (!first || model === first || !isReadable(model)) continue;
    for (const role of ['partition', 'sort'] as const) {
      const expected = first[role];
      const found = model[role];
      if (sameKey(expected, found)) continue;
      findings.add(sharedKeysDiffer, model.node, {
        below: ['keys', role],
        message: `${quote(model.name)} has ${inWords(role, found)}, but ${quote(first.name)} has ${inWords(role, expected)} in the same table ${quote(group.tableName)}.`,
        expected: quoteKey(expected),
        found: quoteKey(found),
        hint: `Use the same key in both, or another table; the first is at ${first.node.path}.`,
      });
    }
  }
}

function inWords(role: 'partition' | 'sort', key: KeyDraft | undefined): string {
  return key ? `the ${role} key \`${quoteKey(key)}\`` : `no ${role} key`;
}

/** Missing parts are findings of their own. */
function isReadable(model: ModelDraft): boolean {
  const isWhole = (key: KeyDraft): boolean => key.attribute !== undefined && key.type !== undefined;
  const sort = model.node.field('keys')?.field('sort');
  const sortIsReadable = model.sort ? isWhole(model.sort) : sort === undefined || sort.isAbsent;
  return model.partition !== undefined && isWhole(model.partition) && sortIsReadable;
}

function sameKey(a: KeyDraft | undefined, b: KeyDraft | undefined): boolean {
  return a?.attribute === b?.attribute && a?.type === b?.type;
}
