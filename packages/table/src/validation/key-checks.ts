import { repeatedNames, typeConflicts } from '@dynamorm-cdk/core/dynamodb';
import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';
import { type DeclaredTable, partitionKeysOf, sortKeysOf } from '../declaration/declared-table';
import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';
import { checkAttributeName, isFitAttributeName } from './name-checks';

/** A key attribute and the place where it was declared. */
interface PlacedKey {
  readonly path: string;
  readonly key: Attribute;
}

/** Names of keys, sort equal to partition, and one type for one attribute over table and indexes. */
export function checkKeys(list: FindingList, table: DeclaredTable): void {
  // Nearly every table is sound, and then nobody asks where its keys stand.
  if (areSound(table)) return;
  const placed = placedKeys(table);
  for (const { path, key } of placed) checkAttributeName(list, `${path}.name`, key.name);
  for (const group of keyGroups(table)) checkDistinct(list, group);
  checkOneType(list, placed);
}

/** Whether every name is fit, each key has different attributes, and each attribute has one type. */
function areSound({ partitionKey, sortKey, globalIndexes, localIndexes }: DeclaredTable): boolean {
  const types = new Map<string, string>();
  const isSound = (keys: readonly Attribute[]) =>
    keys.every(({ name, type }, at) => {
      const first = types.get(name) ?? type;
      types.set(name, first);
      return isFitAttributeName(name) && first === type && keys.findIndex((key) => key.name === name) === at;
    });
  return (
    isSound(sortKey ? [partitionKey, sortKey] : [partitionKey]) &&
    globalIndexes.every((index) => isSound([...partitionKeysOf(index), ...sortKeysOf(index)])) &&
    localIndexes.every((index) => isSound([partitionKey, index.sortKey]))
  );
}

function placedKeys(table: DeclaredTable): PlacedKey[] {
  const keys: PlacedKey[] = [{ path: 'partitionKey', key: table.partitionKey }];
  if (table.sortKey) keys.push({ path: 'sortKey', key: table.sortKey });
  table.globalIndexes.forEach((index, i) => {
    const at = `globalSecondaryIndexes[${i}]`;
    keys.push(...numbered(`${at}.partitionKey`, index.partitionKeys, partitionKeysOf(index)));
    keys.push(...numbered(`${at}.sortKey`, index.sortKeys, sortKeysOf(index)));
  });
  table.localIndexes.forEach((index, i) => {
    keys.push({ path: `localSecondaryIndexes[${i}].sortKey`, key: index.sortKey });
  });
  return keys;
}

function numbered(path: string, asList: Attribute[] | undefined, keys: Attribute[]): PlacedKey[] {
  return keys.map((key, i) => ({ path: asList ? `${path}s[${i}]` : path, key }));
}

/** The keys that must differ from one another: those of the table, and those of each index. */
function keyGroups(table: DeclaredTable): { path: string; keys: Attribute[] }[] {
  const local = table.localIndexes.map((index, i) => ({
    path: `localSecondaryIndexes[${i}].sortKey`,
    keys: [table.partitionKey, index.sortKey],
  }));
  const global = table.globalIndexes.map((index, i) => ({
    path: `globalSecondaryIndexes[${i}]`,
    keys: [...partitionKeysOf(index), ...sortKeysOf(index)],
  }));
  const own = table.sortKey ? [{ path: 'sortKey', keys: [table.partitionKey, table.sortKey] }] : [];
  return [...own, ...global, ...local];
}

function checkDistinct(list: FindingList, group: { path: string; keys: Attribute[] }): void {
  for (const name of repeatedNames(group.keys.map((key) => key.name))) {
    if (!isKnown(name) || name === '') continue;
    list.add('DYN-T007', `\`${name}\` is in the key twice.`, {
      path: group.path,
      found: name,
      hint: 'Partition key and sort key must be different attributes.',
    });
  }
}

function checkOneType(list: FindingList, placed: PlacedKey[]): void {
  const all = placed.map(({ path, key }) => ({ path, name: key.name, type: key.type as string }));
  const keys = all.filter(({ name, type }) => isKnown(name) && isKnown(type));
  for (const { key, first } of typeConflicts(keys)) {
    list.add('DYN-T008', `\`${key.name}\` has type ${key.type} here and ${first.type} in ${first.path}.`, {
      path: key.path,
      expected: first.type,
      found: key.type,
      hint: 'A key attribute has one type in a table and all its indexes.',
    });
  }
}
