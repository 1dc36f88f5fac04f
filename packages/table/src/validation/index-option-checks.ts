import { didYouMean } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { statedTwice } from '../declaration/index-options';
import type { GlobalIndexProps } from '../declaration/secondary-index-props';
import type { FindingList } from '../findings/finding-list';
import { finding } from '../findings/findings';

/** Settings that stand under the name of an index and in its declaration. */
export function checkIndexOptions(list: FindingList, indexes: GlobalIndexProps[] = [], options: DynamORMTableProps['indexOptions']): void {
  if (!options) return;
  for (const index of indexes) {
    for (const setting of statedTwice(index, options)) {
      list.add(
        'DYN-T036',
        `\`${setting}\` of the index \`${index.indexName}\` is set twice: in indexOptions and in the declaration of the index.`,
        {
          path: `indexOptions.${index.indexName}.${setting}`,
          hint: 'Give it once.',
        },
      );
    }
  }
}

/** Options of indexes that the table does not have once all calls are made. */
export function indexOptionFindings(
  options: DynamORMTableProps['indexOptions'],
  { globalIndexes, localIndexes }: DeclaredTable,
): Finding[] {
  if (!options) return [];
  const known = globalIndexes.map(({ indexName }) => indexName);
  return Object.keys(options)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const local = localIndexes.some(({ indexName }) => indexName === name);
      return finding('DYN-T036', {
        path: `indexOptions.${name}`,
        message: local
          ? `\`${name}\` is a local index, which shares the throughput of its table.`
          : `indexOptions names the index \`${name}\`, which the table does not have.`,
        found: name,
        expected: known.join(', ') || 'no global index',
        hint: local
          ? 'Leave it out.'
          : (didYouMean(name, known) ?? `The table has ${known.map((one) => `\`${one}\``).join(', ') || 'no global index'}.`),
      });
    });
}
