import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type IndexDraft, isMissing, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** A local index shares the partition. */
export const localPartitionKey = rule({
  code: 'DYN-M062',
  severity: Severity.ERROR,
  title: "A local index has the table's partition key.",
  why: 'A local index only sorts the items of a partition differently, so DynamoDB refuses another partition key. Only a global index can have one.',
  broken: '- { name: lsi-date, type: LSI, partition: { attribute: email, type: S }, ... }   # the table has PK',
  fixed: '- { name: lsi-date, type: LSI, partition: { attribute: PK, type: S }, ... }',
});

/** A local index has its own order. */
export const localSortKey = rule({
  code: 'DYN-M063',
  severity: Severity.ERROR,
  title: 'A local index has its own sort key.',
  why: "A local index adds only a sort key. Without one, or with the table's sort key, it has no use.",
  broken: '- { name: lsi-date, type: LSI, partition: { attribute: PK, type: S } }',
  fixed: '- { name: lsi-date, type: LSI, partition: { attribute: PK, type: S }, sort: { attribute: createdAt, type: S } }',
});

/** A local index needs a table with a sort key. */
export const localNeedsTableSortKey = rule({
  code: 'DYN-M064',
  severity: Severity.ERROR,
  title: 'A table with local indexes has a sort key.',
  why: 'DynamoDB refuses a local index on a table without a sort key, because each partition holds only one item.',
  broken: 'keys: { partition: { attribute: PK, type: S } }\nindexes: [{ name: lsi-date, type: LSI, ... }]',
  fixed: 'keys: { partition: { attribute: PK, type: S }, sort: { attribute: SK, type: S } }\nindexes: [{ name: lsi-date, type: LSI, ... }]',
});

/** Every local index of a model. */
export function checkLocalIndexes(model: ModelDraft, context: CheckContext): void {
  for (const index of model.indexes) {
    if (index.type === 'LSI') checkLocal(model, index, context);
  }
}

function checkLocal(model: ModelDraft, index: IndexDraft, { findings }: CheckContext): void {
  const name = index.name === undefined ? 'The local index' : `Local index ${quote(index.name)}`;
  const partition = index.partition?.attribute;
  const tablePartition = model.partition?.attribute;
  if (partition !== undefined && tablePartition !== undefined && partition !== tablePartition) {
    findings.add(localPartitionKey, index.node, {
      below: ['partition', 'attribute'],
      message: `${name} has the partition key ${quote(partition)}, but the table has ${quote(tablePartition)}.`,
      expected: tablePartition,
      found: partition,
      hint: `Use ${quote(tablePartition)}, or change the index to a GSI.`,
    });
  }
  const sort = index.sort?.attribute;
  if (isMissing(index.node, 'sort')) {
    findings.add(localSortKey, index.node, { below: ['sort'], message: `${name} has no sort key.`, hint: 'Give it a sort key.' });
  } else if (sort !== undefined && sort === model.sort?.attribute) {
    findings.add(localSortKey, index.node, {
      below: ['sort', 'attribute'],
      message: `${name} has the sort key of the table, ${quote(sort)}.`,
      expected: 'another attribute',
      found: sort,
      hint: 'Sort by another attribute, or remove the index.',
    });
  }
  if (model.partition && (model.node.field('keys')?.field('sort')?.isAbsent ?? true)) {
    findings.add(localNeedsTableSortKey, index.node, {
      below: ['type'],
      message: `${name} needs a table with a sort key, but the table has no sort key.`,
      expected: 'GSI',
      found: 'LSI',
      hint: 'Give the table a sort key, or change the index to a GSI.',
    });
  }
}
