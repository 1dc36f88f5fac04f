import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { isKeyOf, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** Keys are always there. */
export const absentKey = rule({
  code: 'DYN-M118',
  severity: Severity.WARNING,
  title: 'A key of the table is neither `optional` nor `omit_empty`.',
  why: 'DynamoDB refuses an item without its keys. If the value is empty and omitted, the write fails.',
  broken: '- { attribute: PK, type: S, roles: [pk], omit_empty: true }',
  fixed: '- { attribute: PK, type: S, roles: [pk], required: true }',
});

/** What is always there is never left out. */
export const requiredAndOmitted = rule({
  code: 'DYN-M119',
  severity: Severity.WARNING,
  title: 'No attribute is both `required` and `omit_empty`.',
  why: '`required` means that it is always written, `omit_empty` that it is omitted when empty. A reader that relies on the attribute finds items without it.',
  broken: '- { attribute: email, type: S, required: true, omit_empty: true }',
  fixed: '- { attribute: email, type: S, required: true }',
});

/** Attributes that are said to be there and may be left out. */
export function checkAbsentKeys(model: ModelDraft, { findings }: CheckContext): void {
  for (const attribute of model.attributes) {
    if (isKeyOf(model, attribute.name)) {
      if (!attribute.optional && !attribute.omitEmpty) continue;
      const flag = attribute.omitEmpty ? 'omit_empty' : 'optional';
      findings.add(absentKey, attribute.node, {
        below: [flag],
        message: `The key ${quote(attribute.name)} of the table is \`${flag}\`: an item without it cannot be written.`,
        found: flag,
        hint: `Remove \`${flag}\`.`,
      });
    } else if (attribute.required && attribute.omitEmpty) {
      findings.add(requiredAndOmitted, attribute.node, {
        below: ['omit_empty'],
        message: `Attribute ${quote(attribute.name)} is both \`required\` and \`omit_empty\`.`,
        hint: 'Remove one of the two.',
      });
    }
  }
}
