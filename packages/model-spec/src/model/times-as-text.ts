import { quote } from '@dynamorm-cdk/core/text';
import type { AttributeDraft, KeyDraft } from './draft';
import type { Fields } from './fields';
import { timeAsMap } from './time-as-map';

/** Reads M as S on timestamps and string keys of a bare model: DynamORM v1 prints every `time.Time` so, and says S at the key. */
export function timesAsText(attributes: AttributeDraft[], keys: readonly KeyDraft[], fields: Fields): AttributeDraft[] {
  const textKeys = new Set(keys.map((key) => (key.type === 'S' ? key.attribute : undefined)));
  textKeys.delete(undefined);
  return attributes.map((attribute) => {
    const isTime = attribute.roles.some((role) => role.text === 'created_at' || role.text === 'updated_at');
    if (attribute.type !== 'M' || (!isTime && !textKeys.has(attribute.name))) return attribute;
    fields.findings.add(timeAsMap, attribute.node, {
      below: ['type'],
      message: `Attribute ${quote(attribute.name)} is read as S: DynamORM v1 prints M for a time that it stores as text.`,
      expected: 'S',
      found: 'M',
    });
    return { ...attribute, type: 'S' };
  });
}
