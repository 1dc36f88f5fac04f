import { quote, quoteAll } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type Comparison, isUnknown } from './comparison';

/** The table expires by the attribute that the model writes. */
export const timeToLiveDiffers = rule({
  code: 'DYN-M088',
  severity: Severity.ERROR,
  title: "The table's time to live is on the attribute that has the role `ttl`.",
  why: 'DynamoDB expires items by only one attribute. If it is another attribute, or time to live is off, items never expire.',
  broken: '- { attribute: expiresAt, type: N, roles: [ttl] }   # the table expires by ttl',
  fixed: '- { attribute: ttl, type: N, roles: [ttl] }',
});

/** The table expires, the models do not know. */
export const timeToLiveUnknownToModels = rule({
  code: 'DYN-M089',
  severity: Severity.WARNING,
  title: "A model declares the table's time to live attribute with the role `ttl`.",
  why: 'DynamoDB deletes items that have a past time under that name, although no model declares it.',
  broken: '# the table expires by ttl, no attribute has the role ttl',
  fixed: '- { attribute: ttl, type: N, roles: [ttl], optional: true }',
});

/** Time to live and key are not one attribute. */
export const timeToLiveOnKey = rule({
  code: 'DYN-M090',
  severity: Severity.WARNING,
  title: "The table's time to live is not on a key of the table.",
  why: 'DynamoDB accepts it, but an item could then never change when it expires. An index key is fine.',
  broken: "timeToLiveAttribute: 'SK'",
  fixed: "timeToLiveAttribute: 'ttl'",
});

/** Time to live on both sides. */
export function checkTimeToLive(comparison: Comparison): void {
  const has = comparison.shape.timeToLiveAttribute;
  const declared = comparison.withRole('ttl');
  for (const { read, attribute } of declared) {
    const name = attribute.name ?? '';
    if (isUnknown(has)) {
      comparison.cannotCheck(`The time to live attribute of ${comparison.label}`, attribute.node);
    } else if (has !== name) {
      comparison.add(timeToLiveDiffers, attribute.node, {
        message: `Model ${quote(read.model.name)} expires items by ${quote(name)}, but ${comparison.label} ${has === undefined ? 'has time to live off' : `expires them by ${quote(has)}`}.`,
        expected: has ?? 'no time to live',
        found: name,
        hint: `Set the table's time to live attribute to ${quote(name)}, or move the role to the attribute that the table uses.`,
      });
    }
  }
  if (has === undefined) return;
  checkUndeclared(comparison, has, declared.length > 0);
  const keys = [comparison.shape.partitionKey.name, ...(comparison.shape.sortKey ? [comparison.shape.sortKey.name] : [])];
  if (!isUnknown(has) && keys.includes(has)) {
    comparison.add(timeToLiveOnKey, undefined, {
      message: `The time to live attribute ${quote(has)} of ${comparison.label} is a key of the table.`,
      found: has,
      hint: 'Use a separate attribute for the time to live.',
    });
  }
}

function checkUndeclared(comparison: Comparison, has: string, isDeclared: boolean): void {
  if (isDeclared || comparison.models.length === 0) return;
  if (isUnknown(has)) {
    if (!comparison.options.partialModels)
      comparison.cannotCheck(`Whether a model declares the time to live attribute of ${comparison.label}`);
    return;
  }
  const named = comparison.models.find((read) => read.draft.byName.has(has));
  if (!named && comparison.options.partialModels) return;
  comparison.add(timeToLiveUnknownToModels, named?.draft.byName.get(has)?.node, {
    message: `The table expires items by ${quote(has)}, but the models ${quoteAll(comparison.models.map((read) => read.model.name))} have no attribute with the role \`ttl\`.`,
    expected: has,
    hint: `Add the role \`ttl\` to ${quote(has)} in the model with items that expire, or turn time to live off.`,
  });
}
