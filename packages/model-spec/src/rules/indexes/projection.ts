import { limits, type ProjectionProblems, projectionProblems } from '@dynamorm-cdk/core/dynamodb';
import { nearest, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { IndexDraft, ModelDraft, ProjectionDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

const types = ['ALL', 'KEYS_ONLY', 'INCLUDE'];
const mostFields = limits.projectedByIndex;

/** The projection is known. */
export const projectionType = rule({
  code: 'DYN-M054',
  severity: Severity.ERROR,
  title: 'A projection is ALL, KEYS_ONLY or INCLUDE; an index without one projects ALL.',
  why: 'DynamoDB has no other projections.',
  broken: 'projection: { type: KEYS }',
  fixed: 'projection: { type: KEYS_ONLY }',
});

/** INCLUDE says what. */
export const includeWithoutFields = rule({
  code: 'DYN-M055',
  severity: Severity.ERROR,
  title: 'An INCLUDE projection names at least one attribute under `fields`.',
  why: 'DynamoDB refuses INCLUDE without attributes.',
  broken: 'projection: { type: INCLUDE }',
  fixed: 'projection: { type: INCLUDE, fields: [status] }',
});

/** INCLUDE has a limit. */
export const tooManyFields = rule({
  code: 'DYN-M056',
  severity: Severity.ERROR,
  title: 'An INCLUDE projection names at most 20 attributes.',
  why: 'DynamoDB refuses more in one index.',
  broken: 'projection: { type: INCLUDE, fields: [a1, a2, "... 21 of them"] }',
  fixed: 'projection: { type: ALL }',
});

/** Fields that do nothing. */
export const fieldsWithoutInclude = rule({
  code: 'DYN-M059',
  severity: Severity.WARNING,
  title: 'Only INCLUDE has `fields`.',
  why: 'ALL projects every attribute and KEYS_ONLY only the keys, so `fields` has no effect with them.',
  broken: 'projection: { type: KEYS_ONLY, fields: [status] }',
  fixed: 'projection: { type: INCLUDE, fields: [status] }',
});

/** Keys are projected anyway. */
export const projectedKey = rule({
  code: 'DYN-M060',
  severity: Severity.WARNING,
  title: 'A projection repeats no key and no attribute.',
  why: 'The keys of table and index are always projected. DynamoDB accepts the repetition and counts it towards the limits.',
  broken: 'projection: { type: INCLUDE, fields: [PK, status] }',
  fixed: 'projection: { type: INCLUDE, fields: [status] }',
});

/** The projection of every index; whether the fields exist is judged over all models of the table. */
export function checkProjections(model: ModelDraft, context: CheckContext): void {
  for (const index of model.indexes) {
    if (index.projection) checkProjection(model, index, index.projection, context);
  }
}

function checkProjection(model: ModelDraft, index: IndexDraft, projection: ProjectionDraft, { findings }: CheckContext): void {
  const { node, type, fields } = projection;
  if (fields.length === 0 && (type === undefined || type === 'ALL' || type === 'KEYS_ONLY')) return;
  if (type !== undefined && !types.includes(type)) {
    const near = types.find((one) => one === type.toUpperCase() || one.startsWith(type.toUpperCase())) ?? nearest(type, types);
    findings.add(projectionType, node, {
      below: ['type'],
      message: `The projection ${quote(type)} is unknown.`,
      expected: types.join(', '),
      found: type,
      hint: near ? `Did you mean \`${near}\`?` : `Use one of ${types.join(', ')}.`,
    });
    return;
  }
  const list = node.field('fields');
  const keys = [...model.keys, ...index.keys].map((key) => key.attribute);
  const problems = projectionProblems(
    type ?? 'ALL',
    fields.map((field) => field.name),
    keys,
  );
  // A list whose items are of another kind has a finding for each of them.
  const nothingListed = list === undefined || list.isAbsent || (Array.isArray(list.content) && list.content.length === 0);
  if (problems.withoutFields && nothingListed) {
    findings.add(includeWithoutFields, node, {
      below: ['fields'],
      message: 'The projection is INCLUDE, but names no attributes.',
      hint: 'List the attributes under `fields`, or use KEYS_ONLY.',
    });
  }
  if (problems.tooManyFields && !problems.ignoredFields) {
    findings.add(tooManyFields, node, {
      below: ['fields'],
      message: `The projection names ${fields.length} attributes.`,
      expected: `at most ${mostFields}`,
      found: String(fields.length),
      hint: 'Project ALL, or fewer attributes.',
    });
  }
  if (problems.ignoredFields) {
    findings.add(fieldsWithoutInclude, node, {
      below: ['fields'],
      message: `The projection is ${type ?? 'ALL, since it states no type,'} and ignores the attributes under \`fields\`.`,
      expected: 'INCLUDE',
      found: type ?? 'no type',
      hint: 'Use INCLUDE, or remove `fields`.',
    });
    return;
  }
  checkRepetition(problems, projection, findings);
}

function checkRepetition({ keys, repeated }: ProjectionProblems, { fields }: ProjectionDraft, findings: CheckContext['findings']): void {
  fields.forEach((field, at) => {
    if (!keys.includes(at) && !repeated.includes(at)) return;
    findings.add(projectedKey, field.node, {
      message: keys.includes(at) ? `The key ${quote(field.name)} is always projected.` : `${quote(field.name)} is listed twice.`,
      found: field.name,
      hint: 'Remove it here.',
    });
  });
}
