import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';
import { type DeclaredTable, partitionKeysOf, sortKeysOf } from '../declaration/declared-table';
import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';

type Fields = { [keyAttribute: string]: string[] };

/** Fields that make up a key: the key must exist and be a string, and fields must be named. */
export function checkCompositeFields(list: FindingList, table: DeclaredTable): void {
  const { compositeFields, globalIndexes, localIndexes } = table;
  if (!compositeFields && ![...globalIndexes, ...localIndexes].some((index) => index.compositeFields)) return;
  const own = [table.partitionKey, ...(table.sortKey ? [table.sortKey] : [])];
  checkFields(list, 'compositeFields', table.compositeFields, own);
  table.globalIndexes.forEach((index, i) => {
    checkFields(list, `globalSecondaryIndexes[${i}].compositeFields`, index.compositeFields, [
      ...partitionKeysOf(index),
      ...sortKeysOf(index),
    ]);
  });
  table.localIndexes.forEach((index, i) => {
    checkFields(list, `localSecondaryIndexes[${i}].compositeFields`, index.compositeFields, [table.partitionKey, index.sortKey]);
  });
}

function checkFields(list: FindingList, at: string, fields: Fields | undefined, keys: Attribute[]): void {
  for (const [name, parts] of Object.entries(fields ?? {})) {
    const path = `${at}.${name}`;
    const key = keys.find((candidate) => candidate.name === name);
    if (!key && isKnown(name) && keys.every((candidate) => isKnown(candidate.name))) {
      list.add('DYN-T027', `\`${name}\` is not a key here, so it cannot have composite fields.`, {
        path,
        found: name,
        expected: keys.map((candidate) => candidate.name).join(', '),
      });
    }
    if (key && isKnown(key.type) && key.type !== 'S') {
      list.add('DYN-T027', `\`${name}\` has type ${key.type}; composite fields need a string key.`, {
        path,
        found: key.type,
        expected: 'S',
      });
    }
    if (parts.length === 0 || parts.includes('')) {
      list.add('DYN-T027', `The fields of \`${name}\` are ${JSON.stringify(parts)}.`, { path, hint: 'List the name of each field.' });
    }
  }
}
