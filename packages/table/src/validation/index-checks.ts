import { isResourceName, limits, projectionProblems } from '@dynamorm-cdk/core/dynamodb';
import { ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { type DeclaredTable, partitionKeysOf, sortKeysOf } from '../declaration/declared-table';
import type { GlobalIndexProps, SecondaryIndexOptions } from '../declaration/secondary-index-props';
import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';
import { checkAttributeName, checkResourceName } from './name-checks';

/** An index and the place where it was declared. */
interface PlacedIndex {
  readonly path: string;
  readonly index: SecondaryIndexOptions & { indexName: string };
  readonly keys: string[];
}

/** Names, numbers, keys and projections of the indexes. */
export function checkIndexes(list: FindingList, table: DeclaredTable): void {
  if (arePlain(table)) {
    checkNumbers(list, table);
    return;
  }
  const placed = placedIndexes(table);
  checkNames(list, placed);
  checkNumbers(list, table);
  table.globalIndexes.forEach((index, i) => {
    checkGlobalKeys(list, `globalSecondaryIndexes[${i}]`, index);
  });
  checkProjections(list, table, placed);
}

/** Whether every index has a name of its own, one attribute in each key and a projection without fields, as nearly every index has. */
function arePlain({ globalIndexes, localIndexes }: DeclaredTable): boolean {
  const names = new Set<string>();
  const isPlain = ({ indexName, projectionType, nonKeyAttributes }: PlacedIndex['index']) => {
    if (typeof indexName !== 'string' || !isResourceName(indexName) || names.has(indexName)) return false;
    names.add(indexName);
    return projectionType !== 'INCLUDE' && !nonKeyAttributes?.length;
  };
  return (
    globalIndexes.every((one) => one.partitionKey && !one.partitionKeys && !one.sortKeys && isPlain(one)) && localIndexes.every(isPlain)
  );
}

function checkNames(list: FindingList, placed: readonly PlacedIndex[]): void {
  const seen = new Map<string, string>();
  for (const { path, index } of placed) {
    checkResourceName(list, `${path}.indexName`, index.indexName);
    if (index.indexName === '') continue;
    const earlier = seen.get(index.indexName);
    if (earlier) {
      list.add('DYN-T009', `The index name \`${index.indexName}\` is already used by ${earlier}.`, {
        path: `${path}.indexName`,
        found: index.indexName,
        hint: 'Global and local indexes of a table share one namespace.',
      });
    } else seen.set(index.indexName, path);
  }
}

function checkNumbers(list: FindingList, table: DeclaredTable): void {
  if (table.globalIndexes.length > limits.globalIndexes) {
    list.add('DYN-T010', `The table has ${table.globalIndexes.length} global secondary indexes; the maximum is ${limits.globalIndexes}.`, {
      path: 'globalSecondaryIndexes',
    });
  }
  if (table.localIndexes.length > limits.localIndexes) {
    list.add('DYN-T010', `The table has ${table.localIndexes.length} local secondary indexes; the maximum is ${limits.localIndexes}.`, {
      path: 'localSecondaryIndexes',
    });
  }
  if (table.localIndexes.length > 0 && !table.sortKey) {
    list.add('DYN-T011', `The local index \`${table.localIndexes[0].indexName}\` needs a table with a sort key.`, {
      path: 'localSecondaryIndexes',
      hint: 'Add a sort key to the table, or change it to a global index.',
    });
  }
}

function checkGlobalKeys(list: FindingList, path: string, index: GlobalIndexProps): void {
  for (const [one, many] of [
    ['partitionKey', 'partitionKeys'],
    ['sortKey', 'sortKeys'],
  ] as const) {
    if (index[one] && index[many]) list.add('DYN-T012', `The index sets ${one} and ${many}.`, { path, hint: 'Set only one of the two.' });
    if ((index[many]?.length ?? 0) > limits.keyAttributes) {
      list.add('DYN-T012', `The index has ${index[many]?.length} ${many}; the maximum is ${limits.keyAttributes}.`, {
        path: `${path}.${many}`,
      });
    }
  }
  const partitions = partitionKeysOf(index);
  if (partitions.length === 0)
    list.add('DYN-T012', `The index \`${index.indexName}\` has no partition key.`, { path, hint: 'Set partitionKey.' });
  if (partitions.length > 1 || sortKeysOf(index).length > 1) {
    list.add('DYN-T013', `The index \`${index.indexName}\` has several attributes in a key; DynamORM cannot query it.`, { path });
  }
}

function checkProjections(list: FindingList, table: DeclaredTable, placed: readonly PlacedIndex[]): void {
  const tableKeys = [table.partitionKey.name, ...(table.sortKey ? [table.sortKey.name] : [])];
  for (const { path, index, keys } of placed) checkProjection(list, path, index, [...tableKeys, ...keys]);
  const projected = placed.reduce((sum, { index }) => sum + (index.nonKeyAttributes?.length ?? 0), 0);
  if (projected > limits.projectedByTable) {
    list.add('DYN-T014', `The indexes name ${projected} non-key attributes; the maximum over all indexes is ${limits.projectedByTable}.`, {
      path: 'globalSecondaryIndexes',
    });
  }
}

function checkProjection(list: FindingList, at: string, index: SecondaryIndexOptions & { indexName: string }, keys: string[]): void {
  const path = `${at}.nonKeyAttributes`;
  const { indexName, nonKeyAttributes: fields = [], projectionType: type = ProjectionType.ALL } = index;
  const name = `The index \`${indexName}\``;
  fields.forEach((field, i) => {
    checkAttributeName(list, `${path}[${i}]`, field);
  });
  const problems = projectionProblems(type, fields, keys);
  if (problems.withoutFields) {
    list.add('DYN-T014', `${name} includes no attribute.`, { path, hint: 'List nonKeyAttributes, or project KEYS_ONLY.' });
  }
  if (problems.ignoredFields && isKnown(type)) {
    list.add('DYN-T014', `${name} projects ${type}, but lists nonKeyAttributes ${quoted(fields)}.`, {
      path,
      hint: 'Set projectionType to INCLUDE, or remove nonKeyAttributes.',
    });
  }
  if (problems.repeated.length > 0) {
    list.add('DYN-T014', `${name} lists non-key attributes twice: ${quoted(namesAt(problems.repeated, fields))}.`, {
      path,
      hint: 'Name each once.',
    });
  }
  if (problems.tooManyFields) {
    list.add('DYN-T014', `${name} names ${fields.length} non-key attributes; the maximum is ${limits.projectedByIndex}.`, { path });
  }
  if (problems.keys.length > 0) {
    list.add('DYN-T015', `${name} repeats keys in its projection: ${quoted(namesAt(problems.keys, fields))}.`, {
      path,
      hint: 'Keys of table and index are always projected.',
    });
  }
}

function namesAt(positions: number[], fields: string[]): string[] {
  return [...new Set(positions.map((at) => fields[at]))];
}

function placedIndexes(table: DeclaredTable): PlacedIndex[] {
  return [
    ...table.globalIndexes.map((index, i) => ({
      path: `globalSecondaryIndexes[${i}]`,
      index: index as SecondaryIndexOptions & { indexName: string },
      keys: [...partitionKeysOf(index), ...sortKeysOf(index)].map((key) => key.name),
    })),
    ...table.localIndexes.map((index, i) => ({
      path: `localSecondaryIndexes[${i}]`,
      index: index as SecondaryIndexOptions & { indexName: string },
      keys: [index.sortKey.name],
    })),
  ];
}

function quoted(names: string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
