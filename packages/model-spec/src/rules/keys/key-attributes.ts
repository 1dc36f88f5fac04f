import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { AttributeDraft, KeyDraft, ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import { type KeyOwner, keyOwners, labelOf } from './owners';

/** Keys are attributes of the model. */
export const keyAttributeUnknown = rule({
  code: 'DYN-M024',
  severity: Severity.ERROR,
  title: 'The attribute of every key is listed in `attributes`.',
  why: 'DynamORM refuses the model if a table key is missing, and an index on an attribute that is never written stays empty.',
  broken: 'keys: { partition: { attribute: pk, type: S } }\nattributes: [{ attribute: PK, type: S }]',
  fixed: 'keys: { partition: { attribute: PK, type: S } }\nattributes: [{ attribute: PK, type: S }]',
});

/** Key and attribute have one type. */
export const keyAttributeType = rule({
  code: 'DYN-M025',
  severity: Severity.ERROR,
  title: 'A key has the type that its attribute has in `attributes`.',
  why: 'The table is created with the type of the key, but items are written with the type of the attribute, so every write fails.',
  broken: 'keys: { partition: { attribute: PK, type: N } }\nattributes: [{ attribute: PK, type: S }]',
  fixed: 'keys: { partition: { attribute: PK, type: S } }\nattributes: [{ attribute: PK, type: S }]',
});

/** Partition and sort key are two attributes. */
export const sortIsPartition = rule({
  code: 'DYN-M026',
  severity: Severity.ERROR,
  title: 'Partition key and sort key are different attributes.',
  why: 'DynamoDB refuses the same attribute as both keys.',
  broken: 'partition: { attribute: PK, type: S }\nsort: { attribute: PK, type: S }',
  fixed: 'partition: { attribute: PK, type: S }\nsort: { attribute: SK, type: S }',
});

/** Keys are not encrypted. */
export const encryptedKey = rule({
  code: 'DYN-M027',
  severity: Severity.ERROR,
  title: 'No key is an encrypted attribute.',
  why: 'An encrypted attribute is stored as a map that differs on every write, so it cannot be a key or be found.',
  broken: 'keys: { partition: { attribute: taxId, type: S } }\nattributes: [{ attribute: taxId, type: S, encryption: { v: 1 } }]',
  fixed: 'keys: { partition: { attribute: id, type: S } }\nattributes: [{ attribute: id, type: S }]',
});

/** The attributes behind all keys. */
export function checkKeyAttributes(model: ModelDraft, context: CheckContext): void {
  for (const owner of keyOwners(model)) {
    if (owner.partition) checkKey(model, owner, 'partition', owner.partition, context);
    if (!owner.sort) continue;
    checkKey(model, owner, 'sort', owner.sort, context);
    if (owner.sort.attribute !== undefined && owner.sort.attribute === owner.partition?.attribute) {
      context.findings.add(sortIsPartition, owner.sort.node, {
        below: ['attribute'],
        message: `The sort key of ${labelOf(owner)} is its partition key ${quote(owner.sort.attribute)}.`,
        found: owner.sort.attribute,
        hint: 'Use another attribute, or remove the sort key.',
      });
    }
  }
}

function checkKey(model: ModelDraft, owner: KeyOwner, role: string, key: KeyDraft, { findings }: CheckContext): void {
  const name = key.attribute;
  if (name === undefined) return;
  const attribute = model.byName.get(name);
  if (!attribute) {
    if (model.attributes.length === 0) return;
    findings.add(keyAttributeUnknown, key.node, {
      below: ['attribute'],
      message: `The ${role} key ${quote(name)} of ${labelOf(owner)} is not among the attributes.`,
      found: name,
      hint: () => didYouMean(name, model.byName.keys()) ?? 'Add it to `attributes`.',
    });
    return;
  }
  if (key.type !== undefined && attribute.type !== undefined && key.type !== attribute.type) {
    findings.add(keyAttributeType, key.node, {
      below: ['type'],
      message: `The ${role} key ${quote(name)} of ${labelOf(owner)} is ${quote(key.type)}, but the attribute is ${quote(attribute.type)}.`,
      expected: attribute.type,
      found: key.type,
      hint: `Use the same type in both places; the attribute is at ${attribute.node.path}.`,
    });
  }
  if (attribute.encrypted) reportEncrypted(owner, role, key, attribute, findings);
}

function reportEncrypted(
  owner: KeyOwner,
  role: string,
  key: KeyDraft,
  attribute: AttributeDraft,
  findings: CheckContext['findings'],
): void {
  findings.add(encryptedKey, key.node, {
    below: ['attribute'],
    message: `The ${role} key ${quote(key.attribute)} of ${labelOf(owner)} is encrypted.`,
    found: key.attribute,
    hint: `Remove the encryption at ${attribute.node.path}, or use another attribute as the key, such as a hash of the value.`,
  });
}
