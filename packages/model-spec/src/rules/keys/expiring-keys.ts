import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { attributeWithRole, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import { isTable, keyOwners, labelOf } from './owners';

/** Expiry is no part of the identity. */
export const expiringKey = rule({
  code: 'DYN-M112',
  severity: Severity.WARNING,
  title: 'The attribute with the role `ttl` is not a key of the table.',
  why: 'The time to live of an item could never change, because another key is another item.',
  broken: 'keys: { partition: { attribute: id, type: S }, sort: { attribute: expiresAt, type: N } }   # expiresAt has the role ttl',
  fixed: 'keys: { partition: { attribute: id, type: S } }   # expiresAt has the role ttl',
});

/** Expiry is a number in indexes too. */
export const expiringIndexKey = rule({
  code: 'DYN-M113',
  severity: Severity.WARNING,
  title: 'If the attribute with the role `ttl` is a key of an index, the key has the type N.',
  why: 'DynamoDB expires items only by numbers. With the type S, DynamoDB refuses every number, and items with text never expire.',
  broken: '- { name: by-expiry, type: GSI, partition: { attribute: expiresAt, type: S } }   # expiresAt has the role ttl',
  fixed: '- { name: by-expiry, type: GSI, partition: { attribute: expiresAt, type: N } }',
});

/** Where the time to live is a key. */
export function checkExpiringKeys(model: ModelDraft, { findings }: CheckContext): void {
  const name = attributeWithRole(model, 'ttl')?.name;
  if (name === undefined) return;
  for (const owner of keyOwners(model)) {
    for (const role of ['partition', 'sort'] as const) {
      const key = owner[role];
      if (key?.attribute !== name) continue;
      if (isTable(owner)) {
        findings.add(expiringKey, key.node, {
          below: ['attribute'],
          message: `The time to live ${quote(name)} is the ${role} key of the table, so the time when an item expires can never change.`,
          found: name,
          hint: 'Use a separate attribute for the time to live.',
        });
      } else if (key.type === 'S') {
        findings.add(expiringIndexKey, key.node, {
          below: ['type'],
          message: `The time to live ${quote(name)} is the ${role} key of ${labelOf(owner)} with the type S, but DynamoDB expires items only by numbers.`,
          expected: 'N',
          found: 'S',
          hint: 'Use the type N.',
        });
      }
    }
  }
}
