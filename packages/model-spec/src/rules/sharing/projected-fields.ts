import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { CheckContext } from '../check-context';
import type { TableGroup } from './table-group';

/** Projected attributes exist. */
export const projectedFieldUnknown = rule({
  code: 'DYN-M058',
  severity: Severity.ERROR,
  title: 'Every attribute that a projection lists is an attribute of a model of the table.',
  why: 'DynamoDB accepts any name. A misspelled name projects nothing, so the attribute is empty in items from the index.',
  broken: 'projection: { type: INCLUDE, fields: [statsu] }',
  fixed: 'projection: { type: INCLUDE, fields: [status] }',
});

/** The projected attributes of all indexes. An index that models share names the attributes of all of them. */
export function checkProjectedFields(group: TableGroup, { findings }: CheckContext): void {
  let known: Set<string> | undefined;
  for (const model of group.models) {
    for (const index of model.indexes) {
      for (const field of index.projection?.fields ?? []) {
        known ??= new Set(group.models.flatMap((one) => [...one.byName.keys()]));
        if (known.has(field.name)) continue;
        findings.add(projectedFieldUnknown, field.node, {
          message: `No model of the table has an attribute ${quote(field.name)} to project.`,
          found: field.name,
          hint: () => didYouMean(field.name, model.byName.keys()) ?? 'Name an attribute of the model.',
        });
      }
    }
  }
}
