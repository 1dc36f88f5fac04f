import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { AttributeDraft, ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import { attributeTypes } from './presence';

/** Required or optional. */
export const requiredAndOptional = rule({
  code: 'DYN-M034',
  severity: Severity.ERROR,
  title: 'No attribute is both required and optional.',
  why: 'DynamORM refuses the model, since the two contradict each other.',
  broken: '- { attribute: email, type: S, required: true, optional: true }',
  fixed: '- { attribute: email, type: S, optional: true }',
});

/** JSON fits the type. */
export const jsonType = rule({
  code: 'DYN-M035',
  severity: Severity.ERROR,
  title: 'An attribute with `json` is not a set, and from DMS 0.2 on not B.',
  why: 'DynamORM refuses the model.',
  broken: '- { attribute: labels, type: SS, json: true }',
  fixed: '- { attribute: labels, type: S, json: true }',
});

/** JSON of version 0.1. */
export const jsonTypeOfFirstVersion = rule({
  code: 'DYN-M036',
  severity: Severity.WARNING,
  title: 'In DMS 0.1 an attribute with `json` has the type S.',
  why: 'Most versions of DynamORM that read 0.1 refuse any other type, but some official documents use M.',
  broken: '- { attribute: provenance, type: M, json: true }   # dms_version: "0.1"',
  fixed: '- { attribute: provenance, type: S, json: true }   # or dms_version: "0.2"',
});

/** Binary fits the type. */
export const binaryType = rule({
  code: 'DYN-M037',
  severity: Severity.ERROR,
  title: 'An attribute with `binary` has the type B.',
  why: 'DynamORM refuses the model.',
  broken: '- { attribute: blob, type: S, binary: true }',
  fixed: '- { attribute: blob, type: B, binary: true }',
});

/** JSON or binary. */
export const jsonAndBinary = rule({
  code: 'DYN-M038',
  severity: Severity.ERROR,
  title: 'No attribute has both `json` and `binary`.',
  why: 'DynamORM refuses the model, because a value is stored in only one of the two ways.',
  broken: '- { attribute: blob, type: B, binary: true, json: true }',
  fixed: '- { attribute: blob, type: B, binary: true }',
});

const jsonTypes = ['S', 'N', 'BOOL', 'NULL', 'L', 'M'];
const sets = ['SS', 'NS', 'BS'];

/** The flags of every attribute. */
export function checkModifiers(model: ModelDraft, context: CheckContext): void {
  for (const attribute of model.attributes) {
    if (attribute.required && attribute.optional) {
      context.findings.add(requiredAndOptional, attribute.node, {
        below: ['optional'],
        message: `Attribute ${quote(attribute.name)} is both required and optional.`,
        hint: 'Remove one of the two.',
      });
    }
    // An unknown type is a finding of its own.
    if (attribute.type !== undefined && attributeTypes.includes(attribute.type)) checkStorage(model, attribute, attribute.type, context);
  }
}

function checkStorage(model: ModelDraft, attribute: AttributeDraft, type: string, { findings }: CheckContext): void {
  if (!attribute.json && !attribute.binary) return;
  const name = `Attribute ${quote(attribute.name)}`;
  if (attribute.json && attribute.binary) {
    findings.add(jsonAndBinary, attribute.node, {
      below: ['json'],
      message: `${name} is both json and binary.`,
      hint: 'Remove one of the two.',
    });
    return;
  }
  if (attribute.binary && type !== 'B') {
    findings.add(binaryType, attribute.node, {
      below: ['type'],
      message: `${name} is binary and has the type ${quote(type)}.`,
      expected: 'B',
      found: type,
      hint: 'Use type B, or remove `binary`.',
    });
  }
  if (!attribute.json || type === 'S') return;
  if (model.version === '0.1' ? sets.includes(type) : !jsonTypes.includes(type)) {
    findings.add(jsonType, attribute.node, {
      below: ['type'],
      message: `${name} is json and has the type ${quote(type)}.`,
      expected: model.version === '0.1' ? 'S' : jsonTypes.join(', '),
      found: type,
      hint: 'Use type S, or remove `json`.',
    });
  } else if (model.version === '0.1') {
    findings.add(jsonTypeOfFirstVersion, attribute.node, {
      below: ['type'],
      message: `${name} is json and has the type ${quote(type)}, which most versions of DynamORM that read DMS 0.1 refuse.`,
      expected: 'S',
      found: type,
      hint: 'Use type S, or dms_version "0.2" with TableTheory v3.',
    });
  }
}
