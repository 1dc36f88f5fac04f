import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { Comparison } from './comparison';

/** Encrypted attributes have a key. */
export const fieldKeyMissing = rule({
  code: 'DYN-M096',
  severity: Severity.ERROR,
  title: 'A table of models with encrypted attributes has a key for field encryption.',
  why: "DynamORM encrypts in the client, independent of the table's encryption. Without the key it refuses every read and write of the model.",
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
        hint: "Set a field encryption key. The table's own encryption is not enough.",
      });
    }
  }
}
