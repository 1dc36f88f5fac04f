import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type Comparison, isUnknown, type ReadModel } from './comparison';

/** Attributes fit the indexes that other models or nobody has. */
export const attributeTypeDiffersFromKey = rule({
  code: 'DYN-M098',
  severity: Severity.ERROR,
  title: 'An attribute that is an index key of the table has the type of the key in every model.',
  why: 'DynamoDB refuses an item if an attribute has another type than the index key of that name, even if the model never queries the index.',
  broken: '- { attribute: status, type: N }   # the table has an index with the key status (S)',
  fixed: '- { attribute: status, type: S }',
});

/** Every attribute of the models against every index key of the table; keys that the model states itself are compared elsewhere. */
export function checkKeyAttributeTypes(comparison: Comparison): void {
  for (const index of comparison.shape.indexes ?? []) {
    for (const key of [...index.partitionKeys, ...(index.sortKeys ?? [])]) {
      if (isUnknown(key.name) || isUnknown(key.type)) continue;
      for (const read of comparison.models) {
        const attribute = read.draft.byName.get(key.name);
        if (!attribute || stored(attribute) === key.type || statesIndex(read, index.name)) continue;
        comparison.add(attributeTypeDiffersFromKey, attribute.node, {
          below: ['type'],
          message: `Attribute ${quote(key.name)} of model ${quote(read.model.name)} is ${stored(attribute)}${attribute.encrypted ? ' (encrypted)' : ''}, but index ${isUnknown(index.name) ? 'with an unknown name' : quote(index.name)} of ${comparison.label} has it as a key of type ${key.type}: writes fail.`,
          expected: key.type,
          found: stored(attribute),
          hint: 'Use the same type, or another attribute name in the model.',
        });
      }
    }
  }
}

/** An encrypted attribute is stored as a map. */
function stored(attribute: { type?: string; encrypted: boolean }): string {
  return attribute.encrypted ? 'M' : (attribute.type ?? '');
}

function statesIndex(read: ReadModel, name: string): boolean {
  return read.model.indexes.some((index) => index.name === name);
}
