import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type AttributeDraft, attributeWithRole, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import type { TableGroup } from './table-group';

/** One table, one time to live. */
export const twoTimesToLive = rule({
  code: 'DYN-M073',
  severity: Severity.ERROR,
  title: 'Models that share a table have the role `ttl` on an attribute of the same name.',
  why: 'DynamoDB expires the items of a table by only one attribute, so items of the other model never expire.',
  broken: '- name: Order    # ttl on expiresAt\n- name: Session  # ttl on ttl, in the same table',
  fixed: '- name: Order    # ttl on ttl\n- name: Session  # ttl on ttl',
});

/** The name of the time to live means time to live. */
export const siblingNamedLikeTimeToLive = rule({
  code: 'DYN-M075',
  severity: Severity.WARNING,
  title: "An attribute with the name of the table's time to live has the role `ttl` in every model of the table.",
  why: 'DynamoDB deletes any item with a past time under that name, even if the model uses the number for something else.',
  broken: '- name: Session  # ttl on expires\n- name: Coupon   # attribute expires (N), without the role',
  fixed: '- name: Session  # ttl on expires\n- name: Coupon   # attribute validUntil (N)',
});

/** Time to live across the models of a table. */
export function checkSharedTimeToLive(group: TableGroup, { findings }: CheckContext): void {
  if (group.models.length < 2) return;
  let first: { model: ModelDraft; attribute: AttributeDraft } | undefined;
  for (const model of group.models) {
    const attribute = attributeWithRole(model, 'ttl');
    if (attribute?.name === undefined) continue;
    first ??= { model, attribute };
    if (attribute.name === first.attribute.name) continue;
    findings.add(twoTimesToLive, attribute.node, {
      message: `${quote(model.name)} expires items by ${quote(attribute.name)}, but ${quote(first.model.name)} by ${quote(first.attribute.name)} in the same table ${quote(group.tableName)}.`,
      expected: first.attribute.name,
      found: attribute.name,
      hint: `Use the same attribute in both; the first is at ${first.attribute.node.path}.`,
    });
  }
  for (const model of group.models) {
    const name = first?.attribute.name;
    const attribute = name === undefined ? undefined : model.byName.get(name);
    if (!first || !attribute || attributeWithRole(model, 'ttl')) continue;
    findings.add(siblingNamedLikeTimeToLive, attribute.node, {
      message: `Attribute ${quote(attribute.name)} has no role \`ttl\` here, but the table expires items by it, as ${quote(first.model.name)} declares.`,
      expected: 'the role ttl',
      hint: 'Give it the role `ttl`, or another name.',
    });
  }
}
