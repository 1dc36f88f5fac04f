import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { isKeyOf, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** What DynamORM writes on every update. */
const updatedRoles = ['updated_at', 'version'];

/** Keys stay as they are. */
export const updatedKey = rule({
  code: 'DYN-M108',
  severity: Severity.ERROR,
  title: 'No key of the table has the role `updated_at` or `version`.',
  why: 'DynamORM writes both on every update, and DynamoDB refuses an update that writes a key, so every update of the model fails. Keys of indexes can have these roles.',
  broken:
    'keys: { partition: { attribute: sensor, type: S }, sort: { attribute: updatedAt, type: S } }   # updatedAt has the role updated_at',
  fixed: 'keys: { partition: { attribute: sensor, type: S }, sort: { attribute: recordedAt, type: S } }   # recordedAt has no role',
});

/** Items that are never updated. */
export const updatedKeyOfWriteOnce = rule({
  code: 'DYN-M109',
  severity: Severity.WARNING,
  title: 'No key of the table of a write-once model has the role `updated_at` or `version`.',
  why: 'It works as long as no item is updated, but the role suggests updates. Use `created_at`, or no role.',
  broken: '- { attribute: updatedAt, type: S, roles: [sk, updated_at] }   # write_policy: { mode: write_once }',
  fixed: '- { attribute: createdAt, type: S, roles: [sk, created_at] }',
});

/** The roles of the table's keys. */
export function checkUpdatedKeys(model: ModelDraft, { findings }: CheckContext): void {
  const isWriteOnce = model.writePolicy?.mode === 'write_once';
  for (const attribute of model.withRoles) {
    if (!isKeyOf(model, attribute.name)) continue;
    for (const role of attribute.roles) {
      if (!updatedRoles.includes(role.text)) continue;
      const what = isWriteOnce ? 'items that are never updated do not need it' : 'DynamoDB refuses every update of an item';
      findings.add(isWriteOnce ? updatedKeyOfWriteOnce : updatedKey, role.node, {
        message: `The key ${quote(attribute.name)} of the table has the role \`${role.text}\`: ${what}.`,
        found: role.text,
        hint: 'Remove the role, or use another attribute as the key.',
      });
    }
  }
}
