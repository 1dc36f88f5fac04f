import { known, type Properties, recordsOf, UNKNOWN } from '../cloudformation';
import { limits } from '../dynamodb';
import { hasSource, refused, type TableDefinition, type TableFact } from './fact';
import { isWrittenOut } from './parts';

/**
 * Partition keys come before sort keys: one and at most one of a table or local index, up to four and four of a global index. A local
 * index has the partition key of its table, and a sort key.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_KeySchemaElement.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_LocalSecondaryIndex.html
 */
export function keySchemaFacts(table: TableDefinition): TableFact[] {
  const { label, properties } = table;
  const own = hasSource(table) ? [] : schemaFacts(`\`${label}\``, 'KeySchema', properties.KeySchema, 1);
  const keys = recordsOf(properties.KeySchema);
  const hash = keys[0]?.AttributeName;
  const length = isWrittenOut(properties.KeySchema) && keys.length > 0 ? keys.length : 2;
  const ofIndexes = (list: 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes', most: number): TableFact[] =>
    recordsOf(properties[list]).flatMap((index, at) => {
      const name = `The index \`${textOf(index.IndexName, at)}\` of \`${label}\``;
      const path = `${list}[${at}].KeySchema`;
      const found = schemaFacts(name, path, index.KeySchema, most);
      return found.length > 0 || list === 'GlobalSecondaryIndexes' ? found : localFacts(name, path, index, hash, length);
    });
  return [...own, ...ofIndexes('GlobalSecondaryIndexes', limits.keyAttributes), ...ofIndexes('LocalSecondaryIndexes', 1)];
}

function schemaFacts(name: string, property: string, schema: unknown, most: number): TableFact[] {
  const says = (message: string, hint?: string) => [refused('key-order', `${name} ${message}`, { property, ...(hint ? { hint } : {}) })];
  if (known(schema) === undefined) return says('has no KeySchema.', 'Set its KeySchema with at least a partition key.');
  if (known(schema) === UNKNOWN || !Array.isArray(schema) || !isWrittenOut(schema)) return [];
  const keys = recordsOf(schema);
  const roles = keys.map(({ KeyType: role }) => known(role));
  if (roles.includes(UNKNOWN)) return [];
  const partition = roles.filter((role) => role === 'HASH').length;
  if (partition === 0) return says('has no partition key.', 'Set the KeyType HASH on one attribute.');
  if (roles.indexOf('RANGE') >= 0 && roles.indexOf('RANGE') < roles.lastIndexOf('HASH')) {
    return says('has its sort key before its partition key.', 'Put the attribute with the KeyType HASH first.');
  }
  if (partition > most || keys.length - partition > most) {
    return says(`has ${partition} partition and ${keys.length - partition} sort keys; DynamoDB allows ${most} of each.`);
  }
  const names = keys.map(({ AttributeName }) => AttributeName).filter((one) => typeof one === 'string');
  return new Set(names).size < names.length ? says(`has the attribute \`${names.join('`, `')}\` twice in its key.`) : [];
}

function localFacts(name: string, property: string, { KeySchema }: Properties, hash: unknown, tableKeys: number): TableFact[] {
  const keys = recordsOf(KeySchema);
  if (!Array.isArray(KeySchema) || !isWrittenOut(KeySchema)) return [];
  if (tableKeys < 2)
    return [refused('local-index-keys', `${name} is a local index, which a table without a sort key cannot have.`, { property })];
  if (keys.length < 2) return [refused('local-index-keys', `${name} is a local index, but has no sort key.`, { property })];
  const own = keys[0].AttributeName;
  if (typeof own !== 'string' || typeof hash !== 'string' || own === hash) return [];
  const hint = 'Use the partition key of the table, or change it to a global index.';
  return [
    refused('local-index-keys', `${name} is a local index by \`${own}\`, but the partition key of the table is \`${hash}\`.`, {
      property,
      hint,
    }),
  ];
}

function textOf(name: unknown, at: number): string {
  return typeof name === 'string' ? name : String(at);
}
