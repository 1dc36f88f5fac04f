import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { DocumentDraft, ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** Names that read alike. */
export const attributesAlike = rule({
  code: 'DYN-M116',
  severity: Severity.WARNING,
  title: 'The names of two attributes of a model differ in more than case, normalization or invisible characters.',
  why: 'DynamoDB stores two attributes, but the names look the same. Usually one of them is a misspelling.',
  broken: '- { attribute: orderId, type: S }\n- { attribute: orderID, type: S }',
  fixed: '- { attribute: orderId, type: S }\n- { attribute: externalOrderId, type: S }',
});

/** Tables that read alike. */
export const tablesAlike = rule({
  code: 'DYN-M117',
  severity: Severity.WARNING,
  title: 'The names of two tables of a document differ in more than case.',
  why: 'DynamoDB and every check treat them as two tables. Usually one of the names is a misspelling.',
  broken: '- name: Order      # table: { name: orders }\n- name: OrderLine  # table: { name: Orders }',
  fixed: '- name: Order      # table: { name: orders }\n- name: OrderLine  # table: { name: orders }',
});

/** The names of attributes of a model. */
export function checkAlikeAttributes(model: ModelDraft, { findings }: CheckContext): void {
  const first = new Map<string, string>();
  for (const attribute of model.attributes) {
    const { name } = attribute;
    if (name === undefined) continue;
    const text = folded(name);
    const known = first.get(text);
    if (known === undefined) first.set(text, name);
    else if (known !== name) {
      findings.add(attributesAlike, attribute.node, {
        below: ['attribute'],
        message: `The names ${quote(name)} and ${quote(known)} look the same, but are two attributes.`,
        found: name,
        hint: 'Use only one of them, or two names that look different.',
      });
    }
  }
}

/** The names of tables of a document. */
export function checkAlikeTables(document: DocumentDraft, { findings }: CheckContext): void {
  const first = new Map<string, string>();
  for (const model of document.models) {
    const { tableName: name } = model;
    if (name === undefined) continue;
    const text = folded(name);
    const known = first.get(text);
    if (known === undefined) first.set(text, name);
    else if (known !== name) {
      findings.add(tablesAlike, model.node, {
        below: ['table', 'name'],
        message: `The names ${quote(name)} and ${quote(known)} look the same, but are two tables.`,
        found: name,
        hint: 'Use only one of them, or two names that look different.',
      });
    }
  }
}

function folded(name: string): string {
  // Most names are ASCII, and a document may have a hundred thousand of them.
  if (/^[\x20-\x7e]*$/.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
}
