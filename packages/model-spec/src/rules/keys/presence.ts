import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { isMissing, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import { type KeyOwner, keyOwners, keysBelow, labelOf, lacksKey } from './owners';

/** Keys are there and whole. */
export const keyIncomplete = rule({
  code: 'DYN-M020',
  severity: Severity.ERROR,
  title: 'Table and indexes have a partition key, and every key has an attribute and a type.',
  why: 'DynamoDB has no tables or indexes without a partition key, and DynamORM refuses the model.',
  broken: 'keys:\n  partition: { attribute: PK }',
  fixed: 'keys:\n  partition: { attribute: PK, type: S }',
});

/** The keys of table and indexes. */
export function checkKeyPresence(model: ModelDraft, context: CheckContext): void {
  for (const owner of keyOwners(model)) {
    if (!owner.partition && lacksKey(owner, 'partition')) {
      context.findings.add(keyIncomplete, owner.node, {
        below: [...keysBelow(owner), 'partition'],
        message: `The partition key of ${labelOf(owner)} is missing.`,
        hint: 'Write partition: { attribute: ..., type: S }.',
      });
    }
    for (const role of ['partition', 'sort'] as const) checkWhole(owner, role, context);
  }
}

function checkWhole(owner: KeyOwner, role: 'partition' | 'sort', { findings }: CheckContext): void {
  const key = owner[role];
  if (!key || (key.attribute !== undefined && key.type !== undefined)) return;
  for (const part of ['attribute', 'type']) {
    if (!isMissing(key.node, part)) continue;
    findings.add(keyIncomplete, key.node, {
      below: [part],
      message: `The ${role} key of ${labelOf(owner)} has no ${part}.`,
      hint: part === 'type' ? 'Write type: S, N or B.' : 'Name the attribute.',
    });
  }
}
