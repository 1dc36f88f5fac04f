import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { KeyDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import type { TableGroup, UnitedIndex } from './table-group';

/** Each index has a use. */
export const indexRepeatsAnother = rule({
  code: 'DYN-M115',
  severity: Severity.WARNING,
  title: 'Each index of a table has different keys or a different projection, and no index has the keys of the table.',
  why: 'Both serve the same queries, and each costs the storage and the writes of a copy of the table.',
  broken:
    '- { name: gsi-email, type: GSI, partition: { attribute: email, type: S } }\n- { name: gsi-mail, type: GSI, partition: { attribute: email, type: S } }',
  fixed: '- { name: gsi-email, type: GSI, partition: { attribute: email, type: S } }',
});

/** The indexes of a table among themselves and against its keys. */
export function checkSameIndexes(group: TableGroup, { findings }: CheckContext): void {
  const first = new Map<string, UnitedIndex>();
  const [{ keys: tableKeys }] = group.models;
  for (const united of group.indexes.values()) {
    const { index } = united;
    // A key that could not be read is a finding of its own.
    if (!isWhole(index.keys)) continue;
    const text = group.indexes.size > 1 ? textOf(united) : '';
    const known = first.get(text);
    if (!known) first.set(text, united);
    if (index.type === 'GSI' && areEqual(index.keys, tableKeys)) {
      findings.add(indexRepeatsAnother, index.node, {
        message: `Index ${quote(index.name)} has the keys of the table ${quote(group.tableName)}, which serves the same queries.`,
        hint: 'Remove the index, and query the table.',
      });
    } else if (known) {
      findings.add(indexRepeatsAnother, index.node, {
        message: `Index ${quote(index.name)} has the keys and the projection of ${quote(known.index.name)}.`,
        hint: `Remove one of them; the first is at ${known.index.node.path}.`,
      });
    }
  }
}

function isWhole(keys: readonly KeyDraft[]): boolean {
  return keys.length > 0 && keys.every((key) => key.attribute !== undefined && key.type !== undefined);
}

function areEqual(some: readonly KeyDraft[], others: readonly KeyDraft[]): boolean {
  return (
    some.length === others.length && some.every(({ attribute, type }, at) => attribute === others[at].attribute && type === others[at].type)
  );
}

/** What two indexes that serve the same queries have in common. */
function textOf({ index, fields }: UnitedIndex): string {
  return JSON.stringify([index.keys.map((key) => [key.attribute, key.type]), index.projection?.type ?? 'ALL', ...[...fields].sort()]);
}
