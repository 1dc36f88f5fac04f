import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { allKeysOf, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import { keyOwners, labelOf } from './owners';

/** What DynamORM takes for an attack when it is the name of an attribute in a query. */
const words = /^(?:union|select|insert|update|delete|drop|alter|exec|execute|script|javascript|vbscript)$/i;

/** Keys can be queried. */
export const unusableKeyName = rule({
  code: 'DYN-M110',
  severity: Severity.ERROR,
  title:
    'The names of keys and of projected attributes have only letters, digits and _, do not start with a digit, and are not SQL keywords.',
  why: 'DynamORM refuses to query by any other name (InjectionAttempt), so you cannot read by that key. TableTheory 4 refuses to register a model with such a key or projected attribute.',
  broken: 'keys: { partition: { attribute: select, type: S } }',
  fixed: 'keys: { partition: { attribute: selection, type: S } }',
});

/** Attributes can be used in conditions. */
export const unusableName = rule({
  code: 'DYN-M111',
  severity: Severity.WARNING,
  title: 'The names of attributes have only letters, digits and _, do not start with a digit, and are not SQL keywords.',
  why: 'DynamORM writes and reads such an attribute with its item, but refuses to filter by it or to update only this attribute (InjectionAttempt, InvalidField).',
  broken: '- { attribute: script, type: S }',
  fixed: '- { attribute: scriptText, type: S }',
});

/** Names that DynamORM lets nobody use in an expression. */
export function checkUsableNames(model: ModelDraft, { findings }: CheckContext): void {
  for (const owner of keyOwners(model)) {
    for (const role of ['partition', 'sort'] as const) {
      const name = owner[role]?.attribute;
      const reason = name === undefined ? undefined : whyUnusable(name);
      if (name === undefined || reason === undefined) continue;
      findings.add(unusableKeyName, owner[role]?.node, {
        below: ['attribute'],
        message: `The ${role} key ${quote(name)} of ${labelOf(owner)} ${reason}: DynamORM refuses to query by it.`,
        found: name,
        hint: 'Name it with letters, digits and `_`.',
      });
    }
  }
  for (const index of model.version === '0.2' ? model.indexes : []) {
    for (const field of index.projection?.type === 'INCLUDE' ? index.projection.fields : []) {
      const reason = whyUnusable(field.name);
      if (reason === undefined) continue;
      findings.add(unusableKeyName, field.node, {
        message: `The projected attribute ${quote(field.name)} ${reason}: TableTheory 4 refuses the model.`,
        found: field.name,
        hint: 'Name it with letters, digits and `_`, or project ALL.',
      });
    }
  }
  let keys: Set<string | undefined> | undefined;
  for (const attribute of model.attributes) {
    const { name } = attribute;
    const reason = name === undefined ? undefined : whyUnusable(name);
    if (name === undefined || reason === undefined) continue;
    keys ??= new Set(allKeysOf(model).map((key) => key.attribute));
    if (keys.has(name)) continue;
    // A name that breaks the convention of its model is told as that.
    if (model.convention !== undefined && !words.test(name)) continue;
    findings.add(unusableName, attribute.node, {
      below: ['attribute'],
      message: `The name ${quote(attribute.name)} ${reason}: DynamORM refuses to filter by it or to update it.`,
      found: attribute.name,
      hint: 'Name it with letters, digits and `_`.',
    });
  }
}

function whyUnusable(name: string): string | undefined {
  if (words.test(name)) return 'is an SQL keyword';
  if (/^[A-Za-z_]\w*$/.test(name)) return undefined;
  return /^\d/.test(name) ? 'begins with a digit' : 'has characters other than letters, digits and `_`';
}
