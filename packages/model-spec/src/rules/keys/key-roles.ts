import { quote } from '@dynamorm-cdk/core/text';
import { isMapping } from '../../document/value';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { isMissing, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** The roles pk and sk stand where the keys are. */
export const keyRole = rule({
  code: 'DYN-M028',
  severity: Severity.ERROR,
  title: 'Only the partition key has the role `pk`, and only the sort key has the role `sk`. Both roles are optional.',
  why: 'If role and key disagree, one language reads the key from the role and another from `keys`.',
  broken:
    'keys: { partition: { attribute: PK, type: S } }\nattributes:\n  - { attribute: PK, type: S }\n  - { attribute: id, type: S, roles: [pk] }',
  fixed:
    'keys: { partition: { attribute: PK, type: S } }\nattributes:\n  - { attribute: PK, type: S, roles: [pk] }\n  - { attribute: id, type: S }',
});

/** The roles of key attributes. */
export function checkKeyRoles(model: ModelDraft, { findings }: CheckContext): void {
  if (model.withRoles.length === 0) return;
  const node = model.node.field('keys');
  const isAbsent = node !== undefined && isMapping(node.content) && isMissing(node, 'sort');
  const keys: { [role: string]: { word: string; attribute?: string; isKnown: boolean } } = {
    pk: { word: 'partition', attribute: model.partition?.attribute, isKnown: model.partition?.attribute !== undefined },
    // Without a sort key nothing may claim to be one; a sort key that could not be read says nothing.
    sk: {
      word: 'sort',
      attribute: model.sort?.attribute,
      isKnown: model.sort ? model.sort.attribute !== undefined : isAbsent,
    },
  };
  for (const attribute of model.withRoles) {
    for (const role of attribute.roles) {
      const key = role.text === 'pk' || role.text === 'sk' ? keys[role.text] : undefined;
      if (!key?.isKnown || attribute.name === undefined || attribute.name === key.attribute) continue;
      const actual = key.attribute === undefined ? 'the table has no sort key' : `the ${key.word} key is ${quote(key.attribute)}`;
      findings.add(keyRole, role.node, {
        message: `Attribute ${quote(attribute.name)} has the role \`${role.text}\`, but ${actual}.`,
        expected: key.attribute ?? 'no such role',
        found: attribute.name,
        hint: `Remove the role here, or make the attribute the ${key.word} key.`,
      });
    }
  }
}
