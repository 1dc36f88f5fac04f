import { quote, quoteAll } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type AttributeDraft, isKeyOf, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** An empty key cannot be written. */
export const emptyIndexKey = rule({
  code: 'DYN-M067',
  severity: Severity.INFO,
  title: 'An index key of type S or B is `required` or has `omit_empty`.',
  why: 'DynamoDB refuses an item with an empty index key. An item without the key is accepted and is not in the index.',
  broken: '- { attribute: email, type: S }   # the key of gsi-email',
  fixed: '- { attribute: email, type: S, omit_empty: true }',
});

/** A zero falls out of the index. */
export const zeroIndexKey = rule({
  code: 'DYN-M068',
  severity: Severity.WARNING,
  title: 'An index key of type N has no `omit_empty`.',
  why: 'DynamORM omits the number 0 as empty, so the item silently disappears from the index.',
  broken: '- { attribute: score, type: N, omit_empty: true }   # the key of gsi-score',
  fixed: '- { attribute: score, type: N }',
});

/** What happens to empty values of index keys: one finding a model for texts, one an attribute for numbers. */
export function checkEmptyIndexKeys(model: ModelDraft, { findings }: CheckContext): void {
  const attributes = new Set<AttributeDraft>();
  for (const { keys } of model.indexes) {
    for (const { attribute: name } of keys) {
      const attribute = isKeyOf(model, name) ? undefined : model.byName.get(name);
      if (attribute && (mayBeEmpty(attribute) || mayBeZero(attribute))) attributes.add(attribute);
    }
  }
  if (attributes.size === 0) return;
  const open = [...attributes].filter(mayBeEmpty);
  if (open.length > 0) {
    findings.add(emptyIndexKey, open[0].node, {
      message: `Writing "" to ${quoteAll(open.map((attribute) => attribute.name))} fails, because ${open.length === 1 ? 'it is the key' : 'they are keys'} of an index.`,
      hint: 'Set omit_empty if the value can be empty, or required if it never is.',
    });
  }
  for (const attribute of attributes) {
    if (!mayBeZero(attribute)) continue;
    findings.add(zeroIndexKey, attribute.node, {
      below: ['omit_empty'],
      message: `The number 0 in ${quote(attribute.name)} is omitted, so the item is missing from the index.`,
      hint: 'Remove omit_empty, unless the index should not contain items with 0.',
    });
  }
}

function mayBeZero(attribute: AttributeDraft): boolean {
  return attribute.type === 'N' && attribute.omitEmpty;
}

/** What the library itself writes is never empty. */
function mayBeEmpty(attribute: AttributeDraft): boolean {
  if (attribute.type !== 'S' && attribute.type !== 'B') return false;
  if (attribute.required || attribute.omitEmpty || attribute.format === 'rfc3339nano') return false;
  return !attribute.roles.some((role) => ['created_at', 'updated_at', 'version'].includes(role.text));
}
