import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { attributeWithRole, isKeyOf, type ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

/** Versions come with the items. */
export const indexWithoutVersion = rule({
  code: 'DYN-M121',
  severity: Severity.INFO,
  title: 'An index of a model with a version projects the version.',
  why: 'An item that you read from the index has version 0, so DynamORM refuses to update it: the version does not match.',
  broken: 'projection: { type: INCLUDE, fields: [status] }   # the model has a version',
  fixed: 'projection: { type: INCLUDE, fields: [status, version] }',
});

/** Every index that projects less than everything. */
export function checkIndexVersions(model: ModelDraft, { findings }: CheckContext): void {
  const version = attributeWithRole(model, 'version')?.name;
  if (version === undefined) return;
  for (const index of model.indexes) {
    const type = index.projection?.type;
    if (type !== 'KEYS_ONLY' && type !== 'INCLUDE') continue;
    const projected = [...(type === 'INCLUDE' ? (index.projection?.fields ?? []) : [])].some((field) => field.name === version);
    if (projected || isKeyOf(model, version) || isKeyOf(index, version)) continue;
    findings.add(indexWithoutVersion, index.node, {
      below: ['projection'],
      message: `Index ${quote(index.name)} does not project the version ${quote(version)}, so items that you read from it cannot be updated.`,
      expected: `INCLUDE ${version}`,
      found: type,
      hint: `Include ${quote(version)}, or read the item from the table before updating it.`,
    });
  }
}
