import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { allKeysOf, type KeyDraft, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

const keyTypes = ['S', 'N', 'B'];

/** What people write for the type of a key. */
const otherNames = new Map(Object.entries({ s: 'S', string: 'S', n: 'N', number: 'N', b: 'B', binary: 'B' }));

/** Keys are scalars. */
export const keyType = rule({
  code: 'DYN-M021',
  severity: Severity.ERROR,
  title: 'The type of a key is S, N or B.',
  why: 'DynamoDB accepts no other type for a key of a table or an index.',
  broken: 'partition: { attribute: PK, type: STRING }',
  fixed: 'partition: { attribute: PK, type: S }',
});

/** Binary keys under DynamORM v1. */
export const binaryKey = rule({
  code: 'DYN-M022',
  severity: Severity.WARNING,
  title: 'A model of DMS 0.1 has no binary key.',
  why: 'DynamORM v1 creates such a table, but writes the bytes of a key as a list, so every write fails.',
  broken: 'partition: { attribute: PK, type: B }   # dms_version: "0.1"',
  fixed: 'partition: { attribute: PK, type: S }   # the bytes as text, such as base64',
});

/** The types of all keys. */
export function checkKeyTypes(model: ModelDraft, context: CheckContext): void {
  for (const key of allKeysOf(model)) checkType(model, key, context);
}

function checkType(model: ModelDraft, key: KeyDraft, { findings }: CheckContext): void {
  if (key.type === undefined) return;
  if (!keyTypes.includes(key.type)) {
    const meant = otherNames.get(key.type.toLowerCase());
    findings.add(keyType, key.node, {
      below: ['type'],
      message: `A key cannot have the type ${quote(key.type)}.`,
      expected: 'S, N or B',
      found: key.type,
      hint: meant ? `Did you mean \`${meant}\`?` : 'Use S, N or B.',
    });
  } else if (key.type === 'B' && model.version === '0.1') {
    findings.add(binaryKey, key.node, {
      below: ['type'],
      message: `The key ${quote(key.attribute)} is binary, which DynamORM v1 cannot write.`,
      expected: 'S or N',
      found: 'B',
      hint: 'Store the bytes as text, or use TableTheory v3 and dms_version "0.2".',
    });
  }
}
