import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { Comparison } from './comparison';

/** Encrypted attributes have a key. */
export const fieldKeyMissing = rule({
  code: 'DYN-M096',
  severity: Severity.ERROR,
  title: 'Models with encrypted attributes have a key for field encryption.',
  why: "DynamORM encrypts in the client, whatever the table's own encryption, and refuses every read and write of the model without that key.",
  broken: '- { attribute: taxId, type: S, encryption: { v: 1 } }   # and no fieldEncryptionKey',
  fixed: "fieldEncryptionKey: new kms.Key(this, 'FieldKey')",
});

/** Only where the caller states that there is no key. */
export function checkFieldEncryption(comparison: Comparison): void {
  if (comparison.options.hasFieldEncryptionKey ?? true) return;
  for (const read of comparison.models) {
    for (const attribute of read.draft.attributes.filter((one) => one.encrypted)) {
      comparison.add(fieldKeyMissing, attribute.node, {
        below: ['encryption'],
        message: `Attribute ${quote(attribute.name)} of model ${quote(read.model.name)} is encrypted, but ${comparison.label} has no field encryption key.`,
        expected: 'a field encryption key',
        found: 'none',
        hint: "Give a field encryption key: the table's own encryption does not serve here.",
      });
    }
  }
}
