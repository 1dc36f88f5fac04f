import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type Comparison, isUnknown } from './comparison';

/** The physical name, on request. */
export const physicalNameDiffers = rule({
  code: 'DYN-M097',
  severity: Severity.ERROR,
  title: "If you enforce table names, the model's table name is the table's physical name.",
  why: 'A service that reads the name from the model instead of its environment would reach another table.',
  broken: 'table: { name: orders }   # the table is named orders-prod',
  fixed: 'table: { name: orders-prod }',
});

/** A logical name is a placeholder: it is compared only where the caller asks for it. */
export function checkPhysicalName(comparison: Comparison): void {
  if (!comparison.options.comparePhysicalName) return;
  const has = comparison.shape.tableName;
  for (const read of comparison.models) {
    if (has === undefined || isUnknown(has)) {
      comparison.cannotCheck(`The physical name of ${comparison.label}`, read.draft.node, ['table', 'name']);
    } else if (has !== read.model.tableName) {
      comparison.add(physicalNameDiffers, read.draft.node, {
        below: ['table', 'name'],
        message: `Model ${quote(read.model.name)} names the table ${quote(read.model.tableName)}, but its physical name is ${quote(has)}.`,
        expected: has,
        found: read.model.tableName,
        hint: 'Use the physical name in the model, or turn the comparison of names off.',
      });
    }
  }
}
