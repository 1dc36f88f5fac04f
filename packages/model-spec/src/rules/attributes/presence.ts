import { nearest, quote } from '@dynamorm-cdk/core/text';
import type { Node } from '../../document/node';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type AttributeDraft, isMissing, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** The types of DynamoDB. */
export const attributeTypes = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'];

/** What people write for a type when they do not know DynamoDB's letters. */
const otherNames = new Map(
  Object.entries({
    string: 'S',
    text: 'S',
    number: 'N',
    int: 'N',
    integer: 'N',
    float: 'N',
    binary: 'B',
    bytes: 'B',
    boolean: 'BOOL',
    map: 'M',
    object: 'M',
    list: 'L',
    array: 'L',
  }),
);

/** A model has attributes. */
export const noAttributes = rule({
  code: 'DYN-M030',
  severity: Severity.ERROR,
  title: 'A model has attributes.',
  why: 'DynamORM refuses a model without attributes. List at least its keys.',
  broken: 'attributes: []',
  fixed: 'attributes:\n  - { attribute: PK, type: S }',
});

/** Attributes are whole. */
export const attributeIncomplete = rule({
  code: 'DYN-M031',
  severity: Severity.ERROR,
  title: 'Every attribute has a name under `attribute`, and a type.',
  why: 'DynamORM refuses the model.',
  broken: '- { attribute: email }',
  fixed: '- { attribute: email, type: S }',
});

/** Names of attributes are unique. */
export const attributeRepeated = rule({
  code: 'DYN-M032',
  severity: Severity.ERROR,
  title: "The names of a model's attributes are unique.",
  why: 'DynamORM refuses the model, because the two fields would overwrite each other in the item.',
  broken: '- { attribute: email, type: S }\n- { attribute: email, type: SS }',
  fixed: '- { attribute: email, type: S }\n- { attribute: emails, type: SS }',
});

/** Types are DynamoDB's. */
export const attributeType = rule({
  code: 'DYN-M033',
  severity: Severity.ERROR,
  title: 'The type of an attribute is one of S, N, B, BOOL, NULL, M, L, SS, NS and BS.',
  why: 'DynamoDB has no other types. DynamORM accepts any text here and fails when it writes.',
  broken: '- { attribute: email, type: string }',
  fixed: '- { attribute: email, type: S }',
});

/** What every attribute must have. */
export function checkAttributes(model: ModelDraft, { findings }: CheckContext): void {
  const list = model.node.field('attributes');
  if (isMissing(model.node, 'attributes') || (Array.isArray(list?.content) && list.content.length === 0)) {
    findings.add(noAttributes, model.node, {
      below: ['attributes'],
      message: 'The model has no attributes.',
      hint: 'List every attribute, keys included.',
    });
  }
  for (const attribute of model.attributes) {
    checkWhole(attribute, findings);
    checkUnique(model, attribute, findings);
    if (attribute.type !== undefined && !attributeTypes.includes(attribute.type)) reportType(attribute, attribute.type, findings);
  }
}

function checkWhole(attribute: AttributeDraft, findings: CheckContext['findings']): void {
  if (attribute.name !== undefined && attribute.type !== undefined) return;
  for (const part of ['attribute', 'type']) {
    if (!isMissing(attribute.node, part)) continue;
    findings.add(attributeIncomplete, attribute.node, {
      below: [part],
      message: part === 'attribute' ? 'The attribute has no name.' : `Attribute ${quote(attribute.name)} has no type.`,
      hint:
        part === 'attribute' ? 'Write its name under `attribute`.' : `Write one of ${attributeTypes.join(', ')}.${ofNull(attribute.node)}`,
    });
  }
}

/** An unquoted NULL in YAML is nothing, not the type of that name. */
function ofNull(node: Node): string {
  return node.valueAt('type') === null ? ' The type NULL needs quotes in YAML: "NULL".' : '';
}

function checkUnique(model: ModelDraft, attribute: AttributeDraft, findings: CheckContext['findings']): void {
  const first = attribute.name === undefined ? attribute : model.byName.get(attribute.name);
  if (!first || first === attribute || attribute.name === undefined) return;
  findings.add(attributeRepeated, attribute.node, {
    below: ['attribute'],
    message: `Attribute ${quote(attribute.name)} is already listed at ${first.node.path}.`,
    found: attribute.name,
    hint: 'Remove one of them, or rename it.',
  });
}

function reportType(attribute: AttributeDraft, type: string, findings: CheckContext['findings']): void {
  const meant =
    otherNames.get(type.toLowerCase()) ?? attributeTypes.find((one) => one === type.toUpperCase()) ?? nearest(type, attributeTypes);
  findings.add(attributeType, attribute.node, {
    below: ['type'],
    message: `The type ${quote(type)} of attribute ${quote(attribute.name)} is unknown.`,
    expected: attributeTypes.join(', '),
    found: type,
    hint: meant ? `Did you mean \`${meant}\`?` : `Use one of ${attributeTypes.join(', ')}.`,
  });
}
