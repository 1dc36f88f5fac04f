import { firstOfEach, typeConflicts } from '@dynamorm-cdk/core/dynamodb';
import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { allKeysOf, type KeyDraft, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import type { TableGroup } from './table-group';

/** Keys of one name have one type. */
export const keyHasTwoTypes = rule({
  code: 'DYN-M061',
  severity: Severity.ERROR,
  title: 'An attribute has the same type in all keys of a table and its indexes.',
  why: 'DynamoDB defines each key attribute once for the whole table and refuses a second type.',
  broken: '# gsi-1 has the key status (S), gsi-2 has the key status (N)',
  fixed: '# both have status (S), or the second has statusCode (N)',
});

/** Items of all models fit the indexes. */
export const siblingAttributeType = rule({
  code: 'DYN-M074',
  severity: Severity.ERROR,
  title: 'An attribute that is an index key in one model has that type in every model of the table.',
  why: 'DynamoDB refuses an item with another type under the name of an index key, even if the model never queries the index.',
  broken: '- name: Order     # gsi-1 by status (S)\n- name: Shipment  # attribute status (N), in the same table',
  fixed: '- name: Order     # gsi-1 by status (S)\n- name: Shipment  # attribute shipmentStatus (N)',
});

interface TypedKey {
  readonly model: ModelDraft;
  readonly key: KeyDraft;
  readonly name: string;
  readonly type: string;
}

/** The types of keys across the models of a table. */
export function checkSharedKeyTypes(group: TableGroup, { findings }: CheckContext): void {
  // Within one model the attributes decide.
  if (group.models.length === 1 && group.models.every(hasItsKeys)) return;
  const typed: TypedKey[] = [];
  for (const model of group.models) {
    for (const key of allKeysOf(model)) {
      // What lacks a name or a type has a finding of its own.
      if (key.attribute !== undefined && key.type !== undefined) typed.push({ model, key, name: key.attribute, type: key.type });
    }
  }
  for (const { key: one, first: known } of typeConflicts(typed)) {
    if (isToldElsewhere(group, one.model, known, one.key)) continue;
    findings.add(keyHasTwoTypes, one.key.node, {
      below: ['type'],
      message: `The key ${quote(one.name)} is ${quote(one.type)} here and ${quote(known.type)} at ${known.key.node.path}.`,
      expected: known.type,
      found: one.type,
      hint: 'Use one type, or two attributes.',
    });
  }
  // A model alone has no siblings to disagree with.
  if (group.models.length < 2) return;
  const first = firstOfEach(typed);
  for (const model of group.models) checkAttributes(model, first, findings);
}

function hasItsKeys(model: ModelDraft): boolean {
  return allKeysOf(model).every((key) => model.byName.has(key.attribute));
}

/** Within one model the attribute's own type decides; between table keys of two models, and indexes of one name, there is a rule each. */
function isToldElsewhere(group: TableGroup, model: ModelDraft, known: TypedKey, key: KeyDraft): boolean {
  if (known.model === model) return model.byName.has(key.attribute ?? '');
  if (model.keys.includes(key)) return known.model.keys.includes(known.key);
  const owner = model.indexes.find((index) => index.keys.includes(key));
  const united = owner?.name === undefined ? undefined : group.indexes.get(owner.name);
  return united !== undefined && united.model !== model && united.index.keys.includes(known.key);
}

function checkAttributes(model: ModelDraft, keys: Map<string, TypedKey>, findings: CheckContext['findings']): void {
  const own = new Set(allKeysOf(model).map((key) => key.attribute));
  for (const attribute of model.attributes) {
    const known = attribute.name === undefined || own.has(attribute.name) ? undefined : keys.get(attribute.name);
    const stored = attribute.encrypted ? 'M' : attribute.type;
    if (!known || stored === undefined || stored === known.type) continue;
    findings.add(siblingAttributeType, attribute.node, {
      below: [attribute.encrypted ? 'encryption' : 'type'],
      message: `Attribute ${quote(attribute.name)} is ${attribute.encrypted ? 'encrypted' : quote(stored)} here, but ${quote(known.model.name)} has it as a key of type ${quote(known.type)} in the same table: writes fail.`,
      expected: known.type,
      found: stored,
      hint: `Use the same type, or another name here; the key is at ${known.key.node.path}.`,
    });
  }
}
