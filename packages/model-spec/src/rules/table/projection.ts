import { quote, quoteAll } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { ModelIndex } from '../../model/model';
import { type IndexShape, Projection } from '../../shape/table-shape';
import { type Comparison, isUnknown, type ReadModel } from './comparison';

/** The projection that the model states. */
export const projectionNarrower = rule({
  code: 'DYN-M085',
  severity: Severity.ERROR,
  title: 'The index of the table projects at least the attributes that the model states.',
  why: 'Attributes that the index does not project are silently empty in the results of a query.',
  broken: 'projection: { type: ALL }   # the index of the table is KEYS_ONLY',
  fixed: 'projection: { type: KEYS_ONLY }   # or project ALL on the table',
});

/** The projection that the model leaves open. */
export const projectionNarrowerThanDefault = rule({
  code: 'DYN-M086',
  severity: Severity.WARNING,
  title: 'If a model states no projection, the index of the table projects all attributes.',
  why: 'Without a projection, DynamORM assumes ALL. Attributes that the index does not project are silently empty in the results of a query.',
  broken: '- name: gsi-email   # no projection, and the index of the table is KEYS_ONLY\n  type: GSI',
  fixed: '- name: gsi-email\n  type: GSI\n  projection: { type: KEYS_ONLY }',
});

/** The index carries what the model expects in it. */
export function checkProjection(comparison: Comparison, read: ReadModel, at: number, wants: ModelIndex, has: IndexShape): void {
  const draft = read.draft.indexes[at];
  const projection = has.projection ?? Projection.ALL;
  if (projection === Projection.ALL) return;
  const name = `index ${quote(wants.name)}`;
  if (isUnknown(projection)) {
    comparison.cannotCheck(`The projection of ${name} of ${comparison.label}`, draft.node, ['projection']);
    return;
  }
  if (wants.projection === Projection.KEYS_ONLY) return;
  const carried = new Set([
    ...(projection === Projection.INCLUDE ? (has.nonKeyAttributes ?? []) : []),
    ...[...has.partitionKeys, ...(has.sortKeys ?? []), comparison.shape.partitionKey].map((key) => key.name),
    ...(comparison.shape.sortKey ? [comparison.shape.sortKey.name] : []),
  ]);
  const lacking = wants.projection === Projection.INCLUDE ? (wants.nonKeyAttributes ?? []).filter((field) => !carried.has(field)) : [];
  if (wants.projection === Projection.INCLUDE && lacking.length === 0) return;
  if (wants.projection === Projection.INCLUDE && [...carried].some((field) => isUnknown(field))) {
    comparison.cannotCheck(`Whether ${name} of ${comparison.label} projects ${quoteAll(lacking)}`, draft.node, ['projection']);
    return;
  }
  const stated = draft.projection?.type !== undefined;
  const missing = wants.projection === Projection.INCLUDE ? `: it lacks ${quoteAll(lacking)}` : '';
  comparison.add(stated ? projectionNarrower : projectionNarrowerThanDefault, draft.node, {
    below: ['projection'],
    message: `Model ${quote(read.model.name)} ${stated ? 'expects' : 'states no projection, so it expects'} ${wants.projection} in ${name}, but on ${comparison.label} it projects ${projection}${missing}.`,
    expected:
      projection === Projection.INCLUDE
        ? `INCLUDE ${(has.nonKeyAttributes ?? []).filter((field) => !isUnknown(field)).join(', ')}`
        : projection,
    found: wants.projection === Projection.INCLUDE ? `INCLUDE ${(wants.nonKeyAttributes ?? []).join(', ')}` : wants.projection,
    hint: 'Widen the projection on the table, which recreates the index, or state the narrower projection in the model.',
  });
}
