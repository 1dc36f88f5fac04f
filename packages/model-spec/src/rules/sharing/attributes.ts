import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type AttributeDraft, allKeysOf, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import type { TableGroup } from './table-group';

/** Encrypted for all, or for none. */
export const encryptedInOneModel = rule({
  code: 'DYN-M114',
  severity: Severity.WARNING,
  title: 'An attribute is encrypted in every model of a table that has it, or in no model.',
  why: "A model that reads another model's item finds an encrypted map instead of a value, or a plain value that should be secret.",
  broken: '- name: Person   # taxId with encryption\n- name: Invoice  # taxId without, in the same table',
  fixed: '- name: Person   # taxId with encryption\n- name: Invoice  # taxId with encryption',
});

/** Two kinds of value under one name. */
export const attributeHasTwoTypes = rule({
  code: 'DYN-M123',
  severity: Severity.INFO,
  title: 'An attribute that is not a key has the same type in all models of a table.',
  why: 'DynamoDB accepts both types, but a program that reads items of several models, from an index or a stream, must handle both.',
  broken: '- name: Order    # status (S)\n- name: Payment  # status (N), in the same table',
  fixed: '- name: Order    # status (S)\n- name: Payment  # paymentStatus (N)',
});

/** What attributes of one name are stored as over the models of a table. */
export function checkSharedAttributes(group: TableGroup, { findings }: CheckContext): void {
  if (group.models.length < 2) return;
  const keys = new Set(group.models.flatMap(allKeysOf).map((key) => key.attribute));
  const first = new Map<string, { model: ModelDraft; attribute: AttributeDraft }>();
  for (const model of group.models) {
    for (const [name, attribute] of model.byName) {
      // What keys are stored as has a rule of its own.
      if (keys.has(name)) continue;
      const known = first.get(name);
      if (!known) first.set(name, { model, attribute });
      else if (known.attribute.encrypted !== attribute.encrypted) {
        const [here, there] = attribute.encrypted ? ['is encrypted', 'is not'] : ['is not encrypted', 'is'];
        findings.add(encryptedInOneModel, attribute.node, {
          below: attribute.encrypted ? ['encryption'] : ['attribute'],
          message: `Attribute ${quote(name)} ${here} in ${quote(model.name)}, and ${there} in ${quote(known.model.name)} of the same table ${quote(group.tableName)}.`,
          hint: `Encrypt it in both models or in neither, or use two names; the first is at ${known.attribute.node.path}.`,
        });
      } else if (attribute.type !== undefined && known.attribute.type !== undefined && known.attribute.type !== attribute.type) {
        findings.add(attributeHasTwoTypes, attribute.node, {
          below: ['type'],
          message: `Attribute ${quote(name)} is ${quote(attribute.type)} in ${quote(model.name)} and ${quote(known.attribute.type)} in ${quote(known.model.name)} of the same table ${quote(group.tableName)}.`,
          expected: known.attribute.type,
          found: attribute.type,
          hint: 'If a program reads items of both models, use one type or two names.',
        });
      }
    }
  }
}
